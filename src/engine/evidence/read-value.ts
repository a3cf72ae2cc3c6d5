import { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findAmounts } from "../text/amounts.ts";
import { findDates } from "../text/dates.ts";
import { CHINESE_NUMERALS, parseNumber } from "../text/numerals.ts";
import { findRates } from "../text/rates.ts";
import type { Voice } from "./case-parties.ts";
import { isDenied } from "./find-words.ts";
import { passageOf, type Said } from "./said.ts";

/** How a value is written (计量单位): money in fen, a day, a whole number, a share or a yearly rate in parts per million, a grade, a yes. */
export type ValueUnit = "fen" | "day" | "count" | "share" | "rate" | "grade" | "yes";

/** What is looked for: words with the value just behind or just before them. */
export interface ValueQuery {
  readonly unit: ValueUnit;
  /** Words before the value. */
  readonly after: readonly string[];
  /** Words behind the value. */
  readonly before: readonly string[];
  /** Words that make a number a count: 天, 个月, 平方米. */
  readonly counted: readonly string[];
  /** Words right before the value's word that make it another value: 垫付 before 医疗费 is a payment, not the cost. */
  readonly unless?: readonly string[];
  /** A count is kept in so many parts of one: 100 for hundredths of a square metre. */
  readonly scale: number;
}

/** A value as a paper gives it (卷内数值), who says so and where. */
export interface WrittenValue {
  readonly value: number | Day;
  readonly voice: Voice;
  readonly kind: string;
  readonly title: string;
  readonly passage: Passage;
}

const REACH = 16;
const CLAUSE = /[。；;！？\n]/u;

/** All values of a kind in the sentences, in their order; about-values (约, 左右) and what is denied are left out. */
export function writtenValues(said: readonly Said[], query: ValueQuery): WrittenValue[] {
  return said.flatMap((sentence) => {
    const hit = valueIn(sentence.text, query);
    if (hit === undefined) return [];
    const { kind, title } = sentence.paper;
    const passage = passageOf(sentence, hit.word);
    return [{ value: hit.value, voice: sentence.voice, kind, title, passage }];
  });
}

/** The first value of a kind in a text that is no paper, such as a claim; undefined when it has none. */
export function valueInText(text: string, query: ValueQuery): number | Day | undefined {
  return valueIn(text, query)?.value;
}

function valueIn(text: string, query: ValueQuery): { value: number | Day; word: string } | undefined {
  const places = (words: readonly string[]) =>
    words.flatMap((word) =>
      placesOf(text, word)
        .filter((at) => !isAnother(text, at, query.unless ?? []))
        .map((at) => ({ word, at })),
    );
  for (const { word, at } of places(query.after)) {
    const value = query.unit === "yes" ? yesAt(text, at) : readFirst(windowAfter(text, at + word.length), query);
    if (value !== undefined) return { value, word };
  }
  for (const { word, at } of places(query.before)) {
    // 2021年3月1日入职，未签订劳动合同: the day is not one of signing.
    const value = isDenied(text, at) ? undefined : readLast(windowBefore(text, at), query);
    if (value !== undefined) return { value, word };
  }
  return undefined;
}

const JUST_BEFORE = 6;

function isAnother(text: string, at: number, unless: readonly string[]): boolean {
  const before = windowBefore(text, at).slice(-JUST_BEFORE);
  return unless.some((word) => before.includes(word));
}

function yesAt(text: string, at: number): number | undefined {
  return isDenied(text, at) ? undefined : 1;
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** The rest of the clause behind a word; the end is left open for a number that begins within reach. */
function windowAfter(text: string, at: number): string {
  return (text.slice(at, at + REACH * 2).split(CLAUSE)[0] ?? "").trimStart();
}

function windowBefore(text: string, at: number): string {
  return (
    text
      .slice(Math.max(0, at - REACH * 2), at)
      .split(CLAUSE)
      .at(-1) ?? ""
  );
}

function readFirst(text: string, query: ValueQuery): number | Day | undefined {
  return all(text, query).find(({ start }) => start <= REACH)?.value;
}

function readLast(text: string, query: ValueQuery): number | Day | undefined {
  return all(text, query).findLast(({ end }) => text.length - end <= REACH)?.value;
}

interface Placed {
  readonly value: number | Day;
  readonly start: number;
  readonly end: number;
}

function all(text: string, query: ValueQuery): Placed[] {
  switch (query.unit) {
    case "fen":
      return findAmounts(text)
        .filter(({ approximate, fen }) => !approximate && fen > 0)
        .map(({ fen, start, end }) => ({ value: fen, start, end }));
    case "day":
      return findDates(text)
        .filter(({ precision }) => precision === "day")
        .map(({ day, start, end }) => ({ value: day, start, end }));
    case "rate":
      return findRates(text).map(({ ppm, start, end }) => ({ value: ppm, start, end }));
    case "share":
      return matches(text, /(\d{1,3}(?:\.\d{1,2})?)%|百分之([一二三四五六七八九十]{1,3})/gu, 10_000);
    case "grade":
      return matches(text, /([一二三四五六七八九十])级/gu, 1);
    case "count":
      return matches(text, countPattern(query.counted), query.scale);
    case "yes":
      return [];
  }
}

function countPattern(counted: readonly string[]): RegExp {
  return new RegExp(`(\\d+(?:\\.\\d{1,2})?|[${CHINESE_NUMERALS}两]{1,4})(?:个)?(?:${counted.join("|")})`, "gu");
}

function matches(text: string, pattern: RegExp, scale: number): Placed[] {
  return [...text.matchAll(pattern)].flatMap((match): Placed[] => {
    const written = (match[1] ?? match[2] ?? "").replace("两", "二");
    const number = /^[\d.]+$/u.test(written) ? Number(written) : parseNumber(written);
    if (number === undefined) return [];
    return [{ value: Math.round(number * scale), start: match.index, end: match.index + match[0].length }];
  });
}

/** Largest value that is not absurd, by unit: a share is at most the whole, there are ten grades. */
const MOST: Readonly<Record<Exclude<ValueUnit, "day" | "yes">, number>> = {
  fen: 1e14,
  count: 1e7,
  share: 1e6,
  rate: 1e8,
  grade: 10,
};

/** A value typed by a judge (审判组织填写), in the form of case fields: fen, ISO day, whole number, parts per million; undefined when it has none of them. */
export function typedValue(text: string, unit: ValueUnit, scale = 1): number | Day | undefined {
  const trimmed = text.trim();
  if (unit === "day") return Day.safeParse(trimmed).data;
  if (unit === "yes") return trimmed === "true" ? 1 : trimmed === "false" ? 0 : undefined;
  const number = Number((Number(trimmed) * scale).toFixed(6));
  const isSound = trimmed !== "" && Number.isSafeInteger(number) && number >= 0 && number <= MOST[unit];
  return isSound ? number : undefined;
}
