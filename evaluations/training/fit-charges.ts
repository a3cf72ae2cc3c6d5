import {
  type ChargeModel,
  roundedWeight,
  type SparseWeights,
  termWeights,
} from "../../src/engine/reasoning/charge-recognition/charge-model.ts";
import { seededRandom } from "../../tools/case-library/seeded-random.ts";
import type { ChargeSample } from "./charge-samples.ts";

const ROUNDS = 6;
const RATE = 2;
const BIAS_RATE = 0.02;
/** How often the typical texts are shown for each time the judgments are. */
const TYPICAL_SHOWN = 3;
/** Errors smaller than this change nothing. */
const LEAST_ERROR = 2e-3;
/** A term must stand in so many judgments' texts, or in three and in a typical text; and in less than two fifths of all. */
const LEAST_TEXTS = 8;
const LEAST_TYPICAL = 3;
const MOST_SHARE = 0.4;
/** Weights that are kept: the heaviest, counted with the rarity of their term. */
const KEPT = 900_000;
/** Share of a term's texts in which it follows the label of a person, from which it counts as a name. */
const NAME_SHARE = 0.2;
const LABEL = /^(?:告人|害人|证人|案人|人)$/u;
/** Places and faiths tell who a person is, not what was done. */
const ORIGIN =
  /省|县|自治|[东西南北]路|[街镇](?!守)|维吾|新疆|西藏|蒙古|回民|穆斯|清真|基督|教堂|佛教|道教|[男女][，,性]|岁|文盲|初中|高中|小学|大专|农民工/u;

/** What is learned before it is rounded and pruned. */
export interface FittedCharges {
  readonly charges: readonly string[];
  readonly terms: ReadonlyMap<string, number>;
  readonly rarity: Float32Array;
  readonly bias: Float32Array;
  /** Weight of term t for charge c at t * charges + c. */
  readonly weights: Float32Array;
  readonly typical: readonly ChargeSample[];
}

interface Item {
  readonly numbers: Int32Array;
  readonly weights: Float32Array;
  readonly right: readonly number[];
  readonly counts: number;
}

/**
 * Fits a softmax over all crimes by stochastic gradient descent; rare crimes count more, and typical texts stand in for crimes
 * without judgments. The same samples give the same weights.
 */
export function fitCharges(
  charges: readonly string[],
  samples: readonly ChargeSample[],
  typical: readonly ChargeSample[],
): FittedCharges {
  const { terms, rarity } = vocabularyOf(samples, typical);
  const items = itemsOf(charges, samples, typical, { terms, rarity });
  const weights = new Float32Array(terms.size * charges.length);
  const bias = new Float32Array(charges.length);
  const random = seededRandom(20260101);
  const scores = new Float32Array(charges.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE * (1 - round / (ROUNDS + 0.5));
    shuffle(items, random);
    for (const item of items) {
      errorsOf(item, { weights, bias, scores });
      learn(item, rate, { weights, bias, scores });
    }
  }
  return { charges, terms, rarity, bias, weights, typical };
}

interface State {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** Scores of the item, then how far its shares are from the right ones. */
  readonly scores: Float32Array;
}

function errorsOf(item: Item, state: State): void {
  const { scores } = state;
  addUp(item, state);
  toShares(scores);
  for (const charge of item.right) scores[charge] = (scores[charge] ?? 0) - 1 / item.right.length;
}

/** Scores of the charges by the weights of the terms. */
function addUp({ numbers, weights: factors }: Item, { weights, bias, scores }: State): void {
  const size = scores.length;
  scores.set(bias);
  for (let at = 0; at < numbers.length; at += 1) {
    const offset = (numbers[at] ?? 0) * size;
    const factor = factors[at] ?? 0;
    for (let charge = 0; charge < size; charge += 1)
      scores[charge] = (scores[charge] ?? 0) + (weights[offset + charge] ?? 0) * factor;
  }
}

function toShares(scores: Float32Array): void {
  let greatest = -Infinity;
  for (const score of scores) if (score > greatest) greatest = score;
  let sum = 0;
  for (let charge = 0; charge < scores.length; charge += 1) {
    const power = Math.exp((scores[charge] ?? 0) - greatest);
    scores[charge] = power;
    sum += power;
  }
  for (let charge = 0; charge < scores.length; charge += 1) scores[charge] = (scores[charge] ?? 0) / sum;
}

function learn({ numbers, weights: factors, counts }: Item, rate: number, { weights, bias, scores }: State): void {
  const wrong = [...scores.keys()].filter((charge) => Math.abs(scores[charge] ?? 0) > LEAST_ERROR);
  for (const charge of wrong) bias[charge] = (bias[charge] ?? 0) - rate * BIAS_RATE * counts * (scores[charge] ?? 0);
  for (let at = 0; at < numbers.length; at += 1) {
    const offset = (numbers[at] ?? 0) * scores.length;
    const step = rate * counts * (factors[at] ?? 0);
    for (const charge of wrong)
      weights[offset + charge] = (weights[offset + charge] ?? 0) - step * (scores[charge] ?? 0);
  }
}

function shuffle(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [items[at], items[other]];
    if (one && two) [items[at], items[other]] = [two, one];
  }
}

function itemsOf(
  charges: readonly string[],
  samples: readonly ChargeSample[],
  typical: readonly ChargeSample[],
  vocabulary: Pick<ChargeModel, "terms" | "rarity">,
): Item[] {
  const numberOf = new Map(charges.map((charge, number) => [charge, number]));
  const judged = new Map<string, number>();
  for (const { charges: right } of samples)
    for (const charge of right) judged.set(charge, (judged.get(charge) ?? 0) + 1);
  const scarcity = (right: readonly string[]) =>
    Math.min(4, Math.max(...right.map((charge) => Math.sqrt(60 / Math.max(6, judged.get(charge) ?? 0)))));
  const itemOf = (sample: ChargeSample, counts: number): Item => {
    const weighed = termWeights(vocabulary, sample.terms);
    return {
      numbers: Int32Array.from(weighed, ({ number }) => number),
      weights: Float32Array.from(weighed, ({ weight }) => weight),
      right: sample.charges.flatMap((charge) => numberOf.get(charge) ?? []),
      counts,
    };
  };
  const shown = typical.map((sample) => itemOf(sample, sample.weight));
  return [
    ...samples.map((sample) => itemOf(sample, sample.weight * scarcity(sample.charges))),
    ...Array.from({ length: TYPICAL_SHOWN }, () => shown).flat(),
  ];
}

/** Terms that may count, with their rarity: no names of persons, no origin (handbook G §2). */
function vocabularyOf(
  samples: readonly ChargeSample[],
  typical: readonly ChargeSample[],
): Pick<ChargeModel, "terms" | "rarity"> {
  const texts = new Map<string, number>();
  for (const { terms } of samples) for (const term of terms.keys()) texts.set(term, (texts.get(term) ?? 0) + 1);
  const isTypical = new Set(typical.flatMap(({ terms }) => [...terms.keys()]));
  const names = namesIn(samples, texts);
  const known = [...new Set([...texts.keys(), ...isTypical])].filter((term) => {
    const count = texts.get(term) ?? 0;
    const least = isTypical.has(term) ? LEAST_TYPICAL : LEAST_TEXTS;
    const mayCount = isTypical.has(term) || (!names.has(term) && !ORIGIN.test(term));
    return count >= least && count < samples.length * MOST_SHARE && mayCount;
  });
  const rarity = Float32Array.from(known, (term) => Math.log(samples.length / ((texts.get(term) ?? 0) + 1)));
  return { terms: new Map(known.map((term, number) => [term, number])), rarity };
}

/** Terms that mostly follow a label such as 被告人: with 人 before them they make up much of what a text says of 人. */
function namesIn(samples: readonly ChargeSample[], texts: ReadonlyMap<string, number>): Set<string> {
  const labelled = new Map<string, number>();
  for (const { terms } of samples) {
    for (const term of terms.keys()) {
      const [first = "", ...rest] = term;
      if (term.length === 3 && LABEL.test(first)) labelled.set(rest.join(""), (labelled.get(rest.join("")) ?? 0) + 1);
    }
  }
  return new Set(
    [...labelled].filter(([term, count]) => count > NAME_SHARE * (texts.get(term) ?? 0)).map(([term]) => term),
  );
}

/** Rounds and prunes what was fitted to the form in which it is shipped. */
export function chargeModelOf(
  { charges, terms, rarity, bias, weights, typical }: FittedCharges,
  settings: Pick<ChargeModel, "likeness" | "temperature" | "least">,
): ChargeModel {
  const centred = centre(weights, charges.length);
  const numberOf = new Map(charges.map((charge, number) => [charge, number]));
  const texts = typical.map((sample) => termWeights({ terms, rarity }, sample.terms));
  const rows: [number, number, number][] = texts.flatMap((text, column) =>
    text.map(({ number, weight }): [number, number, number] => [number, column, weight]),
  );
  return {
    charges,
    terms,
    rarity,
    bias,
    weights: sparseOf(heaviest(centred, charges.length, rarity), terms.size),
    typical: sparseOf(rows, terms.size),
    typicalOf: Uint16Array.from(typical, (sample) => numberOf.get(sample.charges[0] ?? "") ?? 0),
    ...settings,
  };
}

/** Takes the middle weight of each term away: shares do not change, and most weights become nothing. */
function centre(weights: Float32Array, size: number): Float32Array {
  const centred = Float32Array.from(weights);
  for (let offset = 0; offset < weights.length; offset += size) {
    const row = weights.slice(offset, offset + size).sort();
    const middle = row[Math.floor(size / 2)] ?? 0;
    for (let at = offset; at < offset + size; at += 1) centred[at] = (centred[at] ?? 0) - middle;
  }
  return centred;
}

function heaviest(weights: Float32Array, size: number, rarity: Float32Array): [number, number, number][] {
  const force = (at: number) => Math.abs(weights[at] ?? 0) * (rarity[Math.floor(at / size)] ?? 0);
  const forces = new Float32Array(Math.floor(weights.length / 16));
  for (let at = 0; at < forces.length; at += 1) forces[at] = force(at * 16 + (at % 16));
  forces.sort();
  const limit = forces[Math.max(0, forces.length - Math.floor(KEPT / 16))] ?? 0;
  const rows: [number, number, number][] = [];
  for (let at = 0; at < weights.length; at += 1)
    if (force(at) > limit) rows.push([Math.floor(at / size), at % size, weights[at] ?? 0]);
  return rows;
}

function sparseOf(rows: readonly (readonly [number, number, number])[], terms: number): SparseWeights {
  const sorted = [...rows].sort(([one], [other]) => one - other);
  const greatest = sorted.reduce((most, [, , weight]) => Math.max(most, Math.abs(weight)), 0) || 1;
  const kept = sorted.filter(([, , weight]) => roundedWeight(weight, greatest) !== 0);
  const starts = new Uint32Array(terms + 1);
  for (const [term] of kept) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  return {
    starts,
    columns: Uint16Array.from(kept, ([, column]) => column),
    values: Int8Array.from(kept, ([, , weight]) => roundedWeight(weight, greatest)),
    greatest,
  };
}
