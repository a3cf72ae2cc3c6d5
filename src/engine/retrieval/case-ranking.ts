import { type CaseWords, countOf, rowsWithWord, type WordRows } from "./case-words.ts";

/** How words are weighed and how many neighbours are asked; knowledge/search/likeness.yaml. */
export interface RankingRules {
  /** BM25: how fast repetition of a word stops counting, and how much long texts are held back. */
  readonly repetition: number;
  readonly length: number;
  /** How many of the cases nearest in words are asked what they were about. */
  readonly neighbours: number;
  /** How much nearer neighbours count for more. */
  readonly sharpness: number;
}

/** How near each case of the library is to the facts asked about, in three ways; 0–1 each, by position. */
export interface CaseNearness {
  /** Words of the facts (BM25), as a share of the best. */
  readonly facts: Float64Array;
  /** Likeness of the court's reasoning to that of the cases nearest in facts. */
  readonly reasoning: Float64Array;
  /** Cause or charges against those of the cases nearest in facts. */
  readonly kinds: Float64Array;
  /** Provisions applied against those that the cases nearest in facts applied. */
  readonly laws: Float64Array;
  /** Causes or charges of the nearest cases with their share, most common first; at most five. */
  readonly likely: readonly { readonly kind: string; readonly share: number }[];
}

/** What each case was about, by position: its cause or charges, and the provisions it applied. */
export interface CaseMarks {
  readonly kinds: readonly (readonly string[])[];
  readonly laws: readonly (readonly string[])[];
}

/** Decided cases made ready for ranking (案例排序索引). */
export interface CaseRanking {
  /** @param facts words of the facts, @param known cause or charges and provisions where they are known already */
  near(facts: readonly string[], known?: { kinds?: readonly string[]; laws?: readonly string[] }): CaseNearness;
}

const LIKELY = 5;
/** A word of one character, a figure or a date says too little of a court's reasoning to compare it by. */
const TELLING = /^\p{Script=Han}{2,}$/u;
const RARE = 3;
const COMMON = 0.5;

/**
 * Makes decided cases ready for ranking. Nothing is learned from answers: what the nearest cases were about (their
 * charges or causes, the words of their reasoning) stands in for what the case asked about does not say yet.
 * Deterministic; ties keep the order of the library.
 */
export function openCaseRanking(words: CaseWords, marks: CaseMarks, rules: RankingRules): CaseRanking {
  const facts = openFacts(words, rules);
  const reasoning = openReasoning(words);
  const kinds = openMarks(marks.kinds);
  const laws = openMarks(marks.laws);
  return {
    near(asked, known = {}) {
      const scores = facts.scores(asked);
      const nearest = nearestOf(scores, rules);
      const likely = kinds.profile(nearest, known.kinds ?? []);
      return {
        facts: shareOfBest(scores),
        reasoning: shareOfBest(reasoning.likeness(nearest)),
        kinds: kinds.likeness(likely),
        laws: laws.likeness(laws.profile(nearest, known.laws ?? [])),
        likely: [...likely]
          .sort((a, b) => b[1] - a[1])
          .slice(0, LIKELY)
          .map(([kind, share]) => ({ kind, share })),
      };
    },
  };
}

interface Neighbour {
  readonly position: number;
  readonly weight: number;
}

/** The best cases by words with weights that sum to one. */
function nearestOf(scores: Float64Array, { neighbours, sharpness }: RankingRules): Neighbour[] {
  const positions = Array.from(scores.keys()).filter((position) => (scores[position] ?? 0) > 0);
  const best = positions.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, neighbours);
  const top = scores[best[0] ?? 0] ?? 0;
  const weighed = best.map((position) => ({ position, weight: ((scores[position] ?? 0) / top) ** sharpness }));
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  return weighed.map(({ position, weight }) => ({ position, weight: weight / sum }));
}

function shareOfBest(scores: Float64Array): Float64Array {
  let best = 0;
  for (const score of scores) best = Math.max(best, score);
  return best === 0 ? scores : scores.map((score) => score / best);
}

/** Facts by word: BM25 over an index from each word to the cases that use it. */
function openFacts({ vocabulary, facts }: CaseWords, { repetition, length }: RankingRules) {
  const count = countOf(facts);
  const places = new Map(vocabulary.map((word, place) => [word, place]));
  const { starts, rows, counts } = turned(facts, vocabulary.length);
  const lengths = rowLengths(facts);
  const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, count) || 1;
  return {
    scores(asked: readonly string[]): Float64Array {
      const scores = new Float64Array(count);
      for (const word of new Set(asked)) {
        const place = places.get(word);
        if (place === undefined) continue;
        const [from = 0, to = 0] = [starts[place], starts[place + 1]];
        const rarity = Math.log(1 + (count - (to - from) + 0.5) / (to - from + 0.5));
        for (let at = from; at < to; at += 1) {
          const row = rows[at] ?? 0;
          const times = counts[at] ?? 0;
          const norm = repetition * (1 - length + (length * (lengths[row] ?? average)) / average);
          scores[row] = (scores[row] ?? 0) + (rarity * times * (repetition + 1)) / (times + norm);
        }
      }
      return scores;
    },
  };
}

function rowLengths(rows: WordRows): Uint32Array {
  const lengths = new Uint32Array(countOf(rows));
  for (let row = 0; row < lengths.length; row += 1) {
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1)
      lengths[row] = (lengths[row] ?? 0) + (rows.counts[at] ?? 0);
  }
  return lengths;
}

/** From rows of words to words with their rows. */
function turned(rows: WordRows, vocabulary: number) {
  const found = rowsWithWord(rows, vocabulary);
  const starts = new Uint32Array(vocabulary + 1);
  for (let word = 0; word < vocabulary; word += 1) starts[word + 1] = (starts[word] ?? 0) + (found[word] ?? 0);
  const next = starts.slice();
  const turnedRows = new Uint32Array(rows.words.length);
  const counts = new Uint16Array(rows.words.length);
  for (let row = 0; row < countOf(rows); row += 1) {
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const word = rows.words[at] ?? 0;
      const to = next[word] ?? 0;
      turnedRows[to] = row;
      counts[to] = rows.counts[at] ?? 0;
      next[word] = to + 1;
    }
  }
  return { starts, rows: turnedRows, counts };
}

/** Reasoning as unit vectors (tf-idf) and their cosine with the average of the neighbours. */
function openReasoning({ vocabulary, reasoning }: CaseWords) {
  const count = countOf(reasoning);
  const found = rowsWithWord(reasoning, vocabulary.length);
  const rarity = Float64Array.from(vocabulary, (word, place) => {
    const rows = found[place] ?? 0;
    const isTelling = rows >= Math.min(RARE, count) && rows < Math.max(2, count * COMMON) && TELLING.test(word);
    return isTelling ? Math.log(count / rows) : 0;
  });
  const weights = Float32Array.from(
    reasoning.words,
    (word, at) => (1 + Math.log(reasoning.counts[at] ?? 1)) * (rarity[word] ?? 0),
  );
  makeUnitRows(reasoning.starts, weights);
  const each = (row: number, visit: (word: number, weight: number) => void) => {
    for (let at = reasoning.starts[row] ?? 0; at < (reasoning.starts[row + 1] ?? 0); at += 1)
      visit(reasoning.words[at] ?? 0, weights[at] ?? 0);
  };
  return {
    likeness(neighbours: readonly Neighbour[]): Float64Array {
      const profile = new Float64Array(vocabulary.length);
      for (const { position, weight } of neighbours)
        each(position, (word, own) => {
          profile[word] = (profile[word] ?? 0) + weight * own;
        });
      return Float64Array.from({ length: count }, (_, row) => {
        let product = 0;
        each(row, (word, own) => {
          product += own * (profile[word] ?? 0);
        });
        return product;
      });
    },
  };
}

function makeUnitRows(starts: Uint32Array, weights: Float32Array): void {
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const part = weights.subarray(starts[row], starts[row + 1]);
    const norm = Math.sqrt(part.reduce((sum, weight) => sum + weight * weight, 0));
    if (norm > 0) for (let at = 0; at < part.length; at += 1) part[at] = (part[at] ?? 0) / norm;
  }
}

/** Marks of cases (charges, provisions): how far a case's own are those that the neighbours have. */
function openMarks(marks: readonly (readonly string[])[]) {
  return {
    /** What is known counts as much as all neighbours together. */
    profile(neighbours: readonly Neighbour[], known: readonly string[]): Map<string, number> {
      const profile = new Map<string, number>();
      const add = (mark: string, weight: number) => profile.set(mark, (profile.get(mark) ?? 0) + weight);
      const shares = known.length === 0 ? 1 : 0.5;
      for (const { position, weight } of neighbours)
        for (const mark of marks[position] ?? []) add(mark, shares * weight);
      for (const mark of known) add(mark, 0.5);
      return profile;
    },
    likeness(profile: ReadonlyMap<string, number>): Float64Array {
      const norm = Math.hypot(...profile.values()) || 1;
      return Float64Array.from(marks, (own) => {
        const shared = own.reduce((sum, mark) => sum + (profile.get(mark) ?? 0), 0);
        return own.length === 0 ? 0 : shared / (norm * Math.sqrt(own.length));
      });
    },
  };
}
