import type { Day } from "../../vocabulary/day.ts";
import { formatYuan } from "../text/amounts.ts";
import { amountStep, type ComputationStep, interestStep, roundedShare } from "./computation-step.ts";
import type { Payment } from "./loan-terms.ts";
import type { Ceiling } from "./rate-ceiling.ts";

/** The running account of a loan: what is owed and what payments went to, in fen. Changed only by the functions of this file. */
export interface LoanAccount {
  principal: number;
  costs: number;
  /** Accrued and unpaid interest that a court enforces. */
  interest: number;
  /** Accrued interest above what is enforced and below what is void: kept when it was paid as interest. */
  natural: number;
  /** Room under the ceiling that late interest left for penalty and fees (A01 #5). */
  room: number;
  readonly paid: { costs: number; interest: number; natural: number; principal: number; surplus: number };
  readonly steps: ComputationStep[];
}

/** An empty account with the costs claimed. */
export function openAccount(costs: number): LoanAccount {
  const paid = { costs: 0, interest: 0, natural: 0, principal: 0, surplus: 0 };
  return { principal: 0, costs, interest: 0, natural: 0, room: 0, paid, steps: [] };
}

/** A stretch of days on which principal, rate and ceiling stay the same; both ends included. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly isLate: boolean;
  /** Agreed rate or the rate that stands in for it; 0 when there is none. */
  readonly ratePpm: number;
  readonly rule: string;
  readonly ceiling: Ceiling;
  readonly dayCount: 360 | 365;
}

/** Adds the interest of a stretch to the account, at the agreed rate or the ceiling, whichever is lower (A01 #2–#5). */
export function accrue(account: LoanAccount, stretch: Stretch): void {
  const { ceiling, ratePpm, days, dayCount, from, to } = stretch;
  if (account.principal === 0 || days <= 0) return;
  const allowed = Math.min(ratePpm, ceiling.capPpm);
  const isCapped = allowed < ratePpm;
  if (allowed > 0) {
    const name = stretch.isLate
      ? { zh: "逾期利息", en: "late interest" }
      : { zh: "借期内利息", en: "interest within the term" };
    const what = isCapped
      ? {
          zh: `${name.zh}（约定利率超过上限，按上限：${ceiling.why.zh}）`,
          en: `${name.en} (agreed rate above the ceiling: ${ceiling.why.en})`,
        }
      : name;
    const rule = isCapped ? `${stretch.rule}；${ceiling.rule}` : stretch.rule;
    const step = interestStep({ what, baseFen: account.principal, ratePpm: allowed, from, to, days, dayCount, rule });
    account.steps.push(step);
    account.interest += step.resultFen;
  }
  const share = (ppm: number): number =>
    roundedShare([account.principal, Math.max(0, ppm), days], [1_000_000, dayCount]);
  account.natural += share(Math.min(ratePpm, ceiling.keptPpm) - allowed);
  if (stretch.isLate) account.room += share(ceiling.capPpm - allowed);
}

/**
 * Books a payment (AD-08; 民法典 561): costs, then enforced interest, then principal. What was paid as interest may also
 * cover the part that stays paid under the former rules; what exceeds all interest reduces the principal.
 */
export function book(account: LoanAccount, payment: Payment): void {
  let rest = payment.fen;
  const used: string[] = [];
  const cover = (name: string, owed: number): number => {
    const part = Math.min(rest, owed);
    rest -= part;
    if (part > 0) used.push(`${name} ${formatYuan(part)}`);
    return part;
  };
  if (payment.as !== "principal") {
    const costs = cover("费用", account.costs);
    account.costs -= costs;
    account.paid.costs += costs;
    const interest = cover("利息", account.interest);
    account.interest -= interest;
    account.paid.interest += interest;
  }
  if (payment.as === "interest") {
    const natural = cover("已自愿支付的利息", account.natural);
    account.natural -= natural;
    account.paid.natural += natural;
  }
  const principal = cover(payment.as === "interest" ? "本金（超出应付利息的部分抵充）" : "本金", account.principal);
  account.principal -= principal;
  account.paid.principal += principal;
  coverInterestLast(account, payment, cover);
  if (rest > 0) used.push(`多付 ${formatYuan(rest)}`);
  account.paid.surplus += rest;
  const what = {
    zh: `${payment.day} 还款 ${formatYuan(payment.fen)} 的抵充`,
    en: `payment of ${payment.fen / 100} yuan on ${payment.day}`,
  };
  const step = amountStep(
    what,
    `${used.join("，") || "无"}；尚欠本金 ${formatYuan(account.principal)}`,
    account.principal,
    "AD-08 民法典561",
  );
  account.steps.push({ ...step, from: payment.day, to: payment.day });
}

/** A payment meant for principal that is larger than the principal goes to interest with its rest. */
function coverInterestLast(
  account: LoanAccount,
  payment: Payment,
  cover: (name: string, owed: number) => number,
): void {
  if (payment.as !== "principal") return;
  const interest = cover("利息", account.interest);
  account.interest -= interest;
  account.paid.interest += interest;
}
