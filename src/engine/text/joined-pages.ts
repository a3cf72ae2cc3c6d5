import type { Passage } from "../../vocabulary/page.ts";

/** A page as far as joining needs it. */
export interface TextPage {
  readonly original: string;
  readonly number: number;
  readonly text: string;
}

/** Text of a whole paper for reading, with the way back to its pages. */
export interface View {
  readonly text: string;
  /** The places on the pages that make up a stretch of the text, end exclusive; one passage a page, quoted exactly. */
  passages(start: number, end: number): Passage[];
}

const PAGE_NUMBER =
  /^\s*(?:第\s?\d{1,3}\s?页[\s，,]*(?:[共/]\s?\d{1,3}\s?页)?|[-–—－]?\s*\d{1,3}\s*[-–—－]?|\d{1,3}\s?\/\s?\d{1,3})\s*$/u;
const EDGE = 2;

/** The pages of a paper as one text: page numbers and dots that a scanner put beside punctuation are left out, so that sentences run on. */
export function joinPages(pages: readonly TextPage[]): View {
  let text = "";
  const pageOf: number[] = [];
  const offsets: number[] = [];
  pages.forEach((page, index) => {
    for (const [start, end] of bodyLines(page.text)) {
      if (text !== "") text += "\n";
      if (pageOf.length < text.length) pushMark(-1, 0);
      for (let at = start; at < end; at++) {
        if (isSpeck(page.text, at)) continue;
        text += page.text.charAt(at);
        pushMark(index, at);
      }
    }
  });
  function pushMark(page: number, at: number): void {
    pageOf.push(page);
    offsets.push(at);
  }
  return { text, passages: (start, end) => cut(pages, { pageOf, offsets }, start, end) };
}

/** Bounds of the lines of a page without the page number in its first and last lines. */
function bodyLines(text: string): [number, number][] {
  const lines: [number, number][] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    lines.push([start, start + line.length]);
    start += line.length + 1;
  }
  return lines.filter(([from, to], at) => {
    const atEdge = at < EDGE || at >= lines.length - EDGE;
    return !(atEdge && lines.length > 1 && PAGE_NUMBER.test(text.slice(from, to)));
  });
}

/** A dot beside a comma or full stop is dirt on the glass; inside a name (买买提·艾山) it is not. */
function isSpeck(text: string, at: number): boolean {
  return text.charAt(at) === "·" && /[，。；：,;:\n]/u.test(text.charAt(at - 1) || "\n");
}

interface Marks {
  readonly pageOf: readonly number[];
  readonly offsets: readonly number[];
}

function cut(pages: readonly TextPage[], { pageOf, offsets }: Marks, start: number, end: number): Passage[] {
  const found: { page: number; from: number; to: number }[] = [];
  for (let at = start; at < end; at++) {
    const [page, offset] = [pageOf[at] ?? -1, offsets[at] ?? 0];
    if (page < 0) continue;
    const last = found.at(-1);
    if (last?.page === page) last.to = offset + 1;
    else found.push({ page, from: offset, to: offset + 1 });
  }
  return found.flatMap(({ page, from, to }): Passage[] => {
    const source = pages[page];
    if (!source) return [];
    const printed = source.text.slice(from, to);
    const first = from + printed.length - printed.trimStart().length;
    const quote = printed.trim();
    return quote === ""
      ? []
      : [{ original: source.original, page: source.number, start: first, end: first + quote.length, quote }];
  });
}

/** A stretch of a view without any white space: sentences as they read, whatever the lines of the scan. */
export function withoutBreaks(view: View, start = 0, end = view.text.length): View {
  const at: number[] = [];
  let text = "";
  for (let index = start; index < end; index++) {
    const character = view.text.charAt(index);
    if (/\s/u.test(character)) continue;
    text += character;
    at.push(index);
  }
  return {
    text,
    passages: (from, to) => (to <= from ? [] : view.passages(at[from] ?? 0, (at[to - 1] ?? 0) + 1)),
  };
}
