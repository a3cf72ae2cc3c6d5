import type { Day } from "../../vocabulary/day.ts";
import type { FailureText } from "../../vocabulary/failure.ts";
import type { Uncomputed } from "./computation-step.ts";
import { formatRate } from "./computation-step.ts";
import type { LendingParameters, LoanTerms } from "./loan-terms.ts";
import { addDays } from "./periods.ts";
import { valueOn } from "./series.ts";

/** The highest interest a court enforces (利率上限) from a day on, and why. */
export interface Ceiling {
  readonly from: Day;
  readonly regime: "former" | "current";
  readonly capPpm: number;
  /** Paid interest up to this rate stays paid; equal to the cap under the present rules. */
  readonly keptPpm: number;
  readonly why: FailureText;
  readonly rule: string;
}

/**
 * Ceilings that govern a loan, oldest first (A01 #2, #8; 民间借贷规定 25, 31): four times the prime rate of the day of the
 * contract; for loans formed before that rule and filed after it the former tiers up to the day before, then four times the
 * prime rate of the day of filing; for suits filed before it the former tiers throughout.
 */
export function rateCeilings(
  terms: Pick<LoanTerms, "formedOn" | "filedOn">,
  parameters: LendingParameters,
): { kind: "known"; ceilings: Ceiling[] } | Uncomputed {
  const changed = parameters.capMultiple[0]?.from;
  if (changed === undefined) return missing("民间借贷利率上限倍数", "the multiple that caps private-loan interest");
  if (terms.formedOn >= changed) return only(current(terms.formedOn, terms.formedOn, parameters, "formed"));
  const former = formerCeiling(terms.formedOn, changed, parameters);
  if (terms.filedOn < changed) return only(former);
  return only(former, current(changed, terms.filedOn, parameters, "filed"));
}

function only(...ceilings: readonly (Ceiling | Uncomputed)[]): { kind: "known"; ceilings: Ceiling[] } | Uncomputed {
  const known: Ceiling[] = [];
  for (const ceiling of ceilings) {
    if ("kind" in ceiling) return ceiling;
    known.push(ceiling);
  }
  return { kind: "known", ceilings: known };
}

function current(from: Day, on: Day, parameters: LendingParameters, at: "formed" | "filed"): Ceiling | Uncomputed {
  const lpr = valueOn(parameters.lpr, on);
  const multiple = valueOn(parameters.capMultiple, on);
  if (lpr === undefined || multiple === undefined)
    return missing(`${on} 的一年期贷款市场报价利率`, `the one-year loan prime rate of ${on}`);
  const capPpm = lpr * multiple;
  const zh = at === "formed" ? "合同成立时" : "起诉时";
  const en = at === "formed" ? "when the contract was formed" : "when the suit was filed";
  return {
    from,
    regime: "current",
    capPpm,
    keptPpm: capPpm,
    why: {
      zh: `${zh}（${on}）一年期贷款市场报价利率 ${formatRate(lpr)} 的 ${multiple} 倍，即 ${formatRate(capPpm)}`,
      en: `${multiple} times the one-year prime rate of ${formatRate(lpr)} ${en} (${on}): ${formatRate(capPpm)}`,
    },
    rule: at === "formed" ? "A01-2 民间借贷规定25" : "A01-8 民间借贷规定31",
  };
}

/** The tiers of the last former interpretation, whatever year before it the loan was made. */
function formerCeiling(from: Day, changed: Day, parameters: LendingParameters): Ceiling | Uncomputed {
  const last = addDays(changed, -1);
  const capPpm = valueOn(parameters.protectedRate, last);
  const keptPpm = valueOn(parameters.voidRate, last);
  if (capPpm === undefined || keptPpm === undefined)
    return missing("旧司法解释的利率标准", "the rates of the former interpretation");
  return {
    from,
    regime: "former",
    capPpm,
    keptPpm,
    why: {
      zh: `${last} 以前按旧司法解释：年利率 ${formatRate(capPpm)} 以内予以保护，${formatRate(keptPpm)} 以内已自愿支付的不予返还`,
      en: `until ${last} under the former interpretation: up to ${formatRate(capPpm)} is enforced, up to ${formatRate(keptPpm)} stays paid when paid freely`,
    },
    rule: "A01-8 民间借贷规定31（适用2015年规定26）",
  };
}

function missing(zh: string, en: string): Uncomputed {
  return {
    kind: "unknown",
    note: {
      zh: `知识库中没有${zh}，请录入后再计算。`,
      en: `The knowledge base does not hold ${en}; enter it and compute again.`,
    },
  };
}
