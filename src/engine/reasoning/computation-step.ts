import type { Day } from "../../vocabulary/day.ts";
import type { FailureText } from "../../vocabulary/failure.ts";
import { formatYuan } from "../text/amounts.ts";

/** One step of a computation (计算步骤), shown to the reader so that he or she can check it by hand. */
export interface ComputationStep {
  readonly what: FailureText;
  /** The arithmetic in words and figures: 100000元 × 13.8% ÷ 365 × 365天 = 13800元. */
  readonly expression: string;
  /** First and last day counted, both included; null for a step without days. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly days: number | null;
  readonly ratePpm: number | null;
  readonly baseFen: number | null;
  readonly resultFen: number;
  /** Rule of the handbook and provision behind the step. */
  readonly rule: string;
}

/** A computation that cannot be made, and what is missing. */
export interface Uncomputed {
  readonly kind: "unknown";
  readonly note: FailureText;
}

/** Numerator over denominator, rounded half up to a whole number; exact however large the product. */
export function roundedShare(factors: readonly number[], divisors: readonly number[]): number {
  const top = factors.reduce((product, factor) => product * BigInt(factor), 1n);
  const bottom = divisors.reduce((product, divisor) => product * BigInt(divisor), 1n);
  return Number((2n * top + bottom) / (2n * bottom));
}

/** A rate as a percentage, without needless zeros: 138000 ppm is 13.8%. */
export function formatRate(ppm: number): string {
  return `${Number((ppm / 10000).toFixed(4))}%`;
}

/** Interest of a base for a number of days, rounded half up to a fen, with its step. */
export function interestStep(given: {
  what: FailureText;
  baseFen: number;
  ratePpm: number;
  from: Day;
  to: Day;
  days: number;
  dayCount: 360 | 365;
  rule: string;
}): ComputationStep {
  const { baseFen, ratePpm, days, dayCount } = given;
  const resultFen = roundedShare([baseFen, ratePpm, days], [1_000_000, dayCount]);
  return {
    what: given.what,
    expression: `${formatYuan(baseFen)} × ${formatRate(ratePpm)} ÷ ${dayCount} × ${days}天 = ${formatYuan(resultFen)}`,
    from: given.from,
    to: given.to,
    days,
    ratePpm,
    baseFen,
    resultFen,
    rule: given.rule,
  };
}

/** A step that is no interest: an amount, a subtraction, a comparison. */
export function amountStep(what: FailureText, expression: string, resultFen: number, rule: string): ComputationStep {
  return { what, expression, from: null, to: null, days: null, ratePpm: null, baseFen: null, resultFen, rule };
}
