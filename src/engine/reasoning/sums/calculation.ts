import type { Day } from "../../../vocabulary/day.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import { formatYuan } from "../../text/amounts.ts";
import { amountStep, type ComputationStep, roundedShare, type Uncomputed } from "../computation-step.ts";
import { addDays, addMonths } from "../periods.ts";

/** A computed sum (计算结果) on given facts: one figure, or the range the law leaves to the judge. */
export interface Calculation {
  readonly kind: "computed";
  readonly leastFen: number;
  readonly mostFen: number;
  readonly steps: readonly ComputationStep[];
  /** What the reader must know of the law or of the assumption behind the figures. */
  readonly notes: readonly FailureText[];
}

/** The numbers of statutes and statistics (参数) as they stood on the day that governs. */
export interface DatedNumbers {
  /** Undefined when the knowledge base has none for that day. */
  readonly on: (id: string) => number | undefined;
  /** First day of the series. */
  readonly since: (id: string) => Day | undefined;
}

/** A calculation with one figure: that of its last step. */
export function exactly(steps: readonly ComputationStep[], notes: readonly FailureText[] = []): Calculation {
  const fen = steps.at(-1)?.resultFen ?? 0;
  return { kind: "computed", leastFen: fen, mostFen: fen, steps, notes };
}

/** A calculation that leaves a range to the judge. */
export function between(
  [leastFen, mostFen]: readonly [number, number],
  steps: readonly ComputationStep[],
  notes: readonly FailureText[] = [],
): Calculation {
  return { kind: "computed", leastFen, mostFen, steps, notes };
}

/** Numbers by id, or what is not in the knowledge base. */
export function take<K extends string>(numbers: DatedNumbers, ids: readonly K[]): Record<K, number> | Uncomputed {
  const missing = ids.filter((id) => numbers.on(id) === undefined);
  if (missing.length > 0) return unknownNumbers(missing);
  return Object.fromEntries(ids.map((id) => [id, numbers.on(id) ?? 0])) as Record<K, number>;
}

/** True for what could not be computed. */
export function isUncomputed(value: object): value is Uncomputed {
  return "kind" in value && value.kind === "unknown";
}

function unknownNumbers(ids: readonly string[]): Uncomputed {
  const names = ids.join("、");
  return {
    kind: "unknown",
    note: {
      zh: `知识库中没有该日适用的参数：${names}。请录入后再计算，或者按认定的标准填写。`,
      en: `The knowledge base has no value for that day: ${ids.join(", ")}. Enter it, or type the standard found.`,
    },
  };
}

/** A factor of a product with the words in which it is shown: 15天, 30%, 2人. */
export interface Factor {
  readonly by: number;
  /** Divides the product; 1 by default. */
  readonly over?: number;
  readonly words: string;
}

/** A product with its step, rounded half up to a fen at the end. */
export function productStep(given: {
  readonly what: FailureText;
  readonly baseFen: number;
  readonly factors: readonly Factor[];
  readonly rule: string;
}): ComputationStep {
  const { what, baseFen, factors, rule } = given;
  const resultFen = roundedShare(
    [baseFen, ...factors.map(({ by }) => by)],
    factors.map(({ over }) => over ?? 1),
  );
  const words = factors.map((factor) => ` ${factor.words}`).join("");
  return { ...amountStep(what, `${formatYuan(baseFen)}${words} = ${formatYuan(resultFen)}`, resultFen, rule), baseFen };
}

/** A sum of signed terms with its step; never below nothing when `floor` is set. */
export function sumStep(
  what: FailureText,
  terms: readonly { readonly words: string; readonly fen: number }[],
  rule: string,
  floor = false,
): ComputationStep {
  const sum = terms.reduce((total, { fen }) => total + fen, 0);
  const result = floor ? Math.max(0, sum) : sum;
  const shown = terms
    .map(
      ({ words, fen }, at) =>
        `${at === 0 ? (fen < 0 ? "−" : "") : fen < 0 ? " − " : " + "}${words}${formatYuan(Math.abs(fen))}`,
    )
    .join("");
  return amountStep(what, `${shown} = ${formatYuan(result)}${result === sum ? "" : "（不足零的计零）"}`, result, rule);
}

/** A share of 100 as a factor. */
export function percentFactor(percent: number): Factor {
  return { by: percent, over: 100, words: `× ${percent}%` };
}

/** A share in parts per million as a factor. */
export function shareFactor(ppm: number): Factor {
  return { by: ppm, over: 1_000_000, words: `× ${ppm / 10_000}%` };
}

/** Whole months from a day to another, the last day included, and the days that are left. */
export function monthsAndDays(from: Day, to: Day): { months: number; days: number } {
  const end = addDays(to, 1);
  let months = 0;
  while (addMonths(from, months + 1) <= end) months += 1;
  let days = 0;
  for (let day = addMonths(from, months); day < end; day = addDays(day, 1)) days += 1;
  return { months, days };
}
