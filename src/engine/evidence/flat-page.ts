import type { Passage } from "../../vocabulary/page.ts";
import type { Paper, PaperPage } from "./paper.ts";

/** The text of a page without blanks and line breaks, which a scan puts anywhere, with the way back to its places. */
export interface FlatPage {
  readonly paper: Paper;
  readonly text: string;
  /** The passage of a stretch of the flat text. */
  passage(start: number, end: number): Passage;
}

/** Flat pages of the papers, in order. */
export function flatPages(papers: readonly Paper[]): FlatPage[] {
  return papers.flatMap((paper) => paper.pages.map((page) => flatten(paper, page)));
}

function flatten(paper: Paper, page: PaperPage): FlatPage {
  const places: number[] = [];
  let text = "";
  for (let at = 0; at < page.text.length; at++) {
    const character = page.text.charAt(at);
    if (/\s/u.test(character)) continue;
    places.push(at);
    text += character;
  }
  const passage = (start: number, end: number): Passage => {
    const from = places[start] ?? 0;
    const to = (places[Math.max(start, end - 1)] ?? from) + 1;
    return { original: page.original, page: page.number, start: from, end: to, quote: page.text.slice(from, to) };
  };
  return { paper, text, passage };
}
