import { paragraphs } from "../../engine/text/sentences.ts";

/** Paragraphs of a stretch as points 1, 2, 3 … where the writer numbered none. */
export function sentenceItems(
  text: string,
  start: number,
  end: number,
): { number: number; start: number; end: number }[] {
  return paragraphs(text.slice(start, end))
    .filter((paragraph) => paragraph.text.replace(/\s/gu, "").length >= 6)
    .map((paragraph, at) => ({ number: at + 1, start: start + paragraph.start, end: start + paragraph.end }));
}
