import { type FoundCaseNumber, findCaseNumbers } from "../text/case-numbers.ts";
import type { CataloguingRules } from "./cataloguing-rules.ts";
import { compact, distance } from "./compact.ts";
import { bodyScores, type KindIndex } from "./kind-index.ts";
import { matchTitles, type TitleMatch } from "./match-title.ts";
import { type FoundLayout, layoutOf } from "./page-layout.ts";
import { type PrintedNumber, printedNumber } from "./page-number.ts";
import type { Sheet } from "./sheet.ts";
import { isCentred, lowerTitleLines, type Row, rowsOf, type TitleLine, titleLines } from "./title-lines.ts";

/** Everything that is seen on one page before pages are compared. */
export interface PageView {
  readonly sheet: Sheet;
  /** Position in the order of scanning, from 0. */
  readonly at: number;
  /** Rows without the printed page number. */
  readonly rows: readonly Row[];
  readonly layout: FoundLayout;
  readonly number: PrintedNumber | undefined;
  /** Kinds whose title stands where a title stands, best first. */
  readonly titles: readonly TitleMatch[];
  /** A line that looks like the title of a paper that no kind knows. */
  readonly heading: TitleLine | undefined;
  readonly opening: { readonly kind: string; readonly start: number; readonly end: number } | undefined;
  /** Case number in the head of the page. */
  readonly caseNumber: FoundCaseNumber | undefined;
  readonly body: ReadonlyMap<string, number>;
  /** A court or firm named in the middle of the first line. */
  readonly letterhead: boolean;
  /** A second title further down: two papers on one sheet (handbook T §7.6 no. 1). */
  readonly second: TitleMatch | undefined;
}

/** What pages are looked at with. */
export interface Eyes {
  readonly index: KindIndex;
  readonly rules: CataloguingRules;
}

const LEAST_PROMINENCE = { exact: 0.2, suffix: 0.3, near: 0.3 } as const;
const HEAD_ROWS = 8;

/** Looks at one page. */
export function viewPage(sheet: Sheet, at: number, { index, rules }: Eyes): PageView {
  const number = printedNumber(sheet);
  const rows = rowsOf(sheet).filter((row) => row.text !== "" && !(number && row.start === number.start));
  const lines = titleLines(sheet);
  const titles = matchTitles(lines, index).filter((match) => match.line.prominence >= LEAST_PROMINENCE[match.manner]);
  const layout = layoutOf(sheet);
  const headEnd = rows[Math.min(HEAD_ROWS, rows.length) - 1]?.end ?? 0;
  return {
    sheet,
    at,
    rows,
    layout,
    number,
    titles,
    heading: titles.length > 0 ? undefined : lines.find((line) => looksLikeHeading(line, rules)),
    opening: openingOf(rows, rules),
    caseNumber: findCaseNumbers(sheet.text.slice(0, headEnd))[0],
    body: bodyScores(sheet.text, index),
    letterhead: isLetterhead(rows),
    second: secondTitle(sheet, index, titles[0]),
  };
}

/** The ending of a paper's name that a line has, if any. */
export function endingOf(text: string, rules: CataloguingRules): CataloguingRules["endings"][number] | undefined {
  return rules.endings.find(({ words }) => words.some((word) => text.endsWith(word)));
}

function looksLikeHeading(line: TitleLine, rules: CataloguingRules): boolean {
  return line.prominence >= 0.7 && line.text.length <= 24 && endingOf(line.text, rules) !== undefined;
}

function openingOf(rows: readonly Row[], rules: CataloguingRules): PageView["opening"] {
  for (const row of rows.slice(0, 3)) {
    const opening = rules.openings.find(({ words }) => words.some((word) => opensWith(row.text, word)));
    if (opening) return { kind: opening.kind, start: row.start, end: row.end };
  }
  return undefined;
}

/** One character of the opening words may be misread: handwriting turns 今欠到 into 今久到. */
function opensWith(text: string, word: string): boolean {
  const start = text.slice(0, word.length);
  if (start === word) return true;
  return word.length >= 3 && start[0] === word[0] && start.at(-1) === word.at(-1) && distance(start, word, 1) <= 1;
}

const OFFICE = /(?:法院|法庭|事务所|公司|医院|委员会|大队|支队|公证处|[公分]局|中心)$/u;

function isLetterhead(rows: readonly Row[]): boolean {
  const [first] = rows;
  return first !== undefined && first.top < 0.25 && isCentred(first) && OFFICE.test(first.text);
}

function secondTitle(sheet: Sheet, index: KindIndex, first: TitleMatch | undefined): TitleMatch | undefined {
  if (!first) return undefined;
  return matchTitles(lowerTitleLines(sheet), index).find(
    (match) => match.manner === "exact" && match.title.length >= 2 && match.line.start > first.line.end,
  );
}

/** True when one of the words stands in the text, blanks and widths aside. */
export function hasAny(text: string, words: readonly string[]): boolean {
  const body = compact(text);
  return words.some((word) => body.includes(compact(word)));
}
