/** A stretch of a text and the words that take its place; the same words where a longer word is kept. */
export interface Replacement {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly by: string;
}

/** A text with words swapped, and where each place of the old text is in the new one. */
export interface SwappedText {
  readonly text: string;
  /** How many places were changed. */
  readonly places: number;
  /** Place in the new text of an offset into the old one; inside a swapped word it is kept within the new word. */
  readonly at: (offset: number) => number;
}

/** Finds the replacements of one rule in a text. */
export type Finder = (text: string) => readonly Replacement[];

/** Swaps what the finders find; of overlapping finds the longer one counts, else the one that begins first. */
export function swapText(text: string, finders: readonly Finder[]): SwappedText {
  const found = withoutOverlaps(finders.flatMap((find) => find(text)));
  const changed = found.filter(({ start, end, by }) => text.slice(start, end) !== by);
  let [swapped, last] = ["", 0];
  const moves: (Replacement & { readonly to: number })[] = [];
  for (const one of changed) {
    swapped += text.slice(last, one.start);
    moves.push({ ...one, to: swapped.length });
    swapped += one.by;
    last = one.end;
  }
  swapped += text.slice(last);
  return { text: swapped, places: changed.length, at: (offset) => moved(offset, moves) };
}

function withoutOverlaps(found: readonly Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  const byLength = [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken = new Set<number>();
  for (const one of byLength) {
    const places = Array.from({ length: one.end - one.start }, (_, at) => one.start + at);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function moved(offset: number, moves: readonly (Replacement & { readonly to: number })[]): number {
  const at = moves.findLastIndex(({ start }) => start <= offset);
  const move = moves[at];
  if (!move) return offset;
  const newEnd = move.to + move.by.length;
  if (offset >= move.end) return newEnd + offset - move.end;
  return Math.min(move.to + offset - move.start, newEnd);
}
