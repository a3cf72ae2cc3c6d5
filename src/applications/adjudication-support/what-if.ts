import type { Draft } from "../../vocabulary/advice.ts";
import { advise } from "./advise.ts";
import { type Move, movesBetween } from "./moves.ts";
import type { Facts, Input, Value } from "./schema.ts";

/** What the bench supposes (情形): findings on elements, answers to defences, other days, sums and rates. */
export type Toggles = Pick<Input, "to" | "supposed" | "assumptions">;

/** The working sheet as it stands, as it would stand, and which conclusions move. */
export interface WhatIf {
  readonly before: Draft<Value>;
  readonly after: Draft<Value>;
  readonly moves: readonly Move[];
}

/**
 * What would move if the bench found otherwise (情形推演): the same pure advice run again on the same facts with the toggles.
 * Nothing is decided or kept by it; no toggle is preferred.
 */
export function whatIf(caseId: string, facts: Facts, toggles: Toggles): WhatIf {
  const before = advise({ caseId }, facts);
  const after = advise({ caseId, ...toggles }, facts);
  return { before, after, moves: movesBetween(valuesOf(before), valuesOf(after)) };
}

function valuesOf(draft: Draft<Value>): Value[] {
  return draft.kind === "findings" ? draft.findings.map(({ value }) => value) : [];
}
