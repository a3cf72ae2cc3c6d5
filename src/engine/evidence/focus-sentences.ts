/** A linear model that names the questions in dispute which a sentence of a court's opinion speaks of; models/focus-sentences. */
export interface FocusModel {
  readonly labels: readonly string[];
  readonly terms: readonly string[];
  /** Weight of rarity of each term. */
  readonly rarity: readonly number[];
  /** Bias of each label. */
  readonly bias: readonly number[];
  /** For each label the terms that count and their weights, in hundredths: term, weight, term, weight … */
  readonly weights: readonly (readonly number[])[];
  /** Least probability at which a label is named. */
  readonly least: number;
  /** Least probability at which the best label is named where none reaches the other. */
  readonly leastBest: number;
}

/** A label of a sentence with its probability (0–1). */
export interface SentenceLabel {
  readonly label: string;
  readonly probability: number;
}

/** Words of two characters and more, and the short ones that turn a sentence: other single characters may be surnames. */
const WORD = /^(?:\p{Script=Han}{2,}|[不未无没非应须可已曾均仅由对向即系为])$/u;

/** Terms of a sentence from its words: words that count, and every two of them that follow each other. */
export function sentenceTerms(words: readonly string[]): string[] {
  const kept = words.filter((word) => WORD.test(word));
  return [...kept, ...kept.slice(1).map((word, at) => `${kept[at]} ${word}`)];
}

/** A sentence as the model sees it: places of known terms and their values, of length 1. */
export function sentenceVector(
  terms: readonly string[],
  place: ReadonlyMap<string, number>,
  rarity: readonly number[],
): Map<number, number> {
  const vector = new Map<number, number>();
  for (const term of new Set(terms)) {
    const at = place.get(term);
    if (at !== undefined) vector.set(at, rarity[at] ?? 0);
  }
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0));
  for (const [at, value] of vector) vector.set(at, value / (length || 1));
  return vector;
}

/** Makes a model ready: from the terms of a sentence (sentenceTerms) to its labels, likeliest first; none where it is unsure. */
export function openFocusModel(model: FocusModel): (terms: readonly string[]) => SentenceLabel[] {
  const place = new Map(model.terms.map((term, at) => [term, at]));
  return (terms) => {
    const vector = sentenceVector(terms, place, model.rarity);
    const ranked = model.labels
      .map((label, at) => ({ label, probability: probabilityOf(model, at, vector) }))
      .filter(({ probability }) => probability >= model.leastBest)
      .sort((one, other) => other.probability - one.probability);
    return ranked.filter(({ probability }, at) => at === 0 || probability >= model.least);
  };
}

function probabilityOf({ bias, weights }: FocusModel, label: number, vector: ReadonlyMap<number, number>): number {
  const own = weights[label] ?? [];
  let sum = bias[label] ?? 0;
  for (let at = 0; at + 1 < own.length; at += 2) {
    const value = vector.get(own[at] ?? -1);
    if (value !== undefined) sum += (value * (own[at + 1] ?? 0)) / 100;
  }
  return 1 / (1 + Math.exp(-sum));
}
