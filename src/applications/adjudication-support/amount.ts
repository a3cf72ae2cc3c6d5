import { type ComputationStep, roundedShare } from "../../engine/reasoning/computation-step.ts";
import type { LoanComputation } from "../../engine/reasoning/interest.ts";
import type { LoanTerms } from "../../engine/reasoning/loan-terms.ts";
import type { Value } from "./schema.ts";

type Amount = Extract<Value, { kind: "amount" }>;

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** A computation with the assumptions it stands on, or what it lacks. */
export type AmountOrGap =
  | { readonly kind: "amount"; readonly value: Amount }
  | { readonly kind: "gap"; readonly id: string; readonly note: Both };

/** A computation as the finding shows it, with what runs on a day. */
export function amountOf(
  id: string,
  name: Both,
  given: {
    terms: LoanTerms;
    result: LoanComputation;
    assumptions: readonly Both[];
    steps?: readonly ComputationStep[];
  },
): Amount {
  const { terms, result, assumptions, steps = result.steps } = given;
  const { paid } = result;
  return {
    kind: "amount",
    id,
    rule: "AD-09",
    name,
    assumptions: [...assumptions],
    to: terms.to,
    principalFen: result.principalDueFen,
    interestFen: result.interestDueFen,
    feesFen: result.feesAllowedFen,
    totalFen: result.totalDueFen,
    paidFen: paid.costs + paid.interest + paid.natural + paid.principal + paid.surplus,
    runningPpm: result.runningPpm,
    dailyFen: roundedShare([result.principalDueFen, result.runningPpm], [1_000_000, terms.dayCount ?? 365]),
    ceilings: result.ceilings.map(({ from, capPpm, why, rule }) => ({ from, capPpm, why, rule })),
    steps: steps.map((step) => ({ ...step })),
  };
}
