interface Scored {
  readonly document: number;
  readonly score: number;
}

/**
 * Keeps the best of many scored documents (前若干名). A heap with the least on top: sorting all that share a word with a
 * question costs more than the search.
 */
export class BestScored {
  readonly #count: number;
  readonly #heap: Scored[] = [];
  #least = 0;

  /** @param count documents kept; at least one */
  constructor(count: number) {
    this.#count = count;
  }

  /** True when a document of this score would be kept; of two equal ones the first stays. */
  takes(score: number): boolean {
    return this.#heap.length < this.#count || score > this.#least;
  }

  /** Keeps a document that `takes` has let in; when all places are full, the least gives way. */
  add(document: number, score: number): void {
    const heap = this.#heap;
    if (heap.length < this.#count) raise(heap, { document, score });
    else sink(heap, { document, score });
    this.#least = heap[0]?.score ?? 0;
  }

  /** The documents kept, best first; equal ones in ascending order. */
  documents(): number[] {
    const sorted = [...this.#heap].sort((a, b) => b.score - a.score || a.document - b.document);
    return sorted.map(({ document }) => document);
  }
}

/** Adds one at the end and lets it rise over all that are greater. */
function raise(heap: Scored[], one: Scored): void {
  let at = heap.push(one) - 1;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    const above = heap[parent];
    if (!above || above.score <= one.score) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = one;
}

/** Puts one in the place of the least and lets it fall below all that are less. */
function sink(heap: Scored[], one: Scored): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    const right = heap[child + 1];
    let below = heap[child];
    if (right && below && right.score < below.score) {
      below = right;
      child += 1;
    }
    if (!below || below.score >= one.score) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = one;
}
