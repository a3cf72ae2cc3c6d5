import { formatCitation } from "../engine/text/citations.ts";
import type { ProvisionRef } from "../vocabulary/law.ts";

/** The one official form of a citation (rule CI-01), by which what is shown is compared. */
export function officialCitation(ref: ProvisionRef): string {
  return formatCitation(ref);
}
