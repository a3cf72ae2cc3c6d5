import type { Node } from "@tiptap/pm/model";

/** A run of visible text: where it begins in the plain text and where in the document. */
interface Run {
  readonly start: number;
  readonly length: number;
  readonly position: number;
}

/** The plain text of a draft as the server keeps it, and where each character stands in the document. */
export interface DraftText {
  /** Paragraphs joined by line breaks; what a proposal deletes is left out, what one inserts is in. */
  readonly text: string;
  readonly runs: readonly Run[];
}

/** A stretch of the document. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The plain text of a draft with the places of its characters. */
export function draftText(document: Node): DraftText {
  const runs: Run[] = [];
  let text = "";
  document.forEach((paragraph, offset, index) => {
    if (index > 0) text += "\n";
    // An empty run keeps the place of an empty paragraph.
    runs.push({ start: text.length, length: 0, position: offset + 1 });
    paragraph.forEach((node, inner) => {
      if (!node.isText || node.marks.some((mark) => mark.type.name === "deletion")) return;
      runs.push({ start: text.length, length: node.nodeSize, position: offset + 1 + inner });
      text += node.text ?? "";
    });
  });
  return { text, runs };
}

/** Where characters start to end (exclusive) of the plain text stand; undefined outside the text or across paragraphs. */
export function stretchOf({ text, runs }: DraftText, start: number, end: number): Stretch | undefined {
  if (start < 0 || end < start || end > text.length || text.slice(start, end).includes("\n")) return undefined;
  const last = runs.findLast((run) => run.start < end && end <= run.start + run.length);
  const first =
    start === end
      ? (last ?? runs.findLast((run) => run.start === start))
      : runs.find((run) => run.start <= start && start < run.start + run.length);
  const until = start === end ? first : last;
  if (!first || !until) return undefined;
  return { from: first.position + (start - first.start), to: until.position + (end - until.start) };
}

/** Places of a word in the plain text, in order, not overlapping. */
export function occurrences(text: string, word: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (word === "") return found;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    found.push({ start: at, end: at + word.length });
  return found;
}

/** Open places (【…】) that a person must still decide, with their words. */
export function openPlaces(text: string): { readonly start: number; readonly end: number; readonly words: string }[] {
  return [...text.matchAll(/【[^】]*】/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
  }));
}
