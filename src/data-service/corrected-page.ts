import type { Line, Page, PageRef } from "../vocabulary/page.ts";

const WHOLE_PAGE = [0, 0, 1, 0, 1, 1, 0, 1];
/** A4 at 150 dots per inch, for a page whose image could not be opened. */
const A4 = { width: 1240, height: 1754 };

/**
 * The page as a person corrected it. Lines that did not change keep their place; a changed line keeps the place of the
 * line it stands for, its characters spread evenly; where lines were added or removed, the new ones get the area of the
 * old ones, because nobody knows better. Pure.
 */
export function correctedPage(before: Page | null, change: PageRef & { text: string }): Page {
  const text = change.text.replace(/\r\n?/g, "\n");
  const { original, number } = change;
  const size = before ?? { ...A4, rotation: 0 as const, lines: [], ink: 0, sealed: false, text: "" };
  const { width, height, rotation, ink, sealed } = size;
  const lines = placed(size, text);
  const confidence = text.trim() === "" ? 0 : 1;
  return { original, number, width, height, rotation, ink, sealed, text, lines, confidence, origin: "entered" };
}

function placed(before: Pick<Page, "text" | "lines">, text: string): Line[] {
  const old = before.lines.map((line) => ({ line, text: before.text.slice(line.start, line.end) }));
  const wanted = spans(text);
  const same = (a: number, b: number): boolean => old[a]?.text === wanted[b]?.text && old[a] !== undefined;
  let head = 0;
  while (head < wanted.length && same(head, head)) head++;
  let tail = 0;
  const room = Math.min(old.length, wanted.length) - head;
  while (tail < room && same(old.length - 1 - tail, wanted.length - 1 - tail)) tail++;

  const middle = old.slice(head, old.length - tail).map(({ line }) => line);
  const pairwise = middle.length === wanted.length - head - tail;
  const area = enclosing(middle);
  return wanted.map((span, index) => {
    const kept = index < head ? old[index] : old[old.length - (wanted.length - index)];
    if (kept && (index < head || index >= wanted.length - tail))
      return { ...kept.line, start: span.start, end: span.end };
    const quad = (pairwise ? middle[index - head]?.quad : undefined) ?? area;
    return { start: span.start, end: span.end, quad, edges: evenEdges(quad, span.text.length), confidence: 1 };
  });
}

/** Lines of a text that have characters, with their places. */
function spans(text: string): { start: number; end: number; text: string }[] {
  let start = 0;
  return text.split("\n").flatMap((line) => {
    const span = { start, end: start + line.length, text: line };
    start += line.length + 1;
    return line.trim() === "" ? [] : [span];
  });
}

function enclosing(lines: readonly Line[]): number[] {
  if (lines.length === 0) return WHOLE_PAGE;
  const xs = lines.flatMap(({ quad }) => quad.filter((_, index) => index % 2 === 0));
  const ys = lines.flatMap(({ quad }) => quad.filter((_, index) => index % 2 === 1));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [left, top, right, top, right, bottom, left, bottom];
}

function evenEdges(quad: readonly number[], characters: number): number[] {
  const [left = 0, , right = 1] = quad;
  return Array.from({ length: characters + 1 }, (_, index) => left + ((right - left) * index) / characters);
}
