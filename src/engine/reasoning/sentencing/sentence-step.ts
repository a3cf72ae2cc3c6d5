import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";

/** A span of months, both ends included. */
export interface MonthSpan {
  readonly least: number;
  readonly most: number;
}

/** One step of the range (计算步骤): what was done, the arithmetic, the span after it, rule and provisions. */
export interface SentenceStep {
  readonly what: FailureText;
  readonly expression: string;
  readonly span: MonthSpan;
  readonly rule: string;
  readonly basis: readonly ProvisionRef[];
}
