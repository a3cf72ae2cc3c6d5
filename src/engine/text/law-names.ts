import { foldWidth } from "./fold.ts";

/** A law named just before an article: as written, its official title when known, and where the name begins. */
export interface NamedLaw {
  readonly law: string;
  readonly title: string | undefined;
  readonly start: number;
  /** How it was named; a guess is a word that merely ends like a law, "own" the law that the text is part of. */
  readonly by: "brackets" | "name" | "pronoun" | "guess" | "own";
}

const LONGEST = 60;
const PRONOUN =
  /(?:(?<!合)同法|[该本](?:法|法典|解释|司法解释|规定|(?:实施)?(?:条例|办法|规则|细则)|意见|决定|安排|通则)|(?:前述?|上述)(?:法|法律|解释|司法解释)|同一?(?:解释|司法解释|条例))$/u;
const LIKE_A_LAW =
  /[\u4e00-\u9fff]{2,30}?(?:法典|法|条例|规定|解释|办法|规则|细则|通则)(?:[一二三四五六七八九十]|\([一二三四五六七八九十]{1,2}\))?$/u;
const STOP =
  /^.*(?:依照|依据|根据|按照|参照|适用|违反|符合|结合|以及|触犯|因为|属于|我国|之|和|及|与|是|按|依|据|的(?!.*(?:规定|解释)$))/u;
const NO_LAW =
  /^(?:.{0,4}(?:上述|前述|相关|有关|下列|以下|法律|法定|该|此|另行|明确).*|[本其].*|.{0,4}(?:合同|协议|约定)(?:规定|解释)|.{0,2})$/u;
const PART = /(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编$/u;

const keysOfTitles = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>();

/** Title by any name, independent of width, spaces and kind of brackets; undefined when the name is not among the titles. */
export function findTitle(name: string, titles: ReadonlyMap<string, string>): string | undefined {
  const keys = keyed(titles);
  const key = keyOf(name);
  const current = key.replace(/\((?:\d{4}年?)?(?:修正|修订|第.次修正)(?:版|本)?\)$|\(\d{4}\)$/u, "");
  for (const candidate of [key, current, `中华人民共和国${current}`, current.replace(PART, "")]) {
    const title = keys.get(candidate);
    if (title !== undefined) return title;
  }
  return undefined;
}

function keyed(titles: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const known = keysOfTitles.get(titles);
  if (known) return known;
  const keys = new Map<string, string>();
  const add = (name: string, title: string): void => {
    if (!keys.has(name)) keys.set(name, title);
  };
  for (const [name, title] of titles) keys.set(keyOf(name), title);
  for (const title of titles.values()) add(keyOf(title), title);
  // Judgments often name an interpretation from 关于 on, with its issuer before the brackets.
  for (const title of titles.values()) add(keyOf(title).replace(ISSUERS, ""), title);
  keysOfTitles.set(titles, keys);
  return keys;
}

const ISSUERS = /^(?:最高人民法院|最高人民检察院|公安部|司法部|国家安全部)+(?=关于)/u;
const MARKS = /[\s、,《》〈〉<>﹤﹥·・]/g;
/** (一) of a title; its brackets are often left out. */
const ORDINAL = /\(([一二三四五六七八九十]{1,3})\)/gu;

function keyOf(name: string): string {
  return foldWidth(name).replace(MARKS, "").replace(ORDINAL, "$1");
}

/**
 * The law named directly before position `at` of a text, given as it is and folded: 《民诉法》, a known name without brackets, 同法 and the like (which
 * mean `last`), or a word that ends like a law. Brackets such as （以下简称民法典） or （2020修正） and 合同编 may stand between.
 */
export function lawBefore(
  { text, folded: whole }: { readonly text: string; readonly folded: string },
  at: number,
  titles: ReadonlyMap<string, string>,
  last: NamedLaw | undefined,
): NamedLaw | undefined {
  const folded = whole.slice(Math.max(0, at - 160), at);
  const offset = at - folded.length;
  let end = folded.trimEnd().length;
  for (let attempt = 0; attempt < 4 && end > 0; attempt++) {
    const head = folded.slice(0, end);
    const found = bracketed(text, head, offset, titles) ?? plainName(head, offset, titles);
    if (found) return found;
    const between = /(?:\([^()]{1,60}\)|\s+|[的中])$/u.exec(head) ?? PART.exec(head);
    if (!between) break;
    end = between.index;
  }
  return pronounOrGuess(folded.trimEnd(), offset, last);
}

function bracketed(
  text: string,
  head: string,
  offset: number,
  titles: ReadonlyMap<string, string>,
): NamedLaw | undefined {
  if (!/[》〉]$/.test(head)) return undefined;
  let depth = 0;
  for (let index = head.length - 1; index >= 0; index--) {
    const character = head.charAt(index);
    if (/[》〉]/.test(character)) depth++;
    if (/[《〈]/.test(character)) depth--;
    if (depth > 0) continue;
    const law = text.slice(offset + index + 1, offset + head.length - 1).replace(/\s/g, "");
    return law === "" ? undefined : { law, title: findTitle(law, titles), start: offset + index, by: "brackets" };
  }
  return undefined;
}

/** Longest known name that ends where the head ends; line breaks of a scan may run through it. */
function plainName(head: string, offset: number, titles: ReadonlyMap<string, string>): NamedLaw | undefined {
  const keys = keyed(titles);
  let name = "";
  let found: NamedLaw | undefined;
  for (let index = head.length - 1; index >= 0 && name.length < LONGEST; index--) {
    const character = head.charAt(index);
    if (/[。;！？!?]/.test(character)) break;
    if (/[\s、,《》〈〉<>﹤﹥·・]/.test(character) || isOrdinalBracket(head, index)) continue;
    name = character + name;
    const title = name.length < 2 ? undefined : (keys.get(name) ?? keys.get(`中华人民共和国${name}`));
    if (title !== undefined) found = { law: name, title, start: offset + index, by: "name" };
  }
  return found;
}

function isOrdinalBracket(head: string, index: number): boolean {
  const character = head.charAt(index);
  if (character === ")") return /\([一二三四五六七八九十]{1,3}$/u.test(head.slice(Math.max(0, index - 4), index));
  return character === "(" && /^[一二三四五六七八九十]{1,3}\)/u.test(head.slice(index + 1, index + 5));
}

function pronounOrGuess(head: string, offset: number, last: NamedLaw | undefined): NamedLaw | undefined {
  const pronoun = PRONOUN.exec(head);
  if (pronoun) {
    // 本法 in a statute is the statute itself, which a text cannot tell.
    const title = pronoun[0].startsWith("本") ? undefined : last?.title;
    return { law: pronoun[0], title, start: offset + pronoun.index, by: "pronoun" };
  }
  const like = LIKE_A_LAW.exec(head);
  if (!like) return undefined;
  const law = like[0].replace(STOP, "");
  if (NO_LAW.test(law) || !/[法例定释则]/.test(law)) return undefined;
  return { law, title: undefined, start: offset + head.length - law.length, by: "guess" };
}
