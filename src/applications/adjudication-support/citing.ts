import { type Ground, provisionReasons } from "../../engine/evidence/grounds.ts";
import { formatCitation } from "../../engine/text/citations.ts";
import type { Finding, Reason } from "../../vocabulary/advice.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Facts, Value } from "./schema.ts";

/** What a finding rests on: its rule, places in the file, provisions. */
export interface Because {
  readonly rule: string;
  readonly note: string;
  readonly passages?: readonly Passage[];
  readonly basis?: readonly ProvisionRef[];
}

/** A finding with its reasons; provisions that were not in force on their day are left out. */
export function findingOf(
  value: Value,
  confidence: number,
  because: Because,
  grounds: readonly Ground[],
): Finding<Value> {
  const passages = (because.passages ?? []).slice(0, 8).map((passage): Reason => ({ kind: "passage", passage }));
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

/** Citations of those provisions that are in force, with their day, each once. */
export function citedAs(
  refs: readonly { readonly ref: ProvisionRef; readonly why: string }[],
  grounds: readonly Ground[],
): { citation: string; on: Day; why: string }[] {
  const seen = new Set<string>();
  return refs.flatMap(({ ref, why }) => {
    const ground = grounds.find(({ law, article }) => law === ref.law && article === ref.article);
    const citation = formatCitation(ref);
    if (!ground || seen.has(citation)) return [];
    seen.add(citation);
    return [{ citation, on: ground.on, why }];
  });
}

/** A finding that something is not in the file (卷内未见). */
export function missingPart(
  part: {
    readonly id: string;
    readonly rule: string;
    readonly passages?: readonly Passage[];
    readonly basis?: readonly ProvisionRef[];
  },
  facts: Facts,
  message: { zh: string; en: string },
): Finding<Value> {
  const { id, rule, passages = [], basis = [] } = part;
  return findingOf(
    { kind: "missing", id, rule, message },
    0.75,
    { rule, note: message.zh, passages, basis },
    facts.grounds,
  );
}
