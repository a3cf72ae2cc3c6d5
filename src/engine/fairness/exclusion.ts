import type { FairnessExclusion, ProtectedAttribute } from "../../vocabulary/fairness.ts";
import { findDates } from "../text/dates.ts";

/** What must be known of a case to say whether an attribute may matter in it by law. */
export interface ExclusionSituation {
  /** Names of cause and charges. */
  readonly causes: readonly string[];
  readonly texts: readonly string[];
}

/** Why the law itself makes the attribute matter in this case; undefined when it must make no difference. */
export function exclusionOf(
  attribute: ProtectedAttribute,
  { causes, texts }: ExclusionSituation,
): FairnessExclusion | undefined {
  return attribute.exclusions.find((exclusion) => {
    const named = exclusion.causes.some((word) => causes.some((cause) => cause.includes(word)));
    const said = exclusion.words.some((word) => texts.some((text) => text.includes(word)));
    if (!named && !said) return false;
    return exclusion.factsBefore === undefined || texts.some((text) => speaksOfDayBefore(text, exclusion.factsBefore));
  });
}

/** True when a day of the text lies before; days of birth do not count. */
function speaksOfDayBefore(text: string, before: string | undefined): boolean {
  return findDates(text).some(
    ({ day, end }) =>
      before !== undefined && day !== null && day < before && !/^\s*(?:出生|生)/u.test(text.slice(end, end + 4)),
  );
}
