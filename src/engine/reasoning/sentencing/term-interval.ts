import { z } from "zod";
import { BoostedTrees, scoreByTrees } from "../../retrieval/boosted-trees.ts";
import { readTermFeatures, type TermFeatures, type TermQuestion } from "./term-features.ts";

const Trees = BoostedTrees.omit({ features: true }).extend({ start: z.number() });

/** What was learned from decided cases about terms (刑期区间模型): trees for the middle and for the spread around it, and how far they were out. */
export const TermModel = z.strictObject({
  /** Probability the interval aims at, 0–1. */
  level: z.number().gt(0).lt(1),
  /** Share of judgments held out that lay within the interval by cross-validation (实测覆盖率), 0–1. */
  held: z.number().min(0).max(1).nullable().default(null),
  features: z.array(z.string()),
  median: Trees,
  /** How far like cases lie from the middle, as ln; its first feature is the middle itself. */
  spread: Trees,
  /** Judgments learned from, and the mean of ln(months + 1) over all of them. */
  judgments: z.int().positive(),
  mean: z.number(),
  /** How many judgments the overall mean weighs beside those of a charge. */
  shrink: z.number().positive(),
  charges: z.record(z.string(), z.object({ count: z.int().positive(), mean: z.number() })),
  /** How many spreads below and above the middle the interval reaches, by the middle: the first band whose `below` is above it. */
  bands: z.array(
    z.object({ below: z.number().nullable(), low: z.number(), high: z.number(), judgments: z.int().positive() }),
  ),
});
export type TermModel = z.infer<typeof TermModel>;

/** Interval of months within which like cases lie (同类案件刑期区间), where a term is imposed; never a proposal for this case. */
export interface TermInterval {
  readonly from: number;
  readonly to: number;
  /** Share of like cases that the interval is to hold, 0–1. */
  readonly level: number;
  /** Judgments on the same charge among those learned from; few means that other charges speak for it. */
  readonly ofCharge: number;
  /** Judgments on which the width was measured. */
  readonly measuredOn: number;
}

/** Below this a charge is only known by its name. */
const FEWEST = 5;

/**
 * Interval of terms of like cases by charge, statutory tier, amount, quantities and circumstances told in the text
 * (normalised conformal prediction: Papadopoulos, Lei and others; each end leaves out a twentieth). Undefined where no charge is known or fewer than five
 * judgments on it were learned from. Exemption and fine alone are outside: the interval is about terms that are imposed.
 */
export function termInterval(question: TermQuestion, model: TermModel): TermInterval | undefined {
  const counts = question.charges.map((charge) => model.charges[charge]?.count ?? 0);
  if (counts.length === 0 || Math.max(...counts) < FEWEST) return undefined;
  return termSpan(question, model);
}

/** The same without abstention, for measuring; undefined only where no charge is known. */
export function termSpan(question: TermQuestion, model: TermModel): TermInterval | undefined {
  if (question.charges.length === 0) return undefined;
  const row = termRow(readTermFeatures(question), termPrior(question.charges, model), model.features);
  const ends = termEnds(row, model);
  const band = bandOf(ends.median, model);
  if (!band) return undefined;
  const from = monthsOf(ends.median - band.low * ends.spread);
  return {
    from,
    to: Math.max(from, monthsOf(ends.median + band.high * ends.spread)),
    level: model.level,
    ofCharge: Math.max(...question.charges.map((charge) => model.charges[charge]?.count ?? 0)),
    measuredOn: band.judgments,
  };
}

/** Middle of what is foretold, in months: for measuring the model only. It is never shown, for it would read as a proposal. */
export function termMedian(question: TermQuestion, model: TermModel): number {
  const row = termRow(readTermFeatures(question), termPrior(question.charges, model), model.features);
  return monthsOf(termEnds(row, model).median);
}

/** Added to every spread, so that charges with very even terms are not taken to be certain (β of normalised conformal prediction). */
const EVEN_SPREAD = 0.3;

/** Middle and spread foretold for a row, on the scale of ln(months + 1). */
export function termEnds(
  row: Float32Array,
  { features, median, spread }: Pick<TermModel, "features" | "median" | "spread">,
): { readonly median: number; readonly spread: number } {
  const middle = median.start + scoreByTrees({ features, trees: median.trees }, row);
  const wide = spread.start + scoreByTrees({ features, trees: spread.trees }, spreadRow(middle, row));
  return { median: middle, spread: Math.max(0, wide) + EVEN_SPREAD };
}

/** The row from which the spread is foretold: the middle before all other figures. */
export function spreadRow(middle: number, row: Float32Array): Float32Array {
  return Float32Array.from([middle, ...row]);
}

/** The band of a median given as ln(months + 1). */
export function bandOf<T extends { readonly below: number | null }>(
  median: number,
  { bands }: { readonly bands: readonly T[] },
): T | undefined {
  return bands.find(({ below }) => below === null || median < Math.log(1 + below));
}

/** What the charges alone say, as ln(months + 1): the longest of their means, and three fifths of the others on top. */
export function termPrior(
  charges: readonly string[],
  { charges: known, mean, shrink }: Pick<TermModel, "charges" | "mean" | "shrink">,
): number {
  const months = charges.map((charge) => {
    const { count, mean: own } = known[charge] ?? { count: 0, mean: 0 };
    return Math.exp((own * count + mean * shrink) / (count + shrink)) - 1;
  });
  const longest = Math.max(...months);
  const others = months.reduce((sum, one) => sum + one, 0) - longest;
  return months.length === 0 ? mean : Math.log(1 + longest + OTHERS * others);
}
const OTHERS = 0.6;

/** Figures in the order of the model; a circumstance that is not told is 0, a quantity −1. */
export function termRow(found: TermFeatures, prior: number, features: readonly string[]): Float32Array {
  return Float32Array.from(features, (name) => {
    if (name === "prior") return prior;
    return found[name] ?? (name.startsWith("circumstance:") ? 0 : -1);
  });
}

function monthsOf(place: number): number {
  return Math.max(0, Math.round(Math.exp(place) - 1));
}
