import { amountStep, type ComputationStep, interestStep } from "../../engine/reasoning/computation-step.ts";
import { computeInterest, type LoanComputation } from "../../engine/reasoning/interest.ts";
import type { LendingParameters, LoanTerms } from "../../engine/reasoning/loan-terms.ts";
import { addDays, daysBetween } from "../../engine/reasoning/periods.ts";
import type { Ceiling } from "../../engine/reasoning/rate-ceiling.ts";
import { renewedPrincipal } from "../../engine/reasoning/renewed-loan.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import type { Day } from "../../vocabulary/day.ts";
import { type AmountOrGap, amountOf } from "./amount.ts";
import type { LoanFile } from "./loan-file.ts";
import type { WrittenTerms } from "./written-terms.ts";

const NAME = {
  zh: "若认定换据时把前期利息计入了后期本金",
  en: "If interest is found to have been written into the new note",
};

/**
 * A renewed note (A01 #6; 民间借贷规定 27): what of it counts as principal, interest on that from then on, and never more in
 * all than the first principal with interest at the ceiling for the whole time.
 */
export function renewedAmount(
  loan: LoanFile,
  renewed: WrittenTerms,
  base: LoanTerms,
  parameters: LendingParameters,
): AmountOrGap {
  const { day, sumFen } = renewed;
  if (day === undefined || sumFen === undefined || day > loan.to) {
    return {
      kind: "gap",
      id: "renewed",
      note: { zh: "换据的日期或者金额不明，无法计算。", en: "Day or sum of the new note is unclear." },
    };
  }
  const before = computeInterest(
    { ...base, to: addDays(day, -1), payments: base.payments.filter((payment) => payment.day < day) },
    parameters,
  );
  if (before.kind === "unknown") return { kind: "gap", id: "renewed", note: before.note };
  const accepted = acceptedPrincipal(loan, before, { day, sumFen, base });
  const later: LoanTerms = {
    ...base,
    deliveries: [{ day, statedFen: accepted.fen }],
    due: renewed.due ?? base.due,
    interest: renewed.ratePpm === undefined ? base.interest : { kind: "rate", ppm: renewed.ratePpm },
    payments: base.payments.filter((payment) => payment.day >= day),
  };
  const after = computeInterest(later, parameters);
  if (after.kind === "unknown") return { kind: "gap", id: "renewed", note: after.note };
  const limit = wholeLimit(loan, after.ceilings, loan.to);
  const paid = base.payments.filter((payment) => payment.day <= loan.to).reduce((sum, payment) => sum + payment.fen, 0);
  const capped = cappedBy(after, limit.fen, paid);
  return {
    kind: "amount",
    value: {
      ...amountOf("renewed", NAME, { terms: later, result: after, assumptions: notes(renewed) }),
      principalFen: capped.principalFen,
      interestFen: capped.totalFen - capped.principalFen,
      totalFen: capped.totalFen,
      paidFen: paid,
      steps: [...accepted.steps, ...after.steps, ...limit.steps, capped.step],
    },
  };
}

function notes(renewed: WrittenTerms): { zh: string; en: string }[] {
  return [
    {
      zh: `《${renewed.paper.title}》（${renewed.day}）在结算前期本息后出具；前期利率不超过上限的部分可认定为后期本金。`,
      en: `"${renewed.paper.title}" (${renewed.day}) settled earlier principal and interest; interest within the ceiling may count as principal.`,
    },
    {
      zh: "本息合计不超过最初本金及以上限计算的整个期间利息之和。",
      en: "In all no more than the first principal with interest at the ceiling for the whole time.",
    },
  ];
}

interface Renewal {
  readonly day: Day;
  readonly sumFen: number;
  readonly base: LoanTerms;
}

/** Without earlier payments the formula of the article; with them what was still owed after they were set off. */
function acceptedPrincipal(
  loan: LoanFile,
  before: LoanComputation,
  { day, sumFen, base }: Renewal,
): { fen: number; steps: ComputationStep[] } {
  const [first] = before.ceilings;
  const [delivery] = loan.deliveries;
  const isPlain = !base.payments.some((payment) => payment.day < day) && loan.deliveries.length === 1;
  if (isPlain && first && delivery && base.interest.kind === "rate") {
    const { allowedFen, steps } = renewedPrincipal({
      firstPrincipalFen: delivery.statedFen,
      oldRatePpm: base.interest.ppm,
      capPpm: first.capPpm,
      from: delivery.day,
      to: addDays(day, -1),
      statedFen: sumFen,
    });
    return { fen: allowedFen, steps };
  }
  const fen = Math.min(sumFen, before.totalDueFen);
  const what = { zh: "可认定为后期借款本金的数额", en: "sum accepted as principal of the new note" };
  const expression = `借条载明 ${formatYuan(sumFen)}，扣除已还后前期尚欠本息 ${formatYuan(before.totalDueFen)}，取较小者 ${formatYuan(fen)}`;
  return { fen, steps: [...before.steps, amountStep(what, expression, fen, "A01-6 民间借贷规定27")] };
}

/** First principal and interest on it at each ceiling for its stretch of the whole time. */
function wholeLimit(loan: LoanFile, ceilings: readonly Ceiling[], to: Day): { fen: number; steps: ComputationStep[] } {
  const principal = loan.deliveries.reduce((sum, { statedFen }) => sum + statedFen, 0);
  const start = loan.deliveries[0]?.day ?? to;
  const steps = ceilings.flatMap((ceiling, at): ComputationStep[] => {
    const from = at === 0 || ceiling.from < start ? start : ceiling.from;
    const next = ceilings[at + 1];
    const last = next && next.from <= to ? addDays(next.from, -1) : to;
    if (last < from) return [];
    return [
      interestStep({
        what: {
          zh: `以最初本金按上限计算的利息（${ceiling.why.zh}）`,
          en: `interest on the first principal at the ceiling (${ceiling.why.en})`,
        },
        baseFen: principal,
        ratePpm: ceiling.capPpm,
        from,
        to: last,
        days: daysBetween(from, last) + 1,
        dayCount: 365,
        rule: "A01-6 民间借贷规定27",
      }),
    ];
  });
  const fen = steps.reduce((sum, step) => sum + step.resultFen, principal);
  const what = { zh: "本息合计上限", en: "limit of principal and interest" };
  return {
    fen,
    steps: [
      ...steps,
      amountStep(
        what,
        `最初本金 ${formatYuan(principal)} 加以上利息 = ${formatYuan(fen)}`,
        fen,
        "A01-6 民间借贷规定27",
      ),
    ],
  };
}

function cappedBy(
  after: LoanComputation,
  limitFen: number,
  paidFen: number,
): { principalFen: number; totalFen: number; step: ComputationStep } {
  const room = Math.max(0, limitFen - paidFen);
  const totalFen = Math.min(after.totalDueFen, room);
  const principalFen = Math.min(after.principalDueFen, totalFen);
  const what = { zh: "截至计算日尚欠本息", en: "principal and interest owed on the day" };
  const expression = `计得 ${formatYuan(after.totalDueFen)}；上限 ${formatYuan(limitFen)} − 已付 ${formatYuan(paidFen)} = ${formatYuan(room)}；取较小者 ${formatYuan(totalFen)}`;
  return { principalFen, totalFen, step: amountStep(what, expression, totalFen, "A01-6 民间借贷规定27") };
}
