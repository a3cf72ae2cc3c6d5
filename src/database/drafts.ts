import { sql } from "kysely";
import type { DraftVersionRow, DraftView } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";
import { storedJson, storedText } from "./stored-text.ts";

/** A text to be kept as a version of the draft. */
export interface DraftText {
  readonly kind: string;
  /** Version it was made from; 0 when there was none. */
  readonly version: number;
  readonly content: unknown;
  /** Plain text of the content, without proposals not taken over. */
  readonly text: string;
  readonly proposals: DraftView["proposals"];
}

/** Adds the version after `draft.version`; false when somebody has written that version already. */
export async function insertDraftVersion(
  tx: Database,
  caseId: string,
  draft: DraftText & { person: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into draft_version (case_id, version, kind, content, text, proposals, saved_by)
    select ${caseId}, ${draft.version}::integer + 1, ${draft.kind}, ${storedJson(draft.content)}::jsonb,
      ${storedText(draft.text)}, ${storedJson(draft.proposals)}::jsonb, ${draft.person}
    where ${draft.version}::integer = (select coalesce(max(version), 0) from draft_version where case_id = ${caseId})
    on conflict (case_id, version) do nothing
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Keeps a text that came too late. */
export async function insertSetAside(
  tx: Database,
  caseId: string,
  draft: DraftText & { person: string },
): Promise<void> {
  await tx
    .insertInto("draft_set_aside")
    .values({
      case_id: caseId,
      made_from: draft.version,
      kind: draft.kind,
      content: storedJson(draft.content),
      text: storedText(draft.text),
      saved_by: draft.person,
    })
    .execute();
}

/** The newest version of the draft, or the one with a number. */
export async function selectDraft(
  tx: Database,
  caseId: string,
  version?: number,
): Promise<Omit<DraftView, "signed"> | undefined> {
  const newest = tx
    .selectFrom("draft_version as d")
    .innerJoin("person as p", "p.id", "d.saved_by")
    .select(["d.kind", "d.version", "d.content", "d.text", "d.proposals", "d.saved_at as savedAt", "p.name as savedBy"])
    .where("d.case_id", "=", caseId)
    .orderBy("d.version", "desc")
    .limit(1);
  return (version === undefined ? newest : newest.where("d.version", "=", version)).executeTakeFirst();
}

/** All versions of the draft, newest first. */
export async function selectDraftVersions(tx: Database, caseId: string): Promise<DraftVersionRow[]> {
  return tx
    .selectFrom("draft_version as d")
    .innerJoin("person as p", "p.id", "d.saved_by")
    .select(["d.version", "d.saved_at as savedAt", "p.name as savedBy", "d.text"])
    .where("d.case_id", "=", caseId)
    .orderBy("d.version", "desc")
    .execute();
}

/** Texts that came too late, newest first; version is the one each was made from. */
export async function selectSetAside(tx: Database, caseId: string): Promise<DraftVersionRow[]> {
  return tx
    .selectFrom("draft_set_aside as d")
    .innerJoin("person as p", "p.id", "d.saved_by")
    .select(["d.made_from as version", "d.saved_at as savedAt", "p.name as savedBy", "d.text"])
    .where("d.case_id", "=", caseId)
    .orderBy("d.id", "desc")
    .execute();
}
