import { amountStep, type ComputationStep, type Uncomputed } from "../../engine/reasoning/computation-step.ts";
import { caseFee, halveFee } from "../../engine/reasoning/fees.ts";
import { latePerformanceInterest } from "../../engine/reasoning/late-performance.ts";
import { addDays } from "../../engine/reasoning/periods.ts";
import { between, type Calculation, exactly } from "../../engine/reasoning/sums/calculation.ts";
import {
  depositDouble,
  feeOfArea,
  penalty,
  periodicDue,
  priceBalance,
  recourse,
  refund,
} from "../../engine/reasoning/sums/contract-sums.ts";
import { priorityPeriod, retentionDue } from "../../engine/reasoning/sums/last-days.ts";
import { atAgreedRate, atReferenceRate } from "../../engine/reasoning/sums/late-payment.ts";
import { repaymentOrder } from "../../engine/reasoning/sums/repayment-order.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import type { Run, RunContext } from "./sum-run.ts";

/** Defences that ask for a lower penalty (请求减少违约金). */
const REDUCTION = ["penalty-too-high", "late-fee-too-high", "fees-too-high", "excess-interest"];
const SALES = new Set(["sale", "contract-of-work"]);

/** Sums of contracts, fees and last days (合同金额、费用、期限), by part of computations.yaml. */
export const CONTRACT_RUNS: Readonly<Record<string, Run>> = {
  "rent-due": ({ known }) =>
    periodicDue({
      monthlyFen: known.number("monthly-rent"),
      months: known.number("rent-months"),
      days: known.number("rent-days"),
      paidFen: known.number("rent-paid"),
      rule: "民法典721",
    }),
  "fees-due": ({ known }) => {
    const monthly = feeOfArea(known.number("fee-unit"), known.number("fee-area"));
    const given = { monthlyFen: monthly.resultFen, months: known.number("rent-months"), days: 0 };
    const due = periodicDue({ ...given, paidFen: known.number("rent-paid"), rule: "民法典944" });
    return exactly([monthly, ...due.steps]);
  },
  "price-rest": priceRest,
  "paid-back": ({ known }) =>
    refund({
      paidFen: known.number("refund-paid"),
      usedFen: known.number("refund-used"),
      deductedFen: known.number("refund-deducted"),
    }),
  "deposit-back": ({ known, numbers }) =>
    depositDouble({ depositFen: known.number("deposit"), priceFen: known.number("deposit-price") }, numbers),
  "penalty-sum": ({ known, numbers, defences }) =>
    penalty(
      {
        agreedFen: known.number("penalty-agreed"),
        lossFen: known.has("loss") ? known.number("loss") : null,
        reductionAsked: REDUCTION.some((id) => defences.has(id)),
      },
      numbers,
    ),
  "late-loss": latePayment,
  "arrears-interest": latePayment,
  "recourse-sum": ({ known }) =>
    recourse({
      paidFen: known.number("recourse-paid"),
      recoveredFen: known.number("recourse-recovered"),
      ownPpm: known.number("own-share"),
    }),
  "payment-order": ({ known, to }) =>
    repaymentOrder(
      [
        {
          name: "本案债务",
          costsFen: known.number("order-costs"),
          interestFen: known.number("order-interest"),
          principalFen: known.number("order-principal"),
          dueOn: to,
          isSecured: false,
          ratePpm: 0,
        },
      ],
      { fen: known.number("order-payment"), on: to, named: null },
    ),
  "priority-last-day": ({ known, numbers }) => {
    const due = known.day("due-on");
    return due ? priorityPeriod(due, known.day("priority-used") ?? null, numbers) : undefined;
  },
  "retention-day": ({ known, numbers }) => {
    const accepted = known.day("accepted-on");
    const agreed = known.has("retention-agreed") ? known.number("retention-agreed") : null;
    return accepted ? retentionDue(accepted, agreed, numbers) : undefined;
  },
  "court-fee": courtFee,
  "late-performance": ({ known, facts, to }) => {
    const dueOn = known.day("judgment-due");
    const rates = facts.sums?.series["late-performance-interest-per-day"] ?? [];
    if (!dueOn || to <= dueOn) return undefined;
    const late = {
      debts: [{ fen: known.number("judgment-sum"), dueOn }],
      effectiveOn: dueOn,
      performances: [],
      suspensions: [],
      to,
    };
    const made = latePerformanceInterest(late, rates);
    return made.kind === "unknown" ? made : between([made.totalFen, made.totalFen], made.steps);
  },
};

/** The balance by price and payments; where the file names another balance both are shown, none is chosen. */
function priceRest({ known }: RunContext): Calculation {
  const made = priceBalance({
    priceFen: known.number("price"),
    addedFen: known.number("price-added"),
    paidFen: known.number("price-paid"),
    deductedFen: known.number("price-deducted"),
  });
  const named = known.number("base-due");
  if (!known.has("base-due") || named === made.mostFen) return made;
  const what = { zh: "卷内记载的尚欠数额", en: "balance named in the file" };
  const step = amountStep(what, formatYuan(named), named, "民法典579");
  const range: [number, number] = [Math.min(named, made.leastFen), Math.max(named, made.mostFen)];
  return between(range, [...made.steps, step], [UNEQUAL]);
}

const UNEQUAL = {
  zh: "按总价减已付计算的余额与卷内记载的尚欠数额不一致：可能有付款、退货或者扣减没有在卷内读出，宜核对对账材料。",
  en: "The balance by price and payments differs from the one named in the file: a payment or deduction may not have been read; check the accounts.",
};

/** At the agreed rate where one is found; else by the prime rate, raised for sales by the range the interpretation gives (买卖解释 18). */
function latePayment({ known, facts, numbers, to }: RunContext): Calculation | Uncomputed | undefined {
  const due = known.day("due-on");
  if (!due) return undefined;
  const late = { baseFen: known.number("base-due"), from: addDays(due, 1), to };
  if (known.has("late-rate")) return atAgreedRate(late, known.number("late-rate"));
  const series = (id: string) => facts.sums?.series[id] ?? [];
  const rates = { lpr: series("lpr-1y"), benchmark: series("benchmark-loan-rate-1y") };
  const least = numbers.on("sale-late-payment-surcharge-least");
  const most = numbers.on("sale-late-payment-surcharge-most");
  const isSale = SALES.has(facts.template?.id ?? "") && least !== undefined && most !== undefined;
  if (isSale) return atReferenceRate(late, rates, { leastPercent: least, mostPercent: most, rule: "买卖解释18" });
  const rule = facts.template?.id === "construction" ? "建工解释一26" : "民法典584";
  return atReferenceRate(late, rates, { leastPercent: 0, mostPercent: 0, rule });
}

/** Fee of the case by its table (FE-01, FE-02, FE-03), halved in summary procedure (FE-04). */
function courtFee({ known, facts }: RunContext): Calculation | undefined {
  const table = facts.sums?.fee;
  const fee = table ? caseFee(table, known.number("sum-claimed")) : undefined;
  if (!fee) return undefined;
  const isSummary = facts.fields.some(({ name, value }) => name === "procedure" && /简易|小额/u.test(value));
  if (!isSummary) return between([fee.leastFen, fee.mostFen], fee.steps);
  const least = halveFee(fee.leastFen, ["summary-procedure"]);
  const most = halveFee(fee.mostFen, ["summary-procedure"]);
  const halved: readonly ComputationStep[] = most.step ? [most.step] : [];
  return between([least.feeFen, most.feeFen], [...fee.steps, ...halved]);
}
