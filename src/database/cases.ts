import { sql } from "kysely";
import type { Capacity, Person, Role } from "../vocabulary/person.ts";
import type { CaseRow } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";
import { storedText } from "./stored-text.ts";

/** Adds a case of the person's court. */
export async function insertCase(
  tx: Database,
  person: Person,
  wanted: { id: string; title: string; number: string; kind: CaseRow["kind"] },
): Promise<void> {
  const { id, kind } = wanted;
  const [title, number] = [storedText(wanted.title), storedText(wanted.number)];
  await tx
    .insertInto("case_file")
    .values({ id, court: person.court, title, number, kind, created_by: person.id })
    .execute();
}

/**
 * Rows of the cases the reader belongs to, newest first, or of one of them. A doubt is a proposed document or field
 * below `doubtBelow`, or a field whose papers contradict each other. A case that nobody moved on is being read while pages
 * wait, in review while proposals wait for a person, and then in trial. All `words` must stand in number, title, cause or
 * a name of a party.
 */
export async function selectCaseRows(
  tx: Database,
  wanted: { caseId?: string; words?: readonly string[]; doubtBelow: number },
): Promise<CaseRow[]> {
  const one = wanted.caseId === undefined ? sql`true` : sql`c.id = ${wanted.caseId}`;
  const words = (wanted.words ?? []).map(
    (word) => sql`position(lower(${storedText(word)}) in lower(concat_ws(' ', c.number, c.title, f.words))) > 0`,
  );
  const { rows } = await sql<CaseRow>`
    select c.id, c.number, c.title, c.kind, c.received_at as "receivedAt", f.cause,
      case when c.stage <> 'reading' then c.stage
        when p.pages is null or p.unread > 0 then 'reading'
        when d.open > 0 or f.open > 0 then 'review'
        else 'trial' end as stage,
      coalesce(p.pages, 0) as pages, coalesce(p.read, 0) as "pagesRead",
      coalesce(d.doubts, 0) + coalesce(f.doubts, 0) as doubts
    from case_file c
    left join (select case_id, count(*) as pages, count(*) filter (where state in ('read', 'entered')) as read,
        count(*) filter (where state in ('waiting', 'reading')) as unread
      from page group by case_id) p on p.case_id = c.id
    left join (select case_id, count(*) filter (where status = 'proposed') as open,
        count(*) filter (where status = 'proposed' and confidence < ${wanted.doubtBelow}) as doubts
      from document group by case_id) d on d.case_id = c.id
    left join (select case_id, max(value) filter (where name = 'cause') as cause,
        count(*) filter (where status = 'proposed') as open,
        string_agg(value, ' ') filter (where name = 'cause' or name like '%.name') as words,
        count(*) filter (where conflicts <> '[]' or (status = 'proposed' and confidence < ${wanted.doubtBelow})) as doubts
      from case_field group by case_id) f on f.case_id = c.id
    where ${one} and ${words.length === 0 ? sql`true` : sql.join(words, sql` and `)}
    order by c.received_at desc, c.id`.execute(tx);
  return rows;
}

/** Court and kind of a case the reader belongs to. */
export async function selectCase(
  tx: Database,
  caseId: string,
): Promise<{ id: string; court: string; kind: CaseRow["kind"] } | undefined> {
  return tx.selectFrom("case_file").select(["id", "court", "kind"]).where("id", "=", caseId).executeTakeFirst();
}

/** Moves a case to a stage. */
export async function updateStage(tx: Database, caseId: string, stage: CaseRow["stage"]): Promise<void> {
  await tx.updateTable("case_file").set({ stage }).where("id", "=", caseId).execute();
}

/** How a person belongs to a case, as far as the reader may know. */
export async function selectCapacity(tx: Database, caseId: string, person: string): Promise<Capacity | undefined> {
  const row = await tx
    .selectFrom("case_member")
    .select("capacity")
    .where("case_id", "=", storedText(caseId))
    .where("person", "=", person)
    .executeTakeFirst();
  return row?.capacity;
}

/** Who belongs to a case and how. */
export async function selectMembers(
  tx: Database,
  caseId: string,
): Promise<{ id: string; name: string; role: Role; capacity: Capacity }[]> {
  return tx
    .selectFrom("case_member as m")
    .innerJoin("person as p", "p.id", "m.person")
    .select(["p.id", "p.name", "p.role", "m.capacity"])
    .where("m.case_id", "=", caseId)
    .orderBy("m.capacity")
    .orderBy(sql`p.name collate "C"`)
    .execute();
}

/** Adds a member, changes the capacity, or removes the member (null). */
export async function writeMember(
  tx: Database,
  caseId: string,
  member: { person: string; capacity: Capacity | null },
): Promise<void> {
  const { person, capacity } = member;
  const row = { case_id: caseId, person };
  if (capacity === null) {
    await tx.deleteFrom("case_member").where("case_id", "=", caseId).where("person", "=", person).execute();
    return;
  }
  const changed = await tx
    .updateTable("case_member")
    .set({ capacity })
    .where("case_id", "=", caseId)
    .where("person", "=", person)
    .executeTakeFirst();
  // Not "on conflict": row security would ask whether the first member is a member already.
  if (changed.numUpdatedRows === 0n)
    await tx
      .insertInto("case_member")
      .values({ ...row, capacity })
      .execute();
}

/** Lets one change of a case finish before the next begins, until the end of the transaction. */
export async function lockCase(tx: Database, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case ${caseId}`}, 0))`.execute(tx);
}
