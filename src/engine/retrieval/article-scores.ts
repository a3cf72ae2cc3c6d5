import type { ArticleCorpus } from "./article-corpus.ts";
import { postingsOf, termHash } from "./term-index.ts";
import { isPair } from "./terms.ts";

const K1 = 1.2;
const B = 0.75;
const HEAD_B = 0.5;

/** A term of the query with its postings and its rarity among the articles. */
export interface WeighedTerm {
  readonly from: number;
  readonly to: number;
  readonly rarity: number;
  readonly isPair: boolean;
}

/** Scores of all articles for one query; valid until the next query, for the arrays are used again. */
export interface ArticleScores {
  readonly terms: readonly WeighedTerm[];
  /** BM25 over head and text together. */
  readonly total: Float32Array;
}

/** BM25 of candidates by field, and the rarity of the terms that stand in them. */
export interface FieldScores {
  readonly words: Float32Array;
  readonly pairs: Float32Array;
  readonly head: Float32Array;
  /** Character pairs of head and text together: what a search that knows no words would find. */
  readonly allPairs: Float32Array;
  readonly wordsHeld: Float32Array;
  readonly pairsHeld: Float32Array;
}

/** Scores articles; keeps what depends on the corpus alone, so that a query costs no more than its postings. */
export interface ArticleScorer {
  rarity(hash: number): number;
  score(terms: readonly string[]): ArticleScores;
  /** Scores of the candidates alone, in their order. */
  byField(scores: ArticleScores, candidates: readonly number[]): FieldScores;
}

/** Makes a scorer over the corpus. */
export function openScorer({ terms: index }: ArticleCorpus): ArticleScorer {
  const { count, documents, times, headLengths, textLengths } = index;
  const averageHead = average(headLengths);
  const averageText = average(textLengths);
  const norms = new Float32Array(count);
  for (let at = 0; at < count; at += 1) {
    const length = (headLengths[at] ?? 0) + (textLengths[at] ?? 0);
    norms[at] = K1 * (1 - B + (B * length) / (averageHead + averageText));
  }
  const total = new Float32Array(count);
  const slots = new Uint16Array(count);
  return {
    rarity(hash) {
      const { from, to } = postingsOf(index, hash);
      return Math.log(1 + count / (to - from + 30));
    },
    score(terms) {
      total.fill(0);
      const weighed = [...new Set(terms)].map((term) => weigh(term));
      for (const { from, to, rarity } of weighed) {
        for (let at = from; at < to; at += 1) {
          const document = documents[at] ?? 0;
          const packed = times[at] ?? 0;
          const found = (packed & 15) + (packed >> 4);
          total[document] = (total[document] ?? 0) + (rarity * found * (K1 + 1)) / (found + (norms[document] ?? 1));
        }
      }
      return { terms: weighed, total };
    },
    byField({ terms }, candidates) {
      const fields = emptyFields(candidates.length);
      candidates.forEach((document, at) => {
        slots[document] = at + 1;
      });
      for (const term of terms) {
        for (let at = term.from; at < term.to; at += 1) {
          const document = documents[at] ?? 0;
          const slot = slots[document] ?? 0;
          if (slot > 0) addField(fields, slot - 1, term, fieldTimes(document, times[at] ?? 0));
        }
      }
      for (const document of candidates) slots[document] = 0;
      return fields;
    },
  };

  function weigh(term: string): WeighedTerm {
    const { from, to } = postingsOf(index, termHash(term));
    return { from, to, rarity: Math.log(1 + (count - (to - from) + 0.5) / (to - from + 0.5)), isPair: isPair(term) };
  }

  function fieldTimes(document: number, packed: number) {
    const found = (packed & 15) + (packed >> 4);
    return {
      both: (found * (K1 + 1)) / (found + (norms[document] ?? 1)),
      text: (packed & 15) / (1 - B + (B * (textLengths[document] ?? 0)) / averageText),
      head: (packed >> 4) / (1 - HEAD_B + (HEAD_B * (headLengths[document] ?? 0)) / averageHead),
    };
  }
}

function emptyFields(count: number): FieldScores {
  const fresh = () => new Float32Array(count);
  return { words: fresh(), pairs: fresh(), head: fresh(), allPairs: fresh(), wordsHeld: fresh(), pairsHeld: fresh() };
}

function addField(
  fields: FieldScores,
  at: number,
  { rarity, isPair: pair }: WeighedTerm,
  times: { both: number; text: number; head: number },
): void {
  const score = (rarity * times.text * (K1 + 1)) / (times.text + K1);
  const field = pair ? fields.pairs : fields.words;
  const held = pair ? fields.pairsHeld : fields.wordsHeld;
  field[at] = (field[at] ?? 0) + score;
  held[at] = (held[at] ?? 0) + rarity;
  if (pair) fields.allPairs[at] = (fields.allPairs[at] ?? 0) + rarity * times.both;
  fields.head[at] = (fields.head[at] ?? 0) + (rarity * times.head * (K1 + 1)) / (times.head + K1);
}

function average(lengths: Uint16Array): number {
  let sum = 0;
  for (const length of lengths) sum += length;
  return sum / Math.max(1, lengths.length) || 1;
}
