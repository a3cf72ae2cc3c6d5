import { sql } from "kysely";
import type { CaseField } from "../vocabulary/case-record.ts";
import type { Database } from "./connection.ts";
import { storedJson, storedText } from "./stored-text.ts";

/** A field with the values a person has decided against; read again, they are no new conflict. */
export interface FieldRow extends CaseField {
  readonly settled: readonly string[];
}

/** Fields of a case by name. */
export async function selectFields(tx: Database, caseId: string): Promise<FieldRow[]> {
  return tx
    .selectFrom("case_field")
    .select(["name", "value", "passages", "confidence", "status", "conflicts", "warnings", "settled"])
    .where("case_id", "=", caseId)
    .orderBy(sql`name collate "C"`)
    .execute();
}

/** Removes fields by name, then adds the given ones. */
export async function replaceFields(
  tx: Database,
  caseId: string,
  change: { remove: readonly string[]; add: readonly FieldRow[] },
): Promise<void> {
  const { remove, add } = change;
  if (remove.length > 0) {
    await tx
      .deleteFrom("case_field")
      .where("case_id", "=", caseId)
      .where("name", "in", remove.map(storedText))
      .execute();
  }
  if (add.length === 0) return;
  await sql`insert into case_field (case_id, name, value, passages, confidence, status, conflicts, warnings, settled)
    select ${caseId}, f.name, f.value, f.passages, f.confidence, f.status, f.conflicts, f.warnings, f.settled
    from json_populate_recordset(null::case_field, ${storedJson(add)}::json) f`.execute(tx);
}
