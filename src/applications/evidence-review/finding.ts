import { type Ground, provisionReasons } from "../../engine/evidence/grounds.ts";
import type { Finding, Reason } from "../../vocabulary/advice.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Value } from "./schema.ts";

/** What a finding of the review rests on: the rule always, then passages, then provisions in force. */
export interface Because {
  readonly rule: string;
  readonly note: string;
  readonly passages?: readonly Passage[];
  readonly basis?: readonly ProvisionRef[];
}

/** A finding with its reasons; the rule comes first, so that a finding without a passage still has a reason. */
export function findingOf(
  value: Value,
  confidence: number,
  because: Because,
  grounds: readonly Ground[],
): Finding<Value> {
  const passages = (because.passages ?? []).map((passage): Reason => ({ kind: "passage", passage }));
  return {
    value,
    confidence,
    reasons: [
      { kind: "rule", rule: because.rule, note: because.note },
      ...passages,
      ...provisionReasons(because.basis ?? [], grounds),
    ],
  };
}
