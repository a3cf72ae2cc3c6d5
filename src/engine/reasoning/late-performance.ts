import type { Day } from "../../vocabulary/day.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import { formatYuan } from "../text/amounts.ts";
import { amountStep, type ComputationStep, roundedShare, type Uncomputed } from "./computation-step.ts";
import { addDays, daysBetween } from "./periods.ts";
import { spans } from "./series.ts";

/** One money debt of a judgment (一期债务): ordinary interest left out (rule LI-01). */
export interface JudgmentDebt {
  readonly fen: number;
  /** Last day to perform; null when the judgment sets none: then the extra part runs from its effect. */
  readonly dueOn: Day | null;
}

/** Facts of late performance of a judgment (迟延履行). */
export interface LatePerformance {
  readonly debts: readonly JudgmentDebt[];
  /** Day on which the judgment took effect. */
  readonly effectiveOn: Day;
  /** Payments, deductions and sales that count as performance (LI-02). */
  readonly performances: readonly { readonly day: Day; readonly fen: number }[];
  /** Spans in which enforcement stood still for no cause of the debtor, both ends included (LI-02). */
  readonly suspensions: readonly { readonly from: Day; readonly to: Day }[];
  /** Last day counted, included. */
  readonly to: Day;
}

/**
 * The extra part of doubled interest (加倍部分债务利息; rules LI-01, LI-02; 民诉法 264, 迟延履行利息解释 1–4): unpaid debt ×
 * the daily rate × days late, each instalment by itself from the day after its last day, judgment debt paid before the
 * extra part, earliest instalment first. Rounded half up for each step.
 */
export function latePerformanceInterest(
  late: LatePerformance,
  dailyRate: readonly Parameter[],
): { kind: "computed"; totalFen: number; steps: ComputationStep[] } | Uncomputed {
  const steps: ComputationStep[] = [];
  const debts = late.debts.map((debt) => ({
    rest: debt.fen,
    from: debt.dueOn === null ? late.effectiveOn : addDays(debt.dueOn, 1),
  }));
  debts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const { from, to } of stretches(
    late,
    debts.map((debt) => debt.from),
    dailyRate,
  )) {
    for (const performance of late.performances) if (performance.day === from) perform(debts, performance.fen);
    const suspended = late.suspensions.some((span) => span.from <= from && from <= span.to);
    const base = debts.filter((debt) => debt.from <= from).reduce((sum, debt) => sum + debt.rest, 0);
    if (suspended || base === 0) continue;
    const rate = spans(dailyRate, from, from)[0]?.value;
    if (rate === undefined) return unknownRate(from);
    steps.push(step(base, rate, from, to));
  }
  return { kind: "computed", totalFen: steps.reduce((sum, one) => sum + one.resultFen, 0), steps };
}

function perform(debts: { rest: number }[], fen: number): void {
  let left = fen;
  for (const debt of debts) {
    const part = Math.min(left, debt.rest);
    debt.rest -= part;
    left -= part;
  }
}

function stretches(
  late: LatePerformance,
  starts: readonly Day[],
  rate: readonly Parameter[],
): { from: Day; to: Day }[] {
  const performed = late.performances.map((performance) => performance.day);
  const first = [...starts, ...performed].sort()[0];
  if (first === undefined || first > late.to) return [];
  const stops = late.suspensions.flatMap((span) => [span.from, addDays(span.to, 1)]);
  const days = [...starts, ...performed, ...stops, ...spans(rate, first, late.to).map((span) => span.from)];
  const cuts = [...new Set(days.filter((day) => day >= first && day <= late.to))].sort();
  return cuts.map((from, index) => {
    const next = cuts[index + 1];
    return { from, to: next === undefined ? late.to : addDays(next, -1) };
  });
}

function step(baseFen: number, rate: number, from: Day, to: Day): ComputationStep {
  const days = daysBetween(from, to) + 1;
  const resultFen = roundedShare([baseFen, rate, days], [1_000_000]);
  return {
    what: { zh: "迟延履行期间加倍部分债务利息", en: "extra interest for late performance" },
    expression: `${formatYuan(baseFen)} × 万分之${rate / 100} × ${days}天 = ${formatYuan(resultFen)}`,
    from,
    to,
    days,
    ratePpm: null,
    baseFen,
    resultFen,
    rule: "LI-01 迟延履行利息解释1、2",
  };
}

function unknownRate(day: Day): Uncomputed {
  return {
    kind: "unknown",
    note: {
      zh: `知识库中没有 ${day} 的迟延履行利息日利率，请录入后再计算。`,
      en: `The daily rate for late performance on ${day} is not in the knowledge base; enter it and compute again.`,
    },
  };
}

/** Late-performance money for a duty that is not money (迟延履行金, rule LI-03; 民诉解释 505): twice the loss shown; null when the court must fix it. */
export function latePerformanceMoney(lossFen: number | null): {
  fen: number | null;
  step: ComputationStep | undefined;
} {
  if (lossFen === null) return { fen: null, step: undefined };
  const what = { zh: "已造成损失的，双倍补偿", en: "twice the loss caused" };
  const fen = 2 * lossFen;
  return {
    fen,
    step: amountStep(what, `${formatYuan(lossFen)} × 2 = ${formatYuan(fen)}`, fen, "LI-03 民诉法264、民诉解释505"),
  };
}
