import { parseNumber } from "../engine/text/numerals.ts";
import type { Article } from "./law-version.ts";

const NUMBER = "[0-9零〇一二三四五六七八九十百千]+";
/** The national law database sometimes has a blank before 条: "第一百二十四 条". */
const ARTICLE = new RegExp(
  `^第\\s*(${NUMBER})\\s*条(?:\\s*之\\s*(${NUMBER})(?![${NUMBER.slice(1, -2)}]*(?:条|款|项)))?[\\s:：]*(.*)$`,
  "su",
);
const HEADING = new RegExp(`^第\\s*${NUMBER}\\s*(分编|编|章|节)(?:\\s+|(?=\\S)).{0,40}$`, "u");
const LEVELS = ["编", "分编", "章", "节"];
const NAMED_PART = /^(序\s*言|总\s*则|附\s*则|附\s*件.{0,20}|附\s*录.{0,20})$/u;

/** What stands in the running text of a statute. */
export interface StatuteText {
  readonly preamble: readonly string[];
  readonly articles: readonly Article[];
  /** What follows the last article under 附件 or 附录, and tables. */
  readonly appendix: readonly string[];
}

/** Running heads and feet that a word processor leaves between the lines: "— 3 —", "第 3 页 共 12 页", "3". */
const PAGE_NUMBER = /^(?:[-—–－]*\s*\d{1,4}\s*[-—–－]*|第\s*\d{1,4}\s*页(?:[，,\s]*共\s*\d{1,4}\s*页)?)$/u;

/**
 * Reads the lines of a statute: headings by 编, 分编, 章, 节, articles by 第X条 and 第X条之一, and paragraphs as the lines
 * between them. A table of contents before the first article leaves no heading behind: a heading counts only for
 * articles that follow it, and the same heading read again replaces the earlier one.
 */
export function readStatuteText(lines: readonly string[]): StatuteText {
  const preamble: string[] = [];
  const appendix: string[] = [];
  const articles: { no: number; sub: number; path: string[]; lines: string[] }[] = [];
  let path: { level: number; text: string }[] = [];
  let closed = false;
  for (const raw of lines) {
    const line = plain(raw);
    if (line === "" || PAGE_NUMBER.test(line)) continue;
    const heading = HEADING.exec(line);
    const article = heading ? undefined : startOfArticle(line, articles.at(-1));
    if (heading) {
      const level = LEVELS.indexOf(heading[1] ?? "");
      path = [...path.filter((entry) => entry.level < level), { level, text: line.replace(/\s+/gu, " ") }];
    } else if (article) {
      articles.push({ ...article, path: path.map(({ text }) => text) });
      closed = false;
    } else if (articles.length === 0) preamble.push(line);
    else if (closed || NAMED_PART.test(line)) {
      closed = true;
      appendix.push(line);
    } else articles.at(-1)?.lines.push(line);
  }
  return {
    preamble,
    appendix,
    articles: articles
      .map(({ lines: own, ...rest }) => ({ ...rest, text: own.join("\n") }))
      .filter(({ text }) => text !== ""),
  };
}

/** A line without ideographic blanks; digits and letters of the heading of an article in their plain width. */
function plain(raw: string): string {
  const line = raw.replace(/[\u3000\u00a0\ufeff]/gu, " ").trim();
  return line.replace(/^第[\s０-９]+条/u, (head) => head.normalize("NFKC"));
}

/** A line that quotes another article ("第三条规定的…") starts none: numbers of articles only rise. */
function startOfArticle(
  line: string,
  last: { no: number; sub: number } | undefined,
): { no: number; sub: number; lines: string[] } | undefined {
  const [, written = "", subWritten, rest = ""] = ARTICLE.exec(line) ?? [];
  const no = parseNumber(written);
  if (no === undefined || /^(?:规定|所列|第[一二三四五六七八九十]+款)/u.test(rest)) return undefined;
  const sub = subWritten === undefined ? 0 : (parseNumber(subWritten) ?? 0);
  return rises(last, { no, sub }) ? { no, sub, lines: rest === "" ? [] : [rest.trim()] } : undefined;
}

function rises(last: { no: number; sub: number } | undefined, next: { no: number; sub: number }): boolean {
  return last === undefined || next.no > last.no || (next.no === last.no && next.sub > last.sub);
}
