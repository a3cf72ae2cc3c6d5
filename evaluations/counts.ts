import { seededRandom } from "../tools/case-library/seeded-random.ts";
import type { Metric } from "./suite.ts";

/** Hits and misses of one sample: found rightly, found wrongly, not found. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** A rate made of summed counts, for example F1. */
export type Rate = (sum: Counts) => number;

/** Share of what was found that is right; 0 when nothing was found. */
export const precision: Rate = ({ right, wrong }) => (right === 0 ? 0 : right / (right + wrong));

/** Share of what there is that was found; 0 when nothing was. */
export const recall: Rate = ({ right, missed }) => (right === 0 ? 0 : right / (right + missed));

/** Harmonic mean of precision and recall; 1 when there was nothing to find and nothing was found. */
export const f1: Rate = ({ right, wrong, missed }) =>
  right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed);

/** Errors per item: wrong over right and missed together, for example edits over characters. */
export const errorRate: Rate = ({ right, wrong, missed }) => (right + missed === 0 ? 0 : wrong / (right + missed));

/** Sum of counts. */
export function total(samples: readonly Counts[]): Counts {
  return samples.reduce(
    (sum, one) => ({ right: sum.right + one.right, wrong: sum.wrong + one.wrong, missed: sum.missed + one.missed }),
    { right: 0, wrong: 0, missed: 0 },
  );
}

const DRAWS = 1000;

/** A rate over samples with its 95 % bootstrap interval (samples drawn again); the draws are the same in every run. */
export function rateWithInterval(rate: Rate, samples: readonly Counts[], trivial: number | null): Metric {
  const random = seededRandom(20240701);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = samples.map((_, at) => samples[Math.floor(random() * samples.length)] ?? samples[at]);
    return rate(total(drawn.flatMap((one) => (one ? [one] : []))));
  }).sort((a, b) => a - b);
  return {
    value: rate(total(samples)),
    low: draws[Math.floor(DRAWS * 0.025)] ?? 0,
    high: draws[Math.ceil(DRAWS * 0.975) - 1] ?? 0,
    trivial,
  };
}
