import type { Day } from "../../../vocabulary/day.ts";
import type { Parameter } from "../../../vocabulary/law.ts";
import { type ComputationStep, interestStep, roundedShare, type Uncomputed } from "../computation-step.ts";
import { daysBetween } from "../periods.ts";
import { spans } from "../series.ts";
import { between, type Calculation, exactly, sumStep } from "./calculation.ts";

/** Money that was due and is not paid (逾期付款). */
export interface LateSum {
  readonly baseFen: number;
  /** First day of delay. */
  readonly from: Day;
  /** Last day counted, included. */
  readonly to: Day;
}

/** Simple interest at the agreed rate (约定标准), ppm a year over 365 days. */
export function atAgreedRate({ baseFen, from, to }: LateSum, ratePpm: number): Calculation | Uncomputed {
  if (to < from) return NOT_YET;
  const step = interestStep({
    what: { zh: "按约定标准计算", en: "at the agreed rate" },
    baseFen,
    ratePpm,
    from,
    to,
    days: daysBetween(from, to) + 1,
    dayCount: 365,
    rule: "民法典585",
  });
  return exactly([step]);
}

/** The reference rates: one-year prime rate (lpr-1y) and, for days before it, the benchmark lending rate. */
export interface ReferenceRates {
  readonly lpr: readonly Parameter[];
  readonly benchmark: readonly Parameter[];
}

/**
 * Interest at the reference rate of each day (分段按贷款市场报价利率; 建工解释一 26, 买卖解释 18(4)), raised by a percentage of
 * that rate; a range where the law gives one. Days before the prime rate go by the benchmark lending rate.
 */
export function atReferenceRate(
  late: LateSum,
  rates: ReferenceRates,
  surcharge: { readonly leastPercent: number; readonly mostPercent: number; readonly rule: string },
): Calculation | Uncomputed {
  if (late.to < late.from) return NOT_YET;
  const series = [...rates.benchmark, ...rates.lpr];
  const least = stepsAt(late, series, surcharge.leastPercent, surcharge.rule);
  const most = stepsAt(late, series, surcharge.mostPercent, surcharge.rule);
  if (!Array.isArray(least)) return least;
  if (!Array.isArray(most)) return most;
  if (surcharge.leastPercent === surcharge.mostPercent) return exactly([...least, total(least, "", surcharge.rule)]);
  const [low, high] = [
    total(least, `（加计${surcharge.leastPercent}%）`, surcharge.rule),
    total(most, `（加计${surcharge.mostPercent}%）`, surcharge.rule),
  ];
  return between([low.resultFen, high.resultFen], [...least, low, ...most, high]);
}

function total(steps: readonly ComputationStep[], zh: string, rule: string): ComputationStep {
  const terms = steps.map(({ resultFen }) => ({ words: "", fen: resultFen }));
  return sumStep({ zh: `合计${zh}`, en: "in all" }, terms, rule);
}

function stepsAt(
  { baseFen, from, to }: LateSum,
  series: readonly Parameter[],
  percent: number,
  rule: string,
): ComputationStep[] | Uncomputed {
  const steps: ComputationStep[] = [];
  for (const span of spans(series, from, to)) {
    if (span.value === undefined) return noRate(span.from);
    const ratePpm = roundedShare([span.value, 100 + percent], [100]);
    const what = {
      zh: percent === 0 ? "按当期一年期报价利率" : `按当期一年期报价利率加计${percent}%`,
      en: percent === 0 ? "at the prime rate of the time" : `at the prime rate plus ${percent} % of it`,
    };
    const days = daysBetween(span.from, span.to) + 1;
    steps.push(interestStep({ what, baseFen, ratePpm, from: span.from, to: span.to, days, dayCount: 365, rule }));
  }
  return steps;
}

const NOT_YET: Uncomputed = {
  kind: "unknown",
  note: {
    zh: "计算截止日早于逾期起算日，没有可以计算的期间；请核对日期。",
    en: "The last day lies before the first day of delay: nothing to count, check the days.",
  },
};

function noRate(day: Day): Uncomputed {
  return {
    kind: "unknown",
    note: {
      zh: `知识库中没有 ${day} 适用的贷款利率，请录入后再计算。`,
      en: `The lending rate of ${day} is not in the knowledge base; enter it and compute again.`,
    },
  };
}
