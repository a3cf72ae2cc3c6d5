import type { Day } from "../../vocabulary/day.ts";
import { type FoundDate, findDates } from "../text/dates.ts";
import type { CataloguingRules } from "./cataloguing-rules.ts";
import { compact } from "./compact.ts";
import type { PageView } from "./page-view.ts";
import type { Sheet } from "./sheet.ts";

/** The date that a paper bears (成文日期) and its place. */
export interface PaperDay {
  readonly day: Day;
  readonly sheet: Sheet;
  readonly start: number;
  readonly end: number;
}

const CLOSING_ROWS = 9;
const AFTER_LABEL = 24;
const LONGEST_SIGNATURE = 16;

/**
 * The day a paper bears: beside the words that its kind is dated by, or at its end where it was signed (落款). A paper that
 * says none, such as an identity card with its term of validity, has none; neither has one whose date was misread into
 * the future.
 */
export function paperDay(
  { pages, kind }: { pages: readonly PageView[]; kind: string },
  { rules, today }: { rules: CataloguingRules; today: Day },
): PaperDay | undefined {
  if (rules.undated.includes(kind)) return undefined;
  const rule = rules.dates.find(({ kinds }) => kinds.includes(kind));
  const labelled = (): PaperDay | undefined => labelledDay(pages, rule?.words ?? [], today);
  const signed = (): PaperDay | undefined => signedDay(pages, today);
  return rule?.signedFirst ? (signed() ?? labelled()) : (labelled() ?? signed());
}

function fullDates(text: string, today: Day): FoundDate[] {
  return findDates(text).filter(({ precision, day }) => precision === "day" && day <= today);
}

function labelledDay(pages: readonly PageView[], labels: readonly string[], today: Day): PaperDay | undefined {
  for (const label of labels) {
    const pattern = new RegExp(`(?:^|[^\\u4e00-\\u9fff])${label}(?:[(（][^()（）]{0,6}[)）])?[:：]?$`, "u");
    for (const { sheet } of pages) {
      const date = fullDates(sheet.text, today).find(({ start }) => {
        const before = sheet.text.slice(Math.max(0, start - AFTER_LABEL), start).trimEnd();
        return pattern.test(before) || pattern.test(compact(before));
      });
      if (date) return { day: date.day, sheet, start: date.start, end: date.end };
    }
  }
  return undefined;
}

const NOT_SIGNED = /出生|有效|期限|至今|之前|之日|生效|止$|[,，。;；]/u;

/** The last date near the end that stands alone on its row or behind a short signature. */
function signedDay(pages: readonly PageView[], today: Day): PaperDay | undefined {
  for (const { sheet, rows } of [...pages].reverse()) {
    for (const row of rows.slice(-CLOSING_ROWS).reverse()) {
      const text = sheet.text.slice(row.start, row.end);
      const date = fullDates(withReadableYear(text), today).at(-1);
      if (!date || NOT_SIGNED.test(text) || text.length - date.end > 3) continue;
      if (compact(text.slice(0, date.start)).length <= LONGEST_SIGNATURE)
        return { day: date.day, sheet, start: row.start + date.start, end: row.start + date.end };
    }
  }
  return undefined;
}

/** A seal over 二〇二四年 hides its zero: the second character of a year of this century can only be that. Length stays. */
function withReadableYear(text: string): string {
  return text.replace(/二[^一二三四五六七八九年](?=[一二三][〇零○一二三四五六七八九]年)/gu, "二〇");
}
