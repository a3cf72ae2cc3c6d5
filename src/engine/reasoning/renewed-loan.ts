import type { Day } from "../../vocabulary/day.ts";
import { formatYuan } from "../text/amounts.ts";
import { amountStep, type ComputationStep, interestStep } from "./computation-step.ts";
import { daysBetween } from "./periods.ts";

/** A loan whose interest was written into a new note (结算后重新出具借条), rule A01 #6. */
export interface RenewedLoan {
  readonly firstPrincipalFen: number;
  /** Rate of the first period, ppm a year. */
  readonly oldRatePpm: number;
  readonly capPpm: number;
  /** First and last day of the first period, both included. */
  readonly from: Day;
  readonly to: Day;
  /** Principal written in the new note. */
  readonly statedFen: number;
  readonly dayCount?: 360 | 365;
}

/** Principal of the new note that a court accepts: first principal and interest of the first period within the ceiling (民间借贷规定 27). */
export function renewedPrincipal(loan: RenewedLoan): { allowedFen: number; steps: ComputationStep[] } {
  const interest = interestStep({
    what: { zh: "前期利息（不超过上限的部分）", en: "interest of the first period within the ceiling" },
    baseFen: loan.firstPrincipalFen,
    ratePpm: Math.min(loan.oldRatePpm, loan.capPpm),
    from: loan.from,
    to: loan.to,
    days: daysBetween(loan.from, loan.to) + 1,
    dayCount: loan.dayCount ?? 365,
    rule: "A01-6 民间借贷规定27",
  });
  const limit = loan.firstPrincipalFen + interest.resultFen;
  const allowedFen = Math.min(loan.statedFen, limit);
  const what = { zh: "可认定为后期借款本金的数额", en: "sum accepted as principal of the new note" };
  const expression = `借条载明 ${formatYuan(loan.statedFen)}，前期本金与合法利息 ${formatYuan(limit)}，认定 ${formatYuan(allowedFen)}`;
  return { allowedFen, steps: [interest, amountStep(what, expression, allowedFen, "A01-6 民间借贷规定27")] };
}

/** Highest sum of principal and interest over the whole time since the first loan: first principal plus ceiling on it (民间借贷规定 27). */
export function renewalLimit(loan: {
  firstPrincipalFen: number;
  capPpm: number;
  from: Day;
  to: Day;
  dayCount?: 360 | 365;
}): { limitFen: number; step: ComputationStep } {
  const interest = interestStep({
    what: {
      zh: "以最初本金为基数、以上限计算的整个期间利息",
      en: "interest on the first principal at the ceiling for the whole time",
    },
    baseFen: loan.firstPrincipalFen,
    ratePpm: loan.capPpm,
    from: loan.from,
    to: loan.to,
    days: daysBetween(loan.from, loan.to) + 1,
    dayCount: loan.dayCount ?? 365,
    rule: "A01-6 民间借贷规定27",
  });
  return { limitFen: loan.firstPrincipalFen + interest.resultFen, step: interest };
}
