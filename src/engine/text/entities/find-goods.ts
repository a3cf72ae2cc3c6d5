import type { OffenceWords } from "../../../vocabulary/recognition.ts";
import { anyOf, type Entity, entityAt } from "./entity.ts";

const NUMBER = "(?:(?<![A-Za-z\\d])\\d+(?:[，.]\\d+)*|[一二两三四五六七八九十百几数]+)";
// 的 parts a thing from its owner and its place, but not from its colour.
const PLAIN = "(?:[^，。；、（）()：:的]|(?<=色)的)";
const OPENING = "(?:“[^”]{1,24}”|‘[^’]{1,24}’)";

/**
 * Things that were taken (被盗物品): counted things before or behind their number (一辆电动车, 电瓶4只), things called
 * stolen or pointed at (被盗手机, 该戒指), and known goods behind a verb of taking. Sums of money and tools are not things.
 */
export function findGoods(text: string, words: OffenceWords): Entity[] {
  const count = `${NUMBER}余?${anyOf(words.classifiers)}`;
  const goods = anyOf(words.goods);
  const takes = anyOf(words.takes);
  const start = `(?<=^|[，。；、（(：:]|的|${takes}|了|内有|内装|装有|内|上|里|和|及|将|把|处|走|价值|被害人)`;
  const stop =
    "(?=[，。；、（）()：:]|$|盗|窃|偷|价值|被|已|并|经|后|停|放|骑|开走|推|卖|销|以|用|逃|离开|和|及|与|共|均|所有|拆|运|拿|取|扔|丢|发还|返还|追回|在|等|全部|分别|重\\d|藏)";
  const noun = `(?:${OPENING}|${PLAIN}){1,26}?`;
  const single = `(?!${count})(?:${OPENING}|(?![和及将把在停了走去取])${PLAIN}){1,40}?`;
  const patterns: readonly string[] = [
    // 被盗的索尼数码相机, 该手机, 上述被盗香烟
    `(?:被盗的?|涉案的?|所盗的?|盗窃来的|盗来的)(?:${OPENING}|${PLAIN}){1,22}?${stop}`,
    `该(?:${PLAIN}){0,6}?${goods}(?!店|城|厂|市场)`,
    // “韩束墨菊”洁面乳1瓶, 绿派电瓶5只, 电瓶3组12只
    `${start}(?:[\\u4e00-\\u9fff]某[某甲乙丙丁]?的?)?${single}(?:各)?${count}(?:${count})?(?!的)`,
    // 一辆红色“雅迪牌”电动车, 20卷的盛源牌电线, 1辆小飞哥牌二轮电动车的电瓶
    `${count}的?(?:${OPENING}|${PLAIN}){0,20}?${goods}(?:的(?:电瓶|电池))?${stop}`,
    `${count}的?${noun}${stop}`,
    // bare goods
    `(?<=[的内里上])(?:${OPENING}|${PLAIN}){0,8}?${goods}(?=(?:盗|窃|偷|抢|骗|拿|骑|开|推)走)`,
    `(?<=${takes}(?:了)?)(?:${OPENING}|${PLAIN}){0,12}?${goods}`,
    `(?<=[、及和]|^|，|内有|将|把)(?:${OPENING}|[^，。；、（）()：:的将及和]){0,8}?${goods}(?:等财物)?(?=[，。；、（）()]|$|已|被|共|价值|均|及|和|盗|骑|运|卖|等物品)`,
  ];
  const found: Entity[] = [];
  for (const source of patterns) {
    for (const match of text.matchAll(RegExp(source, "gu"))) {
      const entity = trimmed(text, match.index, match.index + match[0].length, takes);
      if (isThing(entity.text) && !found.some((other) => other.start < entity.end && entity.start < other.end))
        found.push(entity);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A reading begins behind the last verb of taking or word of placing inside it. */
function trimmed(text: string, start: number, end: number, takes: string): Entity {
  const written = text.slice(start, end);
  const lead =
    RegExp(
      `^.*(?:${takes}(?:了)?(?!来|所得)|[箱室房库店柜包兜车家屋处](?:内|里|上)的?|放置?在[^，]{1,10}?[上内里]|共计|赃物|内有|内装有?|装有|将|把|(?:^|，)在|(?:被害人|失主)(?=.{2,4}(?:的|“))|被害人|现场|安装在|用于)(?=.{2})`,
      "u",
    ).exec(written)?.[0].length ?? 0;
  return entityAt(text, "goods", { start: start + lead, end });
}

const NO_THING =
  /(?:元(?!面额)|人民币|现金|次|起|年|月|日|时许|事实|犯罪|作案|数额|所得|人员|男子|女子|案件|套房|店|楼|房间|门锁|栋|号|财物总|损失|单位|人$|方式|其余|其中|价格|结论|清单|笔录|家\d|朋友|伙同)|^(?:一|二|两|三)(?:人|名|审)|^(?:被盗|涉案)$|^涉案财物|^被盗物品/u;

function isThing(written: string): boolean {
  return written.length >= 2 && !(NO_THING.test(written) && !written.startsWith("“"));
}
