import type { Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** A signed decision (签发的裁判文书): a judge's act on one version of the draft. */
export interface SignedDecision {
  readonly id: string;
  readonly version: number;
  readonly by: string;
  readonly at: string;
  readonly sm3: string;
  readonly ledgerEntry: number;
  readonly docxSha256: string;
  readonly pdfSha256: string;
  readonly acknowledged: readonly string[];
}
/** A judge of the case signs; only the newest version, once; sets the stage to "signed". Insert only. */
export declare function recordSignature(
  db: Records,
  person: Person,
  caseId: string,
  signature: Omit<SignedDecision, "id" | "by" | "at">,
): Promise<SignedDecision>;
export declare function signedDecision(
  db: Records,
  person: Person,
  caseId: string,
): Promise<SignedDecision | undefined>;
