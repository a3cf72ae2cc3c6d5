import type { OffenceWords } from "../../../vocabulary/recognition.ts";
import { anyOf, type Entity, entityAt } from "./entity.ts";

const NAME = "[^，。；、（）()：:]";

/**
 * Places of an offence (作案地点): behind a word of going or being there (来到, 窜至, 在, 进入, 位于) up to an ending that
 * names a place, and before a verb of taking that follows a full address directly.
 */
export function findOffencePlaces(text: string, words: OffenceWords): Entity[] {
  const ending = anyOf(words.places);
  const stop =
    "(?=[，。；、（()：:]|$|将|把|采|采取|采用|用|以|趁|乘|时|盗|窃|偷|抢|实施|进行|找|被(?!害人)|从|查看|先后|伺机|与|发现|后|，)";
  const list = `(?:、${NAME}{2,24}?${ending}${stop})*`;
  const going = RegExp(
    `(?:来到|窜至|窜到|蹿至|去到|行至|回到|返回|跑到|赶到|前往|流窜至|潜入|进入到?|位于|途经|到达|至|到|在)(?<place>${NAME}{2,44}?${ending}”?(?:内|里|中|上|下|旁|边|附近|门口|处)?)${stop}${list}`,
    "gu",
  );
  const parked = RegExp(
    `(?:停放在?|停在|放在|存放在?)(?<place>(?!该|此|其)${NAME}{2,24}?(?:楼下|车库内|院子内|院内|家中|室内|房内|门口|车库|院子里))的`,
    "gu",
  );
  const direct = RegExp(
    `${anyOf(words.takes)}(?<place>${NAME}{2,10}(?:市|县|区|镇)${NAME}{2,30}?(?:楼顶|内|处|村|屋”|店(?!楼)|区))(?:的)?(?=${NAME}{2,20}(?:${words.classifiers.join("|")}))`,
    "gu",
  );
  const found = [...text.matchAll(going), ...text.matchAll(parked), ...text.matchAll(direct)].flatMap(
    (match): Entity[] => {
      const place = match.groups?.["place"] ?? "";
      const start = match.index + match[0].indexOf(place);
      const end = match.index + match[0].replace(/的$/u, "").length;
      const isPlace = !/^(?:案|期间|其|该|上述|此|指|网上|被|已|拘|押|得|了|\d+[年月日时元])/u.test(place);
      return isPlace ? [entityAt(text, "place", { start, end: Math.max(end, start + place.length) })] : [];
    },
  );
  return found.sort((a, b) => a.start - b.start);
}

/** Authorities and bodies (组织机构): police, price offices, courts, prisons, with the place in their name. */
export function findBodies(text: string, words: OffenceWords): Entity[] {
  const name = RegExp(
    `(?:[\\u4e00-\\u9fff*]{2,8}?(?:省|市|区|县|旗|州|镇|前旗)[\\u4e00-\\u9fff*]{0,6}?)?${anyOf(words.bodies)}(?:[\\u4e00-\\u9fff]{2,8}?${anyOf(words.bodies)})?`,
    "gu",
  );
  return [...text.matchAll(name)].map((match) => {
    const lead =
      /^.*(?:被|经|由|向|至|后|将|在|的|给|往)(?=[\u4e00-\u9fff]{2,}(?:省|市|区|县|旗|州|公安|派出|价格))/u.exec(
        match[0],
      )?.[0].length ?? 0;
    return entityAt(text, "body", { start: match.index + lead, end: match.index + match[0].length });
  });
}
