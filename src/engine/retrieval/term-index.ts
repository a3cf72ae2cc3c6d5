import { lowerBound } from "./lower-bound.ts";

/** A text of the index in two fields: where it stands (title and headings) and what it says. */
export interface IndexedText {
  readonly head: readonly string[];
  readonly text: readonly string[];
}

/**
 * A full-text index in flat arrays (倒排索引): quick to search, to write and to read back. Terms are kept as 32-bit hashes;
 * two terms of half a million that share one cost a rank, never an error.
 */
export interface TermIndex {
  readonly count: number;
  /** Sorted hashes of all terms. */
  readonly hashes: Uint32Array;
  /** Where the postings of each term begin; one more than there are terms. */
  readonly starts: Uint32Array;
  /** Document of each posting, ascending within a term. */
  readonly documents: Uint32Array;
  /** Times the term stands in the head (upper four bits) and in the text (lower four bits) of the document. */
  readonly times: Uint8Array;
  /** Terms of head and text of each document. */
  readonly headLengths: Uint16Array;
  readonly textLengths: Uint16Array;
}

/** Hash of a term (FNV-1a over UTF-16 code units), the same on every machine. */
export function termHash(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  // The last mixing spreads short terms over the upper bits as well.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const MOST_TIMES = 15;
const MOST_LENGTH = 65_535;

/** Builds an index step by step; add() takes the documents in their order. */
export class TermIndexBuilder {
  readonly #terms = new Map<number, number>();
  readonly #sizes: number[] = [];
  readonly #headLengths: number[] = [];
  readonly #textLengths: number[] = [];
  #ids = new Uint32Array(1 << 16);
  #times = new Uint8Array(1 << 16);
  readonly #ends: number[] = [];
  #used = 0;

  /** Adds the next document. */
  add({ head, text }: IndexedText): void {
    const counts = new Map<number, number>();
    for (const term of head) this.#count(counts, term, 16);
    for (const term of text) this.#count(counts, term, 1);
    for (const [id, times] of counts) this.#push(id, times);
    this.#ends.push(this.#used);
    this.#headLengths.push(Math.min(head.length, MOST_LENGTH));
    this.#textLengths.push(Math.min(text.length, MOST_LENGTH));
  }

  #count(counts: Map<number, number>, term: string, one: number): void {
    const hash = termHash(term);
    let id = this.#terms.get(hash);
    if (id === undefined) {
      id = this.#terms.size;
      this.#terms.set(hash, id);
      this.#sizes.push(0);
    }
    const before = counts.get(id) ?? 0;
    const isFull = one === 16 ? before >> 4 === MOST_TIMES : (before & MOST_TIMES) === MOST_TIMES;
    counts.set(id, isFull ? before : before + one);
  }

  #push(id: number, times: number): void {
    if (this.#used === this.#ids.length) {
      this.#ids = grown(this.#ids, new Uint32Array(this.#used * 2));
      this.#times = grown(this.#times, new Uint8Array(this.#used * 2));
    }
    this.#ids[this.#used] = id;
    this.#times[this.#used] = times;
    this.#used += 1;
    this.#sizes[id] = (this.#sizes[id] ?? 0) + 1;
  }

  /** The finished index; the builder must not be used afterwards. */
  finish(): TermIndex {
    const order = [...this.#terms].sort(([a], [b]) => a - b);
    const place = new Uint32Array(order.length);
    const starts = new Uint32Array(order.length + 1);
    order.forEach(([, id], at) => {
      place[id] = at;
      starts[at + 1] = (starts[at] ?? 0) + (this.#sizes[id] ?? 0);
    });
    const next = starts.slice();
    const documents = new Uint32Array(this.#used);
    const times = new Uint8Array(this.#used);
    let posting = 0;
    this.#ends.forEach((end, document) => {
      for (; posting < end; posting += 1) {
        const at = place[this.#ids[posting] ?? 0] ?? 0;
        const to = next[at] ?? 0;
        documents[to] = document;
        times[to] = this.#times[posting] ?? 0;
        next[at] = to + 1;
      }
    });
    return {
      count: this.#ends.length,
      hashes: Uint32Array.from(order, ([hash]) => hash),
      starts,
      documents,
      times,
      headLengths: Uint16Array.from(this.#headLengths),
      textLengths: Uint16Array.from(this.#textLengths),
    };
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Postings of a term by its hash: first and one past the last position; equal when the term is unknown. */
export function postingsOf({ hashes, starts }: TermIndex, hash: number): { from: number; to: number } {
  const at = lowerBound(hashes, hash);
  return hashes[at] === hash ? { from: starts[at] ?? 0, to: starts[at + 1] ?? 0 } : { from: 0, to: 0 };
}
