import type { PublicationRules } from "../../vocabulary/publication.ts";
import { isPersonName } from "../text/party-labels.ts";

const HAN = /^[\u4e00-\u9fff\u3400-\u4dbf]$/u;
const DOTTED = /^[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,10}){1,3}/u;
const LATIN = /^[A-Z][A-Za-z]{1,20}(?:[ .'-]{1,2}[A-Z][A-Za-z]{0,20}){0,3}/u;
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|宇文|长孙|端木|百里|呼延|南宫)/u;
/** A name that is hidden already: it stays, and no other person is given it. */
const HIDDEN =
  /^(?:[\u4e00-\u9fff]{1,2}(?:某{1,3}|[×✕*○]{1,3}|[Xx]{1,3})(?:[甲乙丙丁戊己]|\d{1,2}|[\u4e00-\u9fff](?=[，,。、（(；;]))?|[甲乙丙丁](?=[，,。]))/u;

/** A text without the blanks that a scan put between characters, for reading names. */
export function withoutBlanks(folded: string): string {
  return folded.replace(/(?<=[\u4e00-\u9fff·:,、()“”])[ \t]{1,2}(?=[\u4e00-\u9fff·(])/gu, "");
}

/** True for a name of which nothing but the surname is written (张某, 王××). */
export function isHidden(name: string): boolean {
  return HIDDEN.test(name);
}

/**
 * The full name of a person that begins at a place of a text (姓名): with a dot, in Latin letters, or surname and one or two
 * characters; how many is told by what follows and by how the text writes it elsewhere. Undefined where none begins.
 */
export function nameAt(flat: string, at: number, rules: PublicationRules): string | undefined {
  const rest = flat.slice(at, at + 40);
  if (HIDDEN.test(rest)) return undefined;
  const foreign = DOTTED.exec(rest)?.[0] ?? LATIN.exec(rest)?.[0];
  if (foreign !== undefined) return foreign.trimEnd();
  const surname = COMPOUND.exec(rest)?.[0] ?? rest.charAt(0);
  const [first = "", second = "", third = ""] = Array.from(rest.slice(surname.length, surname.length + 6));
  const isNamed = surname.length === 2 || isPersonName(`${surname}三`);
  if (!isNamed || !HAN.test(first) || isWord(surname + first)) return undefined;
  const [short, long] = [surname + first, surname + first + second];
  if (!HAN.test(second)) return rules.ends.includes(first) && !isRepeated(flat, short) ? undefined : short;
  return isLong(flat, { short, long, second, third }, rules) ? long : short;
}

/** Words that begin like a name behind a word of role. */
const WORDS =
  /^(?:证言|陈述|应当|应该|经过|方面|方某些|于是|时候|从而|都是|和其|和被|相关|关于|家属|家长|家庭|家中|家里|家人|成年|成为|向法|向公|向本|安全|安置|任何|时间|马上|全部|平时|高度|连续|单位|单独|金额|明确|有关|有权|有限|鲁莽|支付|能够|何时|通过|强行|温和|甘愿|干警|万元|华侨|党员|项目|钱款|钱财|车辆|车主|车上|房屋|房产|水果|石某些|江边|路边|路上|毛巾|管理|代理|代为|代表|农民|商店|牛肉|白天|黄金|黑色|左手|右手|后来|后经|计算|解除|简易|别人|公安|公司|公诉|公开|空调|生活|生前|生育|宁愿|喻为|祝福|查明|查获|查封|权利|权益|言词|言明|付款|收款|银行|同意|同时|同村|同学|住院|常年|常住|终于|终审|易某些|广场|国家|国籍|海上|归还|冷静|充分|满足|居民|居住|步行|衡量|包括|包含|成立|于某地|宫外|门诊|幸好|武力|景区|龙头|顾客|孟某)/u;

const isWord = (name: string): boolean => WORDS.test(name);

const count = (text: string, words: string): number => text.split(words).length - 1;
const isRepeated = (text: string, name: string): boolean => count(text, name) > 1;

interface Choice {
  readonly short: string;
  readonly long: string;
  readonly second: string;
  readonly third: string;
}

/** True when the second character behind the surname belongs to the name. */
function isLong(flat: string, { short, long, second, third }: Choice, { ends }: PublicationRules): boolean {
  const [shorts, longs] = [count(flat, short), count(flat, long)];
  const isClosed = !HAN.test(third) || ends.includes(third);
  if (!ends.includes(second)) return isClosed || longs > 1 || shorts === longs;
  if (second === "的") return false;
  return longs > 1 && (shorts === longs || (isClosed && longs * 2 >= shorts));
}
