import { CHINESE_NUMERALS, parseNumber } from "./numerals.ts";

/** One number of a citation, in Arabic digits or in Chinese, with the blanks of a scan; for a pattern over folded text. */
export const NUMBER = String.raw`(?:\d(?:\s?\d){0,3}|[${CHINESE_NUMERALS}](?:\s?[${CHINESE_NUMERALS}]){0,8})`;
/** Numbers of a list or range that share one 条, 款 or 项. */
export const NUMBERS = String.raw`${NUMBER}(?:\s?[、,至到~-]\s?第?\s?${NUMBER}){0,30}`;
/** The number of 之一; 之 before a word (之一切, 之三年) is no number. */
const SUB = String.raw`(?:[一二三四五六七八九十]{1,2}(?![\u4e00-\u9fff]{0,2}条|[年月日个种切次])|\d{1,2}(?![\d年月日.]))`;
const TOKEN = new RegExp(
  String.raw`(?<join>\s*(?:的?规定(?=[、和及与或以]))?(?:[、,;]|和|及|与|或者|或|以及|至|到|~|-)+\s*)?\s?(?:(?<marked>第)?\s?(?<numbers>${NUMBERS})\s?(?:(?<unit>条(?![件例约目]))(?:\s?之\s?(?<sub>${SUB}))?|(?<part>[款项]))|之\s?(?<onlySub>${SUB})|第?\s?\(\s?(?<bracket>${NUMBER})\s?\)\s?(?<bracketItem>项)?)`,
  "uy",
);
const LONGEST_RANGE = 100;

/** Where a provision stands in its law: article, sub-article, paragraph, item. */
export interface Place {
  article: number;
  sub?: number | undefined;
  paragraph?: number | undefined;
  item?: number | undefined;
}

/** One provision of a list and where it is written. */
export interface Entry {
  place: Place;
  start: number;
  end: number;
}

/**
 * Reads 第十条第一款、第三款和第十二条第（二）项 from a position on, token by token. With a `seed`, the list goes on from
 * that place: behind 本条 the words 第二款、第三款 are its paragraphs.
 */
export function readList(folded: string, from: number, seed?: Entry): { entries: Entry[]; end: number } {
  const entries: Entry[] = seed ? [seed] : [];
  let at = from;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(folded);
    const token = match ? tokenOf(match) : undefined;
    if (!token || !take(entries, token)) return { entries, end: at };
    at = TOKEN.lastIndex;
  }
}

type Level = "article" | "paragraph" | "item";

interface Token {
  level: Level;
  join: string | undefined;
  numbers: number[];
  sub: number | undefined;
  start: number;
  end: number;
}

function levelOf(groups: Readonly<Record<string, string | undefined>>): Level {
  if (groups.unit !== undefined || groups.onlySub !== undefined) return "article";
  return groups.part === "款" ? "paragraph" : "item";
}

function tokenOf(match: RegExpExecArray): Token | undefined {
  const groups = match.groups ?? {};
  const level = levelOf(groups);
  const join = groups.join?.trim();
  const numbers = groups.onlySub === undefined ? expand(groups.numbers ?? groups.bracket ?? "") : [];
  if (numbers === undefined || !belongs(groups, level, join)) return undefined;
  const rest = match[0].slice(groups.join?.length ?? 0).trimStart();
  const end = match.index + match[0].length;
  return {
    level,
    join,
    numbers,
    sub: parseNumber(groups.sub ?? groups.onlySub ?? ""),
    start: end - rest.length,
    end,
  };
}

function belongs(
  groups: Readonly<Record<string, string | undefined>>,
  level: Level,
  join: string | undefined,
): boolean {
  if (groups.bracket !== undefined) return groups.bracketItem !== undefined || /\D/.test(groups.bracket);
  if (groups.onlySub !== undefined) return join !== undefined;
  // 二项 or 款 without 第 after a comma is a count, not a place.
  if (groups.marked !== undefined) return true;
  return level === "article" && (join === undefined || !/[,;]/.test(join));
}

/** Adds one token to the list; false when the token no longer belongs to it. */
function take(entries: Entry[], token: Token): boolean {
  const current = entries.at(-1);
  if (token.numbers.length === 0) return takeSub(entries, token);
  if (token.level === "article") {
    if (current && token.join === undefined) return false;
  } else {
    if (!current) return false;
    if (token.join === undefined && current.place[token.level] === undefined) return deepen(entries, current, token);
  }
  for (const place of placesOf(current?.place, token)) entries.push({ place, start: token.start, end: token.end });
  return true;
}

/** 之二 behind 第一百二十条之一 is of the same article; 之一至之三 gives all three. */
function takeSub(entries: Entry[], { join, sub, start, end }: Token): boolean {
  const place = entries.at(-1)?.place;
  if (!place?.sub || sub === undefined || place.paragraph !== undefined || place.item !== undefined) return false;
  const first = /[至到~-]/.test(join ?? "") && sub > place.sub ? place.sub + 1 : sub;
  for (let one = first; one <= sub; one++) entries.push({ place: { article: place.article, sub: one }, start, end });
  return true;
}

function placesOf(current: Place | undefined, token: Token): Place[] {
  const places = token.numbers.map((n) => sibling(current, token.level, n));
  const first = places[0];
  if (token.sub !== undefined && first) first.sub = token.sub;
  return /[至到~-]/.test(token.join ?? "") ? [...between(current, first, token.level), ...places] : places;
}

function deepen(entries: Entry[], current: Entry, token: Token): boolean {
  const [first, ...rest] = token.numbers;
  current.place[token.level] = first ?? 0;
  current.end = token.end;
  for (const n of rest) {
    entries.push({ place: sibling(current.place, token.level, n), start: current.start, end: token.end });
  }
  return true;
}

function sibling(current: Place | undefined, level: Level, n: number): Place {
  if (!current || level === "article") return { article: n };
  if (level === "paragraph") return { article: current.article, sub: current.sub, paragraph: n };
  return { ...current, item: n };
}

function between(from: Place | undefined, to: Place | undefined, level: Level): Place[] {
  const [first, last] = [from?.[level], to?.[level]];
  if (!from || first === undefined || last === undefined || last <= first || last - first > LONGEST_RANGE) return [];
  return Array.from({ length: last - first - 1 }, (_, step) => sibling(from, level, first + 1 + step));
}

/** 667、668 gives both, 667-670 all four. */
function expand(text: string): number[] | undefined {
  const numbers: number[] = [];
  for (const match of text.matchAll(new RegExp(`([至到~-])?[\\s、,第]*(${NUMBER})`, "gu"))) {
    const n = parseNumber((match[2] ?? "").replace(/\s/g, ""));
    if (n === undefined || n === 0) return undefined;
    const last = numbers.at(-1);
    if (match[1] !== undefined && last !== undefined && n > last && n - last <= LONGEST_RANGE) {
      for (let step = last + 1; step < n; step++) numbers.push(step);
    }
    numbers.push(n);
  }
  return numbers.length > 0 ? numbers : undefined;
}
