import { foldWidth } from "./fold.ts";

const STATE = /中华人民共和国/gu;
const MARKS = /[\s《》〈〉<>﹤﹥“”"'、,，。.()（）]/gu;
const YEAR = /[(（](?:\d{4}年?)?(?:修正|修订|修改|第.次修正)?(?:版|本|文本)?[)）]$/u;
const TRIAL = /[(（](?:试行|暂行)[)）]/gu;
const ORDINAL = /[(（]([一二三四五六七八九十]+)[)）]$/u;
const ABOUT = /^(?:[\u4e00-\u9fff、]{2,40}?)?关于/u;
const KIND = /(?:司法解释|解释|规定|意见|批复|办法|规则)$/u;
const OPENING = /^(?:人民法院)?(?:依法)?(?:审理|办理|处理|确定|适用|执行|规范|严格执行|严格规范)/u;
const FILLING =
  /(?:案件)?(?:具体)?(?:适用|应用|运用)?(?:法律|有关)?(?:的)?(?:若干|有关|具体|几个)*(?:问题)?(?:的)?(?:若干)?$/u;

/** A name of a law made comparable: without the name of the state, marks, blanks, brackets and a year of amendment. */
export function nameKey(name: string): string {
  return foldWidth(name.trim()).replace(YEAR, "").replace(STATE, "").replace(MARKS, "");
}

/**
 * Names by which courts and lawyers call a text of this title besides the title itself: 关于审理民间借贷案件适用法律若干
 * 问题的规定 is 民间借贷规定 and 民间借贷司法解释, 关于适用《民法典》婚姻家庭编的解释（一） is 婚姻家庭编解释一 and, without
 * its number, 婚姻家庭编解释. Several laws may share such a name; whoever uses them must look. `shortOf` gives short names
 * of a law that a title speaks of (民事诉讼法 is 民诉法).
 */
export function shortNamesOf(title: string, shortOf: (law: string) => readonly string[] = () => []): string[] {
  const plain = foldWidth(title).replace(STATE, "").replace(/\s/gu, "").replace(TRIAL, "");
  const ordinal = ORDINAL.exec(plain)?.[1] ?? "";
  const whole = plain.replace(ORDINAL, "");
  const rest = whole.replace(ABOUT, "");
  const kind = rest === whole ? undefined : KIND.exec(rest)?.[0];
  const cores = kind === undefined ? [] : coresOf(rest.slice(0, -kind.length), shortOf);
  const short = cores.flatMap((core) => endsOf(kind ?? "").map((end) => core + end));
  const spoken = [rest, ...lawsShortened(rest, shortOf), ...short];
  const names = new Set(spoken.flatMap((name) => [name, name + ordinal]));
  return [...names].map(nameKey).filter((name) => name.length >= 4 && name !== nameKey(title));
}

/** 适用《民事诉讼法》的解释 as 适用民诉法的解释. */
function lawsShortened(rest: string, shortOf: (law: string) => readonly string[]): string[] {
  const law = /[《〈]([^《》〈〉]{2,30})[》〉]/u.exec(rest);
  return law ? shortOf(law[1] ?? "").map((short) => rest.replace(law[0], short)) : [];
}

/** What the text is about: 民间借贷 and 民间借贷纠纷, 婚姻家庭编 and 民法典婚姻家庭编. */
function coresOf(about: string, shortOf: (law: string) => readonly string[]): string[] {
  const subject = about.replace(OPENING, "").replace(FILLING, "").replace(/的$/u, "");
  const law = /^[《〈](.{2,30}?)[》〉](.*)$/u.exec(subject);
  const bare = law ? [law[1], ...shortOf(law[1] ?? "")].map((name) => `${name ?? ""}${partOfLaw(law[2] ?? "")}`) : [];
  const part = law ? partOfLaw(law[2] ?? "") : "";
  const plain = law ? [...bare, ...(part.length > 2 ? [part] : [])] : [subject];
  const cores = plain.flatMap((core) => [
    core,
    core.replace(/(?:刑事|民事|行政)?案件$|(?:刑事|民事|行政)$/u, ""),
    core.replace(/(?:(?:刑事|民事|行政)?案件)$|纠纷(?:案件)?$/u, ""),
    core.replace(/罪$/u, ""),
  ]);
  return [...new Set(cores)].filter((core) => core.length >= 2);
}

function partOfLaw(rest: string): string {
  return rest
    .replace(FILLING, "")
    .replace(/^(?:有关|的)/u, "")
    .replace(/的$/u, "");
}

function endsOf(kind: string): string[] {
  if (kind === "规定") return ["规定", "解释", "司法解释"];
  return kind === "解释" ? ["解释", "司法解释"] : [kind];
}
