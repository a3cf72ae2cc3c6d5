import type { CataloguedDocument } from "../vocabulary/document.ts";
import type { Database } from "./connection.ts";
import type { FieldRow } from "./fields.ts";
import { storedJson } from "./stored-text.ts";

/** The documents and fields a change touched, before it or after it. */
export interface Touched {
  readonly documents: readonly CataloguedDocument[];
  readonly fields: readonly FieldRow[];
}

/** One change by a person that the person may take back (撤销步骤). */
export interface ChangeRow {
  readonly id: number;
  readonly label: string;
  readonly before: Touched;
  readonly after: Touched;
}

/** Notes a change so that its author can take it back. */
export async function insertChange(
  tx: Database,
  caseId: string,
  change: { person: string; label: string; before: Touched; after: Touched },
): Promise<void> {
  const { person, label, before, after } = change;
  await tx
    .insertInto("change")
    .values({ case_id: caseId, person, label, before: storedJson(before), after: storedJson(after) })
    .execute();
}

/** The newest change of the person on a case that was not taken back. */
export async function selectNewestChange(tx: Database, caseId: string, person: string): Promise<ChangeRow | undefined> {
  return tx
    .selectFrom("change")
    .select(["id", "label"])
    .select((row) => [
      row.ref("before").$castTo<Touched>().as("before"),
      row.ref("after").$castTo<Touched>().as("after"),
    ])
    .where("case_id", "=", caseId)
    .where("person", "=", person)
    .where("undone", "=", false)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Notes that a change was taken back. */
export async function updateUndone(tx: Database, id: number): Promise<void> {
  await tx.updateTable("change").set({ undone: true }).where("id", "=", id).execute();
}
