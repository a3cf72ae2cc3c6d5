import type { Finding, Reason } from "../../vocabulary/advice.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import type { Because } from "./citing.ts";
import type { CriminalFacts } from "./criminal-schema.ts";
import type { Value } from "./schema.ts";

const MOST_PASSAGES = 8;

/** A finding of a criminal case with its reasons; provisions that were in force on neither day are left out. */
export function criminalFinding(
  value: Value,
  confidence: number,
  { rule, note, passages = [], basis = [] }: Because,
  grounds: CriminalFacts["grounds"],
): Finding<Value> {
  const seen = new Set<string>();
  const cited = basis.flatMap((ref): Reason[] => {
    const ground = grounds.find((one) => isSame(one.ref, ref));
    const key = JSON.stringify(ref);
    if (!ground || seen.has(key)) return [];
    seen.add(key);
    return [{ kind: "provision", ref, on: ground.on }];
  });
  const places = passages.slice(0, MOST_PASSAGES).map((passage): Reason => ({ kind: "passage", passage }));
  return { value, confidence, reasons: [{ kind: "rule", rule, note }, ...places, ...cited] };
}

function isSame(one: ProvisionRef, other: ProvisionRef): boolean {
  return (
    one.law === other.law &&
    one.article === other.article &&
    one.sub === other.sub &&
    one.paragraph === other.paragraph &&
    one.item === other.item
  );
}
