import { type Day, dayOf } from "../../vocabulary/day.ts";
import { foldWidth } from "./fold.ts";
import { parseNumber, toChineseNumber } from "./numerals.ts";

/** A date (日期) found in text; for a month or a year alone the day is its first. */
export interface FoundDate {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly precision: "day" | "month" | "year";
}

/** Words that look like a full date but name none, such as 2023年2月30日 (rule DR-12). */
export interface ImpossibleDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// Seals, scans and keyboards give the zero of 二〇二三 as ○, O, 0 or 零.
const ZERO = "〇零○◯Oo0";
const HAN_YEAR = `[一二](?:\\s?[一二三四五六七八九${ZERO}]){3}`;
const YEAR = String.raw`(?<![\d.])\d(?: ?\d){3}|(?<![一二三四五六七八九${ZERO}])${HAN_YEAR}`;
const SMALL = String.raw`\d ?\d?|[一二三四五六七八九十元]{1,3}|[二三]\s?十\s?[一二三四五六七八九]?|十\s?[一二三四五六七八九]?|[一二三][${ZERO}]`;
const FULL = String.raw`(?<year>${YEAR})\s?年\s?(?:(?<month>${SMALL})\s?月份?(?:\s?(?<day>${SMALL})\s?[日号](?!楼|院|线|店|房|库|门|厂))?)?`;
const MARKED = String.raw`(?<![\d./-])(?<year2>(?:18|19|20|21)\d{2})(?<mark>\s?[-./]\s?)(?<month2>\d{1,2})\s?[-./]\s?(?<day2>\d{1,2})(?!\d|[./-]\d)`;
const STAMP = String.raw`(?<![\d.])(?<year3>(?:19|20)\d{2})(?<month3>\d{2})(?<day3>\d{2})(?=\s\d{1,2}:\d{2})`;
const LEANING = String.raw`(?<word>同年|当年|次年|翌年|同月|当月|[至到~-])\s?(?:(?<month4>${SMALL})\s?月份?)?\s?(?:(?<day4>${SMALL})\s?[日号])?`;
const PATTERN = new RegExp(`${FULL}|${MARKED}|${STAMP}|${LEANING}`, "gu");

type Reading = { year: number; month: number | undefined; day: number | undefined };

/**
 * All dates of a text in its order: 2023年3月5日, 2023-03-05, 2023.3.5, 二〇二三年三月五日, full width or spaced by OCR,
 * months and years alone, and dates that lean on the one before (同年8月2日, 同月5日, 2023年3月5日至6月5日).
 * Impossible dates are left out; see findImpossibleDates.
 */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { match, start, end, reading } of read(text)) {
    if (!reading) continue;
    const day = dayOf(reading.year, reading.month ?? 1, reading.day ?? 1);
    if (day === undefined) continue;
    const precision = reading.day !== undefined ? "day" : reading.month !== undefined ? "month" : "year";
    found.push({ day, start, end, text: match, precision });
  }
  return found;
}

/** Places where a full date is written that no calendar has, for the review of a draft (rule DR-12). */
export function findImpossibleDates(text: string): ImpossibleDate[] {
  const found: ImpossibleDate[] = [];
  for (const { match, start, end, reading } of read(text)) {
    if (!reading || dayOf(reading.year, reading.month ?? 1, reading.day ?? 1) !== undefined) continue;
    found.push({ start, end, text: match });
  }
  return found;
}

function* read(text: string): Generator<{ match: string; start: number; end: number; reading: Reading | undefined }> {
  const folded = foldWidth(text);
  let last: { reading: Reading; end: number } | undefined;
  for (const match of folded.matchAll(PATTERN)) {
    const groups = match.groups ?? {};
    const leaning = groups.word !== undefined;
    const reading = leaning ? leanOn(last, match) : absolute(groups);
    if (!reading) continue;
    // 至 and 到 join two dates; the second date starts after them.
    const skip = leaning && /^[至到~-]/.test(match[0]) ? (/^.\s?/u.exec(match[0])?.[0].length ?? 1) : 0;
    const start = match.index + skip;
    const end = match.index + match[0].trimEnd().length;
    if (dayOf(reading.year, reading.month ?? 1, reading.day ?? 1) !== undefined) last = { reading, end };
    yield { match: text.slice(start, end), start, end, reading };
  }
}

function absolute(groups: Readonly<Record<string, string | undefined>>): Reading | undefined {
  const year = yearOf(groups.year ?? groups.year2 ?? groups.year3 ?? "");
  if (year === undefined || year < 1850 || year > 2149) return undefined;
  return {
    year,
    month: part(groups.month ?? groups.month2 ?? groups.month3),
    day: part(groups.day ?? groups.day2 ?? groups.day3),
  };
}

function leanOn(last: { reading: Reading; end: number } | undefined, match: RegExpExecArray): Reading | undefined {
  if (!last) return undefined;
  const { word = "", month4, day4 } = match.groups ?? {};
  const [month, day] = [part(month4), part(day4)];
  if (word.endsWith("月")) return month === undefined ? sameMonth(last.reading, day) : undefined;
  if (word.endsWith("年")) {
    const year = last.reading.year + (/^[次翌]/.test(word) ? 1 : 0);
    return month === undefined ? undefined : { year, month, day };
  }
  // 至 and the like join two dates only when nothing stands between.
  return last.end === match.index ? upTo(last.reading, month, day) : undefined;
}

function upTo(from: Reading, month: number | undefined, day: number | undefined): Reading | undefined {
  if (from.month === undefined) return undefined;
  if (month !== undefined) return { year: from.year, month, day };
  return from.day === undefined ? undefined : sameMonth(from, day);
}

function sameMonth(reading: Reading, day: number | undefined): Reading | undefined {
  return reading.month === undefined || day === undefined ? undefined : { ...reading, day };
}

function yearOf(text: string): number | undefined {
  const digits = text.replace(/\s/g, "");
  if (/^\d{4}$/.test(digits)) return Number(digits);
  return parseNumber(digits.replace(new RegExp(`[${ZERO}]`, "g"), "零"));
}

function part(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const compact = text.replace(/\s/g, "");
  if (compact === "元") return 1;
  if (/^\d+$/.test(compact)) return Number(compact);
  // 三〇 and the like stand for 三十.
  const tens = new RegExp(`^([一二三])[${ZERO}]$`).exec(compact)?.[1];
  return parseNumber(tens === undefined ? compact : `${tens}十`) ?? 0;
}

/** A date as judgments write it in the text: 2023年3月5日. */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** A date as judgments write it under the text (落款): 二〇二三年三月五日. */
export function formatDayChinese(day: Day): string {
  const [year = "", month, date] = day.split("-");
  const digits = Array.from(year)
    .map((digit) => "〇一二三四五六七八九".charAt(Number(digit)))
    .join("");
  return `${digits}年${toChineseNumber(Number(month))}月${toChineseNumber(Number(date))}日`;
}
