import type { CauseTemplate } from "../../vocabulary/law.ts";

type Cited = CauseTemplate["provisions"][number];

/**
 * Provisions of the cause that a case calls for (应当适用的条文), in citing order: those that always govern it, and those
 * whose element, defence or computation is active.
 */
export function calledProvisions(template: CauseTemplate, active: ReadonlySet<string>): Cited[] {
  return template.provisions.filter(({ for: reasons }) => reasons.length === 0 || reasons.some((id) => active.has(id)));
}
