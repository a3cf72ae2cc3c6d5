import { sql } from "kysely";
import type { FailureText } from "../vocabulary/failure.ts";
import type { Original } from "../vocabulary/page.ts";
import type { ReceivedOriginal } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";
import { storedJson, storedText } from "./stored-text.ts";

const ROW = ["id", "name", "bytes", "pages", "state", "problem"] as const;

/** Adds an original; undefined when the same bytes lie in the case under the same name already. */
export async function insertOriginal(
  tx: Database,
  original: Original & { caseId: string; receivedBy: string } & Pick<ReceivedOriginal, "pages" | "state" | "problem">,
): Promise<ReceivedOriginal | undefined> {
  const { id, bytes, sm3, sha256, pages, state } = original;
  return tx
    .insertInto("original")
    .values({
      id,
      bytes,
      sm3,
      sha256,
      pages,
      state,
      case_id: original.caseId,
      name: storedText(original.name),
      media_type: original.mediaType,
      problem: original.problem === null ? null : storedJson(original.problem),
      received_by: original.receivedBy,
    })
    .onConflict((conflict) => conflict.columns(["case_id", "name", "sha256"]).doNothing())
    .returning(ROW)
    .executeTakeFirst();
}

/** The original of a case with this name and these bytes. */
export async function selectSameOriginal(
  tx: Database,
  caseId: string,
  same: { name: string; sha256: string },
): Promise<ReceivedOriginal | undefined> {
  return tx
    .selectFrom("original")
    .select(ROW)
    .where("case_id", "=", caseId)
    .where("name", "=", storedText(same.name))
    .where("sha256", "=", same.sha256)
    .executeTakeFirst();
}

/** Originals of a case with the state of their reading, in the order received. */
export async function selectReceived(tx: Database, caseId: string): Promise<ReceivedOriginal[]> {
  return tx.selectFrom("original").select(ROW).where("case_id", "=", caseId).orderBy("position").execute();
}

/** Originals of a case with their digests, in the order received. */
export async function selectOriginals(tx: Database, caseId: string): Promise<Original[]> {
  return tx
    .selectFrom("original")
    .select(["id", "name", "media_type as mediaType", "bytes", "sm3", "sha256"])
    .where("case_id", "=", caseId)
    .orderBy("position")
    .execute();
}

/** Sets the state of reading; false when there is no such original. */
export async function updateOriginal(
  tx: Database,
  caseId: string,
  change: { id: string; state: ReceivedOriginal["state"]; problem?: FailureText | null; pages?: number },
): Promise<boolean> {
  const { problem, pages, state } = change;
  const result = await tx
    .updateTable("original")
    .set({ state, problem: problem ? storedJson(problem) : null, ...(pages === undefined ? {} : { pages }) })
    .where("case_id", "=", caseId)
    .where("id", "=", change.id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Adds the pages 1 to `pages` of an original that are not there yet, waiting to be read. */
export async function insertWaitingPages(
  tx: Database,
  caseId: string,
  original: { id: string; pages: number },
): Promise<void> {
  await sql`insert into page (case_id, original, number, state)
    select ${caseId}, ${original.id}, n, 'waiting' from generate_series(1, ${original.pages}::integer) n
    on conflict (original, number) do nothing`.execute(tx);
}
