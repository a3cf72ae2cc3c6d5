/** Weights of terms, kept only where they matter: those of term t stand at starts[t] up to starts[t + 1]. */
export interface SparseWeights {
  readonly starts: Uint32Array;
  /** Number of the column each weight belongs to. */
  readonly columns: Uint16Array;
  /** Square-rooted and rounded to eight bits; see weightOf. */
  readonly values: Int8Array;
  /** The greatest weight. */
  readonly greatest: number;
}

/** What stands in the place of a crime for texts that tell of none: civil disputes, questions, papers of procedure. */
export const NO_CRIME = "无";

/** The learned reading of facts (罪名识别模型); made by evaluations/training/charge-recognition.ts, models/charge-recognition. */
export interface ChargeModel {
  /** Names of crimes (罪名), as they stood when they were in use, and NO_CRIME. */
  readonly charges: readonly string[];
  readonly terms: ReadonlyMap<string, number>;
  /** How rare a term is, by its number: the logarithm of documents over documents that hold it. */
  readonly rarity: Float32Array;
  readonly bias: Float32Array;
  /** Weight of a term for a charge. */
  readonly weights: SparseWeights;
  /** Weight of a term in a text that is typical of a charge: wording of the law, and facts written by hand. */
  readonly typical: SparseWeights;
  /** Charge of each typical text. */
  readonly typicalOf: Uint16Array;
  /** How much likeness to a typical text counts besides the weights. */
  readonly likeness: number;
  /** Divides the scores so that shares are probabilities (温度校准). */
  readonly temperature: number;
  /** Below this probability of the first charge nothing is recognised (识别下限). */
  readonly least: number;
}

/** One term of a text as the model sees it. */
export interface TermWeight {
  readonly term: string;
  readonly number: number;
  readonly weight: number;
}

const STEPS = 127;

/** The weight that a rounded value stands for. */
export function weightOf({ values, greatest }: SparseWeights, at: number): number {
  const share = (values[at] ?? 0) / STEPS;
  return Math.sign(share) * share * share * greatest;
}

/** The rounded value of a weight. */
export function roundedWeight(weight: number, greatest: number): number {
  return Math.sign(weight) * Math.round(Math.sqrt(Math.min(1, Math.abs(weight) / greatest)) * STEPS);
}

/** Terms that the model knows, rarer ones heavier, as a vector of length 1. */
export function termWeights(
  model: Pick<ChargeModel, "terms" | "rarity">,
  counts: ReadonlyMap<string, number>,
): TermWeight[] {
  const known: TermWeight[] = [];
  let squares = 0;
  for (const [term, count] of counts) {
    const number = model.terms.get(term);
    if (number === undefined) continue;
    const weight = (1 + Math.log(count)) * (model.rarity[number] ?? 0);
    squares += weight * weight;
    known.push({ term, number, weight });
  }
  const length = Math.sqrt(squares) || 1;
  return known.map((one) => ({ ...one, weight: one.weight / length }));
}

/** Score of every charge for a text: weights of its terms, and likeness to the text most typical of the charge. */
export function chargeScores(model: ChargeModel, weighed: readonly TermWeight[]): Float32Array {
  const scores = Float32Array.from(model.bias);
  for (const { number, weight } of weighed) addWeights(scores, model.weights, number, weight);
  const likeness = new Float32Array(model.typicalOf.length);
  for (const { number, weight } of weighed) addWeights(likeness, model.typical, number, weight);
  const best = new Float32Array(model.charges.length);
  model.typicalOf.forEach((charge, text) => {
    best[charge] = Math.max(best[charge] ?? 0, likeness[text] ?? 0);
  });
  return scores.map((score, charge) => score + model.likeness * (best[charge] ?? 0));
}

function addWeights(sums: Float32Array, weights: SparseWeights, term: number, factor: number): void {
  const end = weights.starts[term + 1] ?? 0;
  for (let at = weights.starts[term] ?? 0; at < end; at += 1) {
    const column = weights.columns[at] ?? 0;
    sums[column] = (sums[column] ?? 0) + weightOf(weights, at) * factor;
  }
}

/** What one term adds to the score of a charge. */
export function contribution(model: ChargeModel, { number, weight }: TermWeight, charge: number): number {
  return (
    weight *
    (bestIn(model.weights, number, (column) => column === charge) +
      model.likeness * bestIn(model.typical, number, (column) => model.typicalOf[column] === charge))
  );
}

function bestIn(weights: SparseWeights, term: number, isMeant: (column: number) => boolean): number {
  const end = weights.starts[term + 1] ?? 0;
  let best = 0;
  for (let at = weights.starts[term] ?? 0; at < end; at += 1)
    if (isMeant(weights.columns[at] ?? 0)) best = Math.max(best, weightOf(weights, at));
  return best;
}

/** Shares of the scores that add up to 1. */
export function shares(scores: Float32Array, temperature: number): Float32Array {
  const greatest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const powers = scores.map((score) => Math.exp((score - greatest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
