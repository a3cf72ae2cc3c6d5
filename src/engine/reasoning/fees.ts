import type { FeeTable } from "../../vocabulary/fee-table.ts";
import { formatYuan } from "../text/amounts.ts";
import { amountStep, type ComputationStep, formatRate, roundedShare } from "./computation-step.ts";

/** A court fee (诉讼费用): one figure, or a range inside which the province has set the figure (rule FE-02). */
export interface Fee {
  readonly leastFen: number;
  readonly mostFen: number;
  readonly steps: readonly ComputationStep[];
}

/**
 * Fee by a table of bands (rules FE-01, FE-02, FE-03, FE-12, FE-13): the sum over the bands the amount reaches, within the
 * cap; where the table also has a fixed part per case (divorce, personality rights) that part comes on top as a range.
 * `amountFen` null is a case without an amount. Undefined when the table has no fee for that.
 */
export function caseFee(table: FeeTable, amountFen: number | null): Fee | undefined {
  const range = table.withoutAmount;
  const rule = ruleOf(table.id);
  if (amountFen === null) {
    if (!range) return undefined;
    const text =
      range.least === range.most ? formatYuan(range.least) : `${formatYuan(range.least)} 至 ${formatYuan(range.most)}`;
    const what = { zh: "没有争议金额的，按件交纳", en: "no amount in dispute: fee per case" };
    return { leastFen: range.least, mostFen: range.most, steps: [amountStep(what, text, range.least, rule)] };
  }
  const steps = bandSteps(table, amountFen, rule);
  const sum = steps.reduce((total, step) => total + step.resultFen, 0);
  const capped = table.cap === null ? sum : Math.min(sum, table.cap);
  if (capped < sum) {
    const what = { zh: "最高交纳额", en: "highest fee" };
    steps.push(amountStep(what, `${formatYuan(sum)} 超过上限，按 ${formatYuan(capped)}`, capped, rule));
  }
  // Tables whose first band charges nothing charge the fixed part per case besides.
  const fixed = range && table.bands[0]?.fixed === 0 && table.bands[0].ppm === 0 ? range : { least: 0, most: 0 };
  return { leastFen: capped + fixed.least, mostFen: capped + fixed.most, steps };
}

const RULES: Readonly<Record<string, string>> = {
  "litigation-property": "FE-01 诉费办法13",
  enforcement: "FE-12 诉费办法14",
  preservation: "FE-13 诉费办法14",
  labour: "FE-03 诉费办法13",
};

function ruleOf(id: string): string {
  return RULES[id] ?? "FE-02 诉费办法13";
}

function bandSteps(table: FeeTable, amountFen: number, rule: string): ComputationStep[] {
  return table.bands
    .filter((band, index) => index === 0 || amountFen > band.above)
    .map((band) => {
      const part = Math.max(0, Math.min(amountFen, band.upTo ?? amountFen) - band.above);
      const result = band.fixed + roundedShare([part, band.ppm], [1_000_000]);
      const top = band.upTo === null ? "" : ` 至 ${formatYuan(band.upTo)}`;
      const what = {
        zh: `超过 ${formatYuan(band.above)}${top} 的部分`,
        en: `part above ${band.above / 100} yuan${band.upTo === null ? "" : ` up to ${band.upTo / 100} yuan`}`,
      };
      const rated = band.ppm === 0 ? "" : `${formatYuan(part)} × ${formatRate(band.ppm)}`;
      const fixed = band.fixed === 0 ? "" : `每件 ${formatYuan(band.fixed)}`;
      const expression = `${[fixed, rated].filter((text) => text !== "").join(" + ") || "不收费"} = ${formatYuan(result)}`;
      return { ...amountStep(what, expression, result, rule), baseFen: part, ratePpm: null };
    });
}

/** Why a fee is halved (rule FE-04). */
export type HalvingReason = "mediated" | "withdrawn" | "summary-procedure" | "merged-claim";

/** Half of a fee when there is at least one reason, once only (rule FE-04; 诉费办法 15, 16, 18; 民诉解释 206); half up to a fen. */
export function halveFee(
  feeFen: number,
  reasons: readonly HalvingReason[],
): { feeFen: number; step: ComputationStep | undefined } {
  if (reasons.length === 0) return { feeFen, step: undefined };
  const half = roundedShare([feeFen], [2]);
  const what = { zh: "减半交纳，只减一次", en: "halved, once only" };
  return {
    feeFen: half,
    step: amountStep(
      what,
      `${formatYuan(feeFen)} ÷ 2 = ${formatYuan(half)}`,
      half,
      "FE-04 诉费办法15、16、18；民诉解释206",
    ),
  };
}

/**
 * Shares of a fee in proportion to what was lost: a suggestion only, the judge may depart (rule FE-15; 诉费办法 29). The
 * plaintiff's share is rounded half up to a fen and the defendant bears the rest. Undefined when nothing was claimed.
 */
export function shareFee(
  feeFen: number,
  claimedFen: number,
  grantedFen: number,
): { plaintiffFen: number; defendantFen: number; step: ComputationStep } | undefined {
  if (claimedFen <= 0) return undefined;
  const lost = Math.min(claimedFen, Math.max(0, claimedFen - grantedFen));
  const plaintiffFen = roundedShare([feeFen, lost], [claimedFen]);
  const defendantFen = feeFen - plaintiffFen;
  const what = { zh: "按败诉比例分担的建议", en: "suggested share in proportion to what was lost" };
  const expression = `原告 ${formatYuan(feeFen)} × ${formatYuan(lost)} ÷ ${formatYuan(claimedFen)} = ${formatYuan(plaintiffFen)}；被告 ${formatYuan(defendantFen)}`;
  return { plaintiffFen, defendantFen, step: amountStep(what, expression, plaintiffFen, "FE-15 诉费办法29") };
}

/** What the plaintiff tops up when summary turns into ordinary procedure: the half not yet paid (rule FE-14; 民诉解释 199). */
export function topUpFee(feeFen: number, paidFen: number): number {
  return Math.max(0, feeFen - paidFen);
}

/** Amount on which an appeal is charged: the challenged part of the first judgment (rule FE-05; 诉费办法 17). */
export function appealedAmount(grantedFen: number, acceptedFen: number): number {
  return Math.max(0, grantedFen - acceptedFen);
}
