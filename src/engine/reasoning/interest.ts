import type { Day } from "../../vocabulary/day.ts";
import { formatYuan } from "../text/amounts.ts";
import { amountStep, type ComputationStep, type Uncomputed } from "./computation-step.ts";
import { accrue, book, type LoanAccount, openAccount } from "./loan-account.ts";
import type { Delivery, LendingParameters, LoanTerms } from "./loan-terms.ts";
import { addDays, daysBetween } from "./periods.ts";
import { type Ceiling, rateCeilings } from "./rate-ceiling.ts";
import { spans, valueOn } from "./series.ts";

/** What is owed on a private loan on the last day counted, and every step of the way. */
export interface LoanComputation {
  readonly kind: "computed";
  /** What was really received, interest kept back in advance left out (A01 #1). */
  readonly receivedFen: number;
  readonly principalDueFen: number;
  readonly interestDueFen: number;
  /** Penalty and other fees that fit under the ceiling beside late interest (A01 #5). */
  readonly feesAllowedFen: number;
  readonly costsDueFen: number;
  readonly totalDueFen: number;
  /** What payments went to (AD-08); surplus is what was paid beyond all debts. */
  readonly paid: Readonly<LoanAccount["paid"]>;
  readonly ceilings: readonly Ceiling[];
  /** Rate at which interest runs on after the last day counted, ppm a year; 0 when none runs. */
  readonly runningPpm: number;
  readonly steps: readonly ComputationStep[];
}

/**
 * Computes principal and interest of a private loan (AD-08, AD-09, A01 #1–#8) day by day from the first delivery: a day is
 * counted when the money was still out at its end, so the day of delivery counts and the day of payment does not. Payments
 * before the first delivery or after the last day are left out. Integer
 * fen, each step rounded half up. Answers "unknown" with what is missing when a rate is not in the parameters or the
 * agreement leaves the rate to the court.
 */
export function computeInterest(terms: LoanTerms, parameters: LendingParameters): LoanComputation | Uncomputed {
  const ceilings = rateCeilings(terms, parameters);
  if (ceilings.kind === "unknown") return ceilings;
  if (terms.interest.kind === "unclear" && !terms.betweenNaturalPersons) return UNCLEAR;
  const account = openAccount(terms.costsFen ?? 0);
  const deliveries = terms.deliveries.filter((delivery) => delivery.day <= terms.to);
  for (const delivery of deliveries) showReceipt(account, delivery);
  const running = run(account, terms, { deliveries, ceilings: ceilings.ceilings, parameters });
  if (typeof running !== "number") return running;
  const receivedFen = received(deliveries);
  return settle(account, terms, { receivedFen, ceilings: ceilings.ceilings, runningPpm: running });
}

/** Runs the account to the last day counted; gives the rate at which interest runs on, or what is missing. */
function run(
  account: LoanAccount,
  terms: LoanTerms,
  known: { deliveries: readonly Delivery[]; ceilings: readonly Ceiling[]; parameters: LendingParameters },
): number | Uncomputed {
  const dayCount = terms.dayCount ?? 365;
  let runningPpm = 0;
  for (const { from, to } of stretches(terms, known.ceilings, known.parameters)) {
    account.principal += received(known.deliveries.filter((delivery) => delivery.day === from));
    for (const payment of terms.payments.filter(({ day }) => day === from)) book(account, payment);
    if (account.principal === 0) continue;
    const ceiling = known.ceilings.findLast((candidate) => candidate.from <= from) ?? known.ceilings[0];
    const rate = rateOn(from, terms, known.parameters, ceiling);
    if (!ceiling || !rate) return noLateRate(from);
    accrue(account, { from, to, days: daysBetween(from, to) + 1, ...rate, ceiling, dayCount });
    runningPpm = Math.min(rate.ratePpm, ceiling.capPpm);
  }
  return runningPpm;
}

const UNCLEAR: Uncomputed = {
  kind: "unknown",
  note: {
    zh: "利息约定不明且不在自然人之间，须由法院结合合同内容、交易方式、习惯和市场报价利率等确定（民间借贷规定24）。",
    en: "Interest is unclear and not between natural persons: the court fixes it by content, custom and market rate (民间借贷规定 24).",
  },
};

function noLateRate(day: Day): Uncomputed {
  return {
    kind: "unknown",
    note: {
      zh: `知识库中没有 ${day} 的一年期贷款市场报价利率，无法计算逾期利息。`,
      en: `The one-year loan prime rate of ${day} is not in the knowledge base; late interest cannot be computed.`,
    },
  };
}

function received(deliveries: readonly Delivery[]): number {
  return deliveries.reduce((sum, delivery) => sum + delivery.statedFen - (delivery.deductedFen ?? 0), 0);
}

function showReceipt(account: LoanAccount, delivery: Delivery): void {
  const result = received([delivery]);
  const deducted = delivery.deductedFen ?? 0;
  const what = { zh: "按实际出借金额认定的本金", en: "principal as really received" };
  const expression =
    deducted === 0
      ? formatYuan(result)
      : `${formatYuan(delivery.statedFen)} − 预先扣除 ${formatYuan(deducted)} = ${formatYuan(result)}`;
  const step = amountStep(what, expression, result, "A01-1 民法典670、民间借贷规定26");
  account.steps.push({ ...step, from: delivery.day, to: delivery.day });
}

/** The time from the first delivery to the last day counted, cut where principal, rate or ceiling may change. */
function stretches(
  terms: LoanTerms,
  ceilings: readonly Ceiling[],
  parameters: LendingParameters,
): { from: Day; to: Day }[] {
  const first = terms.deliveries.map((delivery) => delivery.day).sort()[0];
  if (first === undefined || first > terms.to) return [];
  const floating =
    terms.lateReference === "floating" ? spans(parameters.lpr, first, terms.to).map((span) => span.from) : [];
  const days = [
    ...terms.deliveries.map((delivery) => delivery.day),
    ...terms.payments.map((payment) => payment.day),
    ...ceilings.map((ceiling) => ceiling.from),
    ...(terms.due === null ? [] : [addDays(terms.due, 1)]),
    ...floating,
  ];
  const starts = [...new Set(days.filter((day) => day >= first && day <= terms.to))].sort();
  return starts.map((from, index) => {
    const next = starts[index + 1];
    return { from, to: next === undefined ? terms.to : addDays(next, -1) };
  });
}

/** The rate that runs from a day on (A01 #3, #4; 民间借贷规定 24, 28); undefined when a needed reference rate is missing. */
function rateOn(
  day: Day,
  terms: LoanTerms,
  parameters: LendingParameters,
  ceiling: Ceiling | undefined,
): { ratePpm: number; isLate: boolean; rule: string } | undefined {
  const isLate = terms.due !== null && day > terms.due;
  const inTerm = terms.interest.kind === "rate" ? terms.interest.ppm : 0;
  if (!isLate) return { ratePpm: inTerm, isLate, rule: "A01-3 民间借贷规定24、25" };
  if (terms.lateInterest.kind === "rate")
    return { ratePpm: terms.lateInterest.ppm, isLate, rule: "A01-4 民间借贷规定28" };
  if (terms.interest.kind === "rate") return { ratePpm: inTerm, isLate, rule: "A01-4 民间借贷规定28" };
  const ratePpm = referenceRate(day, terms, parameters, ceiling);
  if (ratePpm === undefined) return undefined;
  const rule =
    ceiling?.regime === "former"
      ? "A01-8 2015年民间借贷规定29"
      : "A01-4 民间借贷规定28（参照当时一年期贷款市场报价利率）";
  return { ratePpm, isLate, rule };
}

function referenceRate(
  day: Day,
  terms: LoanTerms,
  parameters: LendingParameters,
  ceiling: Ceiling | undefined,
): number | undefined {
  const changed = parameters.capMultiple[0]?.from;
  if (ceiling?.regime === "former" && changed !== undefined)
    return valueOn(parameters.formerLateRate, addDays(changed, -1));
  if (terms.lateReference === "floating") return valueOn(parameters.lpr, day);
  const fromDefault = terms.due === null ? day : addDays(terms.due, 1);
  const reference = ceiling && ceiling.from > fromDefault ? ceiling.from : fromDefault;
  return valueOn(parameters.lpr, reference);
}

function settle(
  account: LoanAccount,
  terms: LoanTerms,
  known: { receivedFen: number; ceilings: readonly Ceiling[]; runningPpm: number },
): LoanComputation {
  const claimed = terms.feesFen ?? 0;
  const feesAllowedFen = Math.min(claimed, account.room);
  if (claimed > 0) {
    const what = {
      zh: "违约金等其他费用与逾期利息合计不得超过上限",
      en: "penalty and fees together with late interest within the ceiling",
    };
    const expression = `主张 ${formatYuan(claimed)}，上限内余额 ${formatYuan(account.room)}，支持 ${formatYuan(feesAllowedFen)}`;
    account.steps.push(amountStep(what, expression, feesAllowedFen, "A01-5 民间借贷规定29"));
  }
  const total = account.principal + account.interest + feesAllowedFen + account.costs;
  return {
    kind: "computed",
    ...known,
    principalDueFen: account.principal,
    interestDueFen: account.interest,
    feesAllowedFen,
    costsDueFen: account.costs,
    totalDueFen: total,
    paid: account.paid,
    runningPpm: account.principal > 0 ? known.runningPpm : 0,
    steps: account.steps,
  };
}
