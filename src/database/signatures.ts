import type { Database } from "./connection.ts";
import { storedJson } from "./stored-text.ts";

/** A signed decision (签发的裁判文书): a judge's act on one version of the draft. */
export interface SignatureRow {
  readonly id: string;
  readonly version: number;
  /** Name of the judge. */
  readonly by: string;
  readonly at: string;
  readonly sm3: string;
  readonly ledgerEntry: number;
  readonly docxSha256: string;
  readonly pdfSha256: string;
  readonly acknowledged: readonly string[];
}

/** Adds the signature of a case; refused by the database to all but judges of the case. Returns the moment. */
export async function insertSignature(
  tx: Database,
  caseId: string,
  signature: Omit<SignatureRow, "by" | "at"> & { person: string },
): Promise<string> {
  const { id, version, person, sm3 } = signature;
  const row = {
    id,
    version,
    person,
    sm3,
    case_id: caseId,
    ledger_entry: signature.ledgerEntry,
    docx_sha256: signature.docxSha256,
    pdf_sha256: signature.pdfSha256,
    acknowledged: storedJson(signature.acknowledged),
  };
  return (await tx.insertInto("signed_decision").values(row).returning("at").executeTakeFirstOrThrow()).at;
}

/** The signed decision of a case. */
export async function selectSignature(tx: Database, caseId: string): Promise<SignatureRow | undefined> {
  return tx
    .selectFrom("signed_decision as s")
    .innerJoin("person as p", "p.id", "s.person")
    .select(["s.id", "s.version", "p.name as by", "s.at", "s.sm3", "s.ledger_entry as ledgerEntry", "s.acknowledged"])
    .select(["s.docx_sha256 as docxSha256", "s.pdf_sha256 as pdfSha256"])
    .where("s.case_id", "=", caseId)
    .executeTakeFirst();
}
