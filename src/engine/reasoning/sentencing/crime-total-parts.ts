/** Part of a criminal paper (文书部分) by what it does: tells facts found or alleged, what came after, proofs, opinions, defences. */
export type PaperPart = "found" | "alleged" | "after" | "proof" | "opinion" | "defence" | "open";

/** A sentence of the paper in its part, with the incident it tells of; end exclusive. */
export interface PaperSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly part: PaperPart;
  /** Number of the incident (起), counted from 0; a new number, date or paragraph begins one. */
  readonly incident: number;
}

/** What begins a part, wherever in a sentence it stands; the first that fits wins. */
const BEGINNINGS: readonly (readonly [PaperPart, RegExp])[] = [
  ["after", /^(?:另|还|又|再|同时|并)(?:经)?(?:本院)?(?:审理)?查(?:明|，|,|:|：)?|^(?:案发后|事后|到案后|归案后)/u],
  ["defence", /辩护人(?:认为|提出|的辩护|辩称|对)|(?:被告人|上诉人)[^，。]{0,12}(?:辩称|辩解称|上诉称|提出)/u],
  [
    "opinion",
    /(?:公诉机关|检察院|检察机关|该院|本院)(?:据此|因此|综上)?认为|(?:其|的)行为(?:均|已|触犯|构成)|应当以.{1,20}罪追究/u,
  ],
  [
    "proof",
    /^(?:上述|以上|前述|本案)?(?:犯罪)?(?:指控)?(?:的)?(?:上述|以上)?(?:犯罪)?事实[^。]{0,40}(?:证据|证实|证明|异议|供述|佐证)|^(?:认定|证明|证实|指控)(?:上述|以上)|(?:举证|质证|佐证|在案证实|足以认定)|^\(?[\d一二三四五六七八九十]{0,2}[、.)]?(?:书证|物证|证人|被害人|失主)?[^，。,]{0,14}(?:的?证言|的?陈[述X]|的?供述(?:和|与|及)?(?:辩解)?)(?:证实|证明|及|，|,|:|：|、|。)/u,
  ],
  ["found", /(?:审理|依法|本院|法院)查明|查明(?:的)?(?:事实|：|:|，|,)/u],
  ["alleged", /指控|公诉(?:机关)?称|起诉书/u],
];
/** Facts go on after a sentence that only names proofs or speaks of what came after. */
const INCIDENT =
  /^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]{1,3}[起次]|[（(]?\d{1,2}[）)、.．](?!\d)|事实[一二三四五六七八九十]|[①-⑳])/u;
const DATED = /^\s*(?:同|次)(?:年|月|日)|^[^，,。]{0,12}?(?:\d{4}年|\d{1,2}月\d{0,2}日?|同[年月日]|次日)/u;

/** Cuts a paper into sentences with their parts and incidents. */
export function readPaperSentences(text: string): PaperSentence[] {
  let part: PaperPart = "open";
  let facts: PaperPart = "open";
  let incident = 0;
  const found: PaperSentence[] = [];
  for (const match of text.matchAll(/(?:[^。；;\n]|(?<=&[a-z]{2,6});)+[。；;\n]?/gu)) {
    const sentence = match[0];
    const begun = BEGINNINGS.find(([, words]) => words.test(sentence.trim()))?.[0];
    const isNumbered = INCIDENT.test(sentence);
    const isDated = DATED.test(sentence.trim());
    if (begun === "found" || begun === "alleged") facts = begun;
    if (begun !== undefined) part = begun;
    else if ((isNumbered && part !== "proof") || (isDated && part === "after")) part = facts;
    if (isNumbered || isDated) incident += 1;
    found.push({ start: match.index, end: match.index + sentence.length, text: sentence, part, incident });
  }
  return found;
}
