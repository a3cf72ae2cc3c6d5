import { elementsByClaim } from "../../engine/evidence/claim-elements.ts";
import { claimTexts } from "../../engine/evidence/conditions.ts";
import type { ElementReading } from "../../engine/evidence/element-status.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { findingOf } from "./finding.ts";
import type { Facts, Value } from "./schema.ts";

/** The claims with the elements each rests on (AD-01); nothing where no element is read. */
export function reviewClaims(facts: Facts, readings: readonly ElementReading[]): Finding<Value>[] {
  if (readings.length === 0) return [];
  const claims = claimTexts(facts.fields);
  const called = elementsByClaim(claims, readings, ({ element }) => element);
  return claims.map(({ number, field }) => {
    const elements = (called.get(number) ?? []).map(({ element }) => element.id);
    const note = `第${number}项诉讼请求涉及要件：${elements.join("、") || "无"}`;
    return findingOf(
      { kind: "claim", id: `claim-${number}`, rule: "AD-01", number, text: field.value, elements },
      0.85,
      { rule: "AD-01", note, passages: field.passages.slice(0, 2) },
      facts.grounds,
    );
  });
}
