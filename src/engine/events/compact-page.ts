import type { Passage } from "../../vocabulary/page.ts";
import type { PaperPage } from "../evidence/paper.ts";
import { type FoundDate, findDates } from "../text/dates.ts";

/** A page without blanks and line breaks, which cut words and dates, with the place of each character in its text. */
export interface CompactPage {
  readonly page: PaperPage;
  readonly text: string;
  readonly places: readonly number[];
  /** Dates on which something may have happened. */
  readonly dates: readonly FoundDate[];
}

/** Makes a page ready for reading its dated events. */
export function compactPage(page: PaperPage): CompactPage {
  const places = [...page.text.matchAll(/\S/gu)].flatMap(({ index, 0: found }) =>
    Array.from({ length: found.length }, (_, at) => index + at),
  );
  const text = page.text.replace(/\s+/gu, "");
  return { page, text, places, dates: findDates(text).filter((date) => isOfEvent(text, date)) };
}

/** The passage of characters of the compact text, end exclusive. */
export function passageIn({ page, places }: CompactPage, from: number, to: number): Passage {
  const start = places[from] ?? 0;
  const end = (places[to - 1] ?? start) + 1;
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}

/** Days of birth, days of laws and days from which interest is reckoned are no events of the case. */
function isOfEvent(text: string, { start, end }: FoundDate): boolean {
  if (/^(?:出?生(?!产|效|育)|修[正订])/u.test(text.slice(end, end + 3))) return false;
  if (/(?:出生(?:日期|年月|于)?|生于)[:：]?$/u.test(text.slice(Math.max(0, start - 6), start))) return false;
  if (/^(?:之?日?起|开始)[^。；]{0,30}(?:利率|利息|计算|计付|计至|起算)/u.test(text.slice(end, end + 40))) return false;
  return text.lastIndexOf("《", start) <= text.lastIndexOf("》", start);
}

/** True for a day by which something is to be done (期限), not on which it was: 2024年5月17日前还清, 至2024年5月17日归还. */
export function isDue(text: string, { start, end }: FoundDate): boolean {
  if (/^(?:之前|以前|前(?!后|往|来|夕)|止|届满)/u.test(text.slice(end, end + 2))) return true;
  return /(?<![直截])至$/u.test(text.slice(Math.max(0, start - 2), start)) && !/^[，,]/u.test(text.slice(end, end + 1));
}
