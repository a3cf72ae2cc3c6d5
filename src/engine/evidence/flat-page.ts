import type { Passage } from "../../vocabulary/page.ts";
import type { Paper, PaperPage } from "./paper.ts";

/**
 * The text of a page without the blanks and line breaks that a scan puts anywhere, with the way back to its places. A break
 * after a short line ends something and stays; so does a blank between two figures.
 */
export interface FlatText {
  readonly text: string;
  /** The passage of a stretch of the flat text. */
  passage(start: number, end: number): Passage;
}

/** A flat page of a paper. */
export interface FlatPage extends FlatText {
  readonly paper: Paper;
}

/** A line narrower than this part of the widest was ended, not run on; nor is one with few characters. */
const FULL_PART = 0.86;
const FULL_LEAST = 24;

/** Flat pages of the papers, in order. */
export function flatPages(papers: readonly Paper[]): FlatPage[] {
  return papers.flatMap((paper) => paper.pages.map((page) => ({ paper, ...flatText(page) })));
}

/** The flat text of one page. */
export function flatText(page: PaperPage): FlatText {
  const places: number[] = [];
  let text = "";
  let at = 0;
  const lines = page.text.split("\n");
  const widest = Math.max(...lines.map(widthOf));
  for (const line of lines) {
    const start = at;
    for (; at < start + line.length; at++) {
      if (/\s/u.test(page.text.charAt(at)) && !isBetweenFigures(page.text, at)) continue;
      places.push(at);
      text += page.text.charAt(at);
    }
    const isRunOn = widthOf(line) >= Math.max(FULL_LEAST, widest * FULL_PART) && !/[。；：:;]\s*$/u.test(line);
    if (!isRunOn && at < page.text.length) {
      places.push(at);
      text += "\n";
    }
    at++;
  }
  const passage = (start: number, end: number): Passage => {
    const from = places[start] ?? 0;
    const to = (places[Math.max(start, end - 1)] ?? from) + 1;
    return { original: page.original, page: page.number, start: from, end: to, quote: page.text.slice(from, to) };
  };
  return { text, passage };
}

/** Width in print: a Chinese character is as wide as two figures. */
function widthOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
}

function isBetweenFigures(text: string, at: number): boolean {
  return /[\dA-Za-z]/u.test(text.charAt(at - 1)) && /[\dA-Za-z]/u.test(text.charAt(at + 1));
}
