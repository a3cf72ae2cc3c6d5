/** Words of many texts, row after row: the words of row i stand from starts[i] up to starts[i + 1]. */
export interface WordRows {
  readonly starts: Uint32Array;
  /** Places in the vocabulary, each once a row. */
  readonly words: Uint32Array;
  /** How often each occurs in its row. */
  readonly counts: Uint16Array;
}

/** Words of decided cases (案例词表), facts and reasoning apart: facts say what happened, reasoning what mattered. */
export interface CaseWords {
  readonly vocabulary: readonly string[];
  readonly facts: WordRows;
  readonly reasoning: WordRows;
}

/** Collects the words of cases one after the other. */
export interface CaseWordsWriter {
  add(facts: readonly string[], reasoning: readonly string[]): void;
  done(): CaseWords;
}

const MOST = 65_535;

/** Starts collecting, beside the words collected before, if any. */
export function collectCaseWords(before?: CaseWords): CaseWordsWriter {
  const vocabulary = [...(before?.vocabulary ?? [])];
  const places = new Map(vocabulary.map((word, place) => [word, place]));
  const placeOf = (word: string): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, vocabulary.length);
    vocabulary.push(word);
    return vocabulary.length - 1;
  };
  const facts = rowsWriter(placeOf, before?.facts);
  const reasoning = rowsWriter(placeOf, before?.reasoning);
  return {
    add(ofFacts, ofReasoning) {
      facts.add(ofFacts);
      reasoning.add(ofReasoning);
    },
    done: () => ({ vocabulary, facts: facts.done(), reasoning: reasoning.done() }),
  };
}

function rowsWriter(placeOf: (word: string) => number, before?: WordRows) {
  const starts = before ? [...before.starts] : [0];
  const words = growing(before?.words);
  const counts = growing(before?.counts);
  return {
    add(row: readonly string[]) {
      const times = new Map<number, number>();
      for (const word of row) {
        const place = placeOf(word);
        times.set(place, (times.get(place) ?? 0) + 1);
      }
      for (const [place, count] of times) {
        words.push(place);
        counts.push(Math.min(count, MOST));
      }
      starts.push(words.length());
    },
    done: (): WordRows => ({
      starts: Uint32Array.from(starts),
      words: words.cut(),
      counts: Uint16Array.from(counts.cut()),
    }),
  };
}

/** A list of whole numbers that grows without a copy of each number as an object: cases have millions of words. */
function growing(before: ArrayLike<number> = []) {
  let held = new Uint32Array(Math.max(1024, before.length * 2));
  held.set(before);
  let used = before.length;
  return {
    length: () => used,
    push(value: number) {
      if (used === held.length) {
        const larger = new Uint32Array(held.length * 2);
        larger.set(held);
        held = larger;
      }
      held[used] = value;
      used += 1;
    },
    cut: () => held.slice(0, used),
  };
}

/** Number of rows. */
export function countOf(rows: WordRows): number {
  return Math.max(0, rows.starts.length - 1);
}

/** In how many rows each word of the vocabulary stands. */
export function rowsWithWord(rows: WordRows, vocabulary: number): Uint32Array {
  const found = new Uint32Array(vocabulary);
  for (const word of rows.words) found[word] = (found[word] ?? 0) + 1;
  return found;
}
