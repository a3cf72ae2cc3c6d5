import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { marksOf } from "./review-marks.ts";

/** What must be answered before the paper can be signed: a rule of the review and why it is in the way. */
export interface Blocker {
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

/** The blockers among the review's findings, one for each rule (DR-41). */
export function blockersOf(findings: readonly ShownFinding[]): Blocker[] {
  const found = new Map<string, Blocker>();
  for (const { mark } of marksOf(findings))
    if (mark.severity === "blocker" && !found.has(mark.rule))
      found.set(mark.rule, { rule: mark.rule, ...mark.message });
  return [...found.values()];
}

/** Rules that a refusal of the signature names; the person may have left assistance and not see the review itself. */
export function blockersIn(refusal: string): Blocker[] {
  const rules = new Set(refusal.match(/[A-Z]{2,}-\d+/g) ?? []);
  return [...rules].map((rule) => ({ rule, zh: refusal, en: refusal }));
}

/** The acknowledgements to send: each begins with its rule, as the server expects. */
export function acknowledgements(reasons: Readonly<Record<string, string>>): string[] {
  return Object.entries(reasons)
    .filter(([, reason]) => reason.trim() !== "")
    .map(([rule, reason]) => `${rule} ${reason.trim()}`);
}
