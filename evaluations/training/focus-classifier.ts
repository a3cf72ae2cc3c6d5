import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { type FocusModel, sentenceVector } from "../../src/engine/evidence/focus-sentences.ts";
import { seededRandom } from "../../tools/case-library/seeded-random.ts";

/** A sentence ready for learning. */
export interface FocusSample {
  readonly terms: readonly string[];
  readonly labels: readonly string[];
  /** Document it stands in, as far as is known. */
  readonly document: string;
}

const LEAST_DOCUMENTS = 5;
const LEAST_EXAMPLES = 8;
const EPOCHS = 12;
const RATE = 0.5;
const RIDGE = 1e-5;
/** Weights nearer to 0 are left out. */
const SMALLEST = 0.5;
/** Chosen once on a plateau: 0.1–0.25 and 0.02–0.1 change F1 by less than .01. */
const [LEAST, LEAST_BEST] = [0.2, 0.05];

/**
 * Trains one logistic regression for each label that has enough examples (AdaGrad, fixed seed). A term counts only if several
 * documents have it and it is made of dictionary words that name nobody and no place.
 */
export function trainFocusModel(samples: readonly FocusSample[]): FocusModel {
  const terms = termsOf(samples);
  const place = new Map([...terms.keys()].map((term, at) => [term, at]));
  const rarity = [...terms.values()].map((count) => Math.round(100 * Math.log(samples.length / count)) / 100);
  const vectors = samples.map((sample) => [...sentenceVector(sample.terms, place, rarity)]);
  const counts = new Map<string, number>();
  for (const { labels } of samples) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts.keys()].filter((label) => label !== "other" && (counts.get(label) ?? 0) >= LEAST_EXAMPLES);
  const learned = labels.map((label) =>
    learn(
      vectors,
      samples.map((sample) => sample.labels.includes(label)),
      terms.size,
    ),
  );
  return {
    labels,
    terms: [...terms.keys()],
    rarity,
    bias: learned.map(({ bias }) => Math.round(bias * 1000) / 1000),
    weights: learned.map(({ weights }) =>
      [...weights].flatMap((weight, at) => (Math.abs(weight) < SMALLEST ? [] : [at, Math.round(weight * 100)])),
    ),
    least: LEAST,
    leastBest: LEAST_BEST,
  };
}

/** Terms that enough documents have, with the number of samples they occur in. */
function termsOf(samples: readonly FocusSample[]): Map<string, number> {
  const documents = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  const isPlain = plainWords();
  for (const { terms, document } of samples) {
    for (const term of new Set(terms)) {
      if (!term.split(" ").every(isPlain)) continue;
      counts.set(term, (counts.get(term) ?? 0) + 1);
      documents.set(term, (documents.get(term) ?? new Set()).add(document));
    }
  }
  return new Map([...counts].filter(([term]) => (documents.get(term)?.size ?? 0) >= LEAST_DOCUMENTS));
}

/** Tells words of the dictionary from names of persons, places and bodies, and from what the dictionary does not have. */
function plainWords(): (word: string) => boolean {
  const jieba = Jieba.withDict(dict);
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const [only, ...more] = jieba.tag(word, false);
    const isName = only === undefined || more.length > 0 || /^(?:nr|ns|nt|nz|eng|m|x)/u.test(only.tag);
    const isPlain = /^\p{Script=Han}+$/u.test(word) && !isName && !word.includes("某");
    known.set(word, isPlain);
    return isPlain;
  };
}

function learn(vectors: readonly (readonly [number, number][])[], right: readonly boolean[], size: number) {
  const random = seededRandom(20241124);
  const weights = new Float64Array(size);
  const seen = new Float64Array(size).fill(1e-3);
  const order = vectors.map((_, at) => at);
  let bias = Math.log((right.filter(Boolean).length + 1) / right.length);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const vector = vectors[at] ?? [];
      const sum = vector.reduce((total, [term, value]) => total + (weights[term] ?? 0) * value, bias);
      const error = (right[at] ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      if (Math.abs(error) < 0.005) continue;
      bias += 0.02 * error;
      for (const [term, value] of vector) {
        const slope = error * value - RIDGE * (weights[term] ?? 0);
        seen[term] = (seen[term] ?? 0) + slope * slope;
        weights[term] = (weights[term] ?? 0) + (RATE * slope) / Math.sqrt(seen[term] ?? 1);
      }
    }
  }
  return { weights, bias };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
