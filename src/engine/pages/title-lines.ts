import { compact } from "./compact.ts";
import type { Sheet, SheetLine } from "./sheet.ts";

/** A line, or two that belong together, near the top of a page that may be the title (标题) of a paper, rule FC-10. */
export interface TitleLine {
  readonly start: number;
  readonly end: number;
  /** Without blanks and closing brackets, both widths alike. */
  readonly text: string;
  /** The same with what stands in brackets at its end. */
  readonly full: string;
  /** How much it looks like a title, 0–1: centred, among the first lines, taller than the rest. */
  readonly prominence: number;
}

const MOST_LINES = 7;
const LOWEST = 0.56;
const LONGEST = 34;

/** Lines on one height read as one row: a title with wide gaps comes in pieces. */
export interface Row extends SheetLine {
  readonly text: string;
}

/** The rows of a sheet in reading order. */
export function rowsOf(sheet: Sheet): Row[] {
  const rows: Row[] = [];
  for (const line of sheet.lines) {
    const last = rows.at(-1);
    if (last && isSameHeight(last, line) && line.left > last.right) rows[rows.length - 1] = joined(sheet, last, line);
    else rows.push({ ...line, text: compact(sheet.text.slice(line.start, line.end)) });
  }
  return rows;
}

function isSameHeight(one: SheetLine, other: SheetLine): boolean {
  return Math.abs(one.top - other.top) < Math.max(one.height, other.height, 0.012) / 2;
}

function joined(sheet: Sheet, one: SheetLine, other: SheetLine): Row {
  const [start, end] = [one.start, other.end];
  const [top, height] = [Math.min(one.top, other.top), Math.max(one.height, other.height)];
  return { start, end, top, height, left: one.left, right: other.right, text: compact(sheet.text.slice(start, end)) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function bareText(text: string): string {
  return text.replace(/^[《"“「【(\s]+/u, "").replace(/[》"”」】\s.。:]+$/u, "");
}

/** Text of a row as a title: without quotation marks around it and what stands in brackets at its end. */
function titleText(text: string): string {
  const bare = bareText(text);
  const withoutTail = bare.replace(/[([（【][^()（）]{1,14}[)\]）】]$/u, "");
  return withoutTail.length >= 2 ? withoutTail : bare;
}

const PROSE = /[,。;!?，；！？:]|^\d{1,2}[.、]|^第[一二三四五六七八九十百\d]+[条款章节]|^\d+$/u;

function mayBeTitle(text: string): boolean {
  return text.length >= 2 && text.length <= LONGEST && !PROSE.test(text) && /[\u4e00-\u9fffA-Z]/u.test(text);
}

/** Rows near the top that may be titles, alone and each with the row below it, the likeliest first. */
export function titleLines(sheet: Sheet): TitleLine[] {
  const rows = rowsOf(sheet);
  const usual = median(rows.map(({ height }) => height));
  const upper = rows.slice(0, MOST_LINES).filter(({ top }, at) => at === 0 || top < LOWEST);
  const single = upper.map((row, at) => ({ row, at, text: titleText(row.text) }));
  const double = upper.slice(1).flatMap((row, at) => {
    const above = upper[at];
    if (!above || !isCentred(above) || !isCentred(row) || row.top - above.top > 3.2 * row.height) return [];
    const both: Row = { ...above, end: row.end, text: above.text + row.text };
    return [{ row: both, at, text: titleText(both.text) }];
  });
  return [...single, ...double]
    .filter(({ text }) => mayBeTitle(text))
    .map(({ row, at, text }) => ({ ...placed(row, text), prominence: prominence(row, at, usual) }))
    .sort((a, b) => b.prominence - a.prominence);
}

/** Rows lower on the page that stand alone in the middle and are tall: a second paper on the same sheet begins so. */
export function lowerTitleLines(sheet: Sheet): TitleLine[] {
  const rows = rowsOf(sheet);
  const usual = median(rows.map(({ height }) => height));
  return rows
    .slice(MOST_LINES)
    .map((row) => ({ row, text: titleText(row.text) }))
    .filter(({ row, text }) => mayBeTitle(text) && isCentred(row) && row.height > 1.15 * usual)
    .map(({ row, text }) => ({ ...placed(row, text), prominence: 0.6 }));
}

function placed(row: Row, text: string): Omit<TitleLine, "prominence"> {
  return { start: row.start, end: row.end, text, full: bareText(row.text) };
}

/** In the middle of the page with room on both sides. */
export function isCentred({ left, right }: Pick<SheetLine, "left" | "right">): boolean {
  return Math.abs((left + right) / 2 - 0.5) < 0.09 && left > 0.18;
}

function prominence(row: Row, at: number, usual: number): number {
  const centred = isCentred(row) ? 0.5 : 0;
  const first = at === 0 ? 0.3 : at <= 2 ? 0.2 : 0;
  const tall = row.height > 1.12 * usual ? 0.2 : 0;
  return centred + first + tall;
}
