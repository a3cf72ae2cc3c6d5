import { sql } from "kysely";
import type { FailureText } from "../vocabulary/failure.ts";
import type { Page, PageRef } from "../vocabulary/page.ts";
import type { PageState } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";
import { storedJson, storedText } from "./stored-text.ts";

/** A page as it is kept: its text when there is one, and the digest of its image. */
export interface PageRow {
  readonly page: Page | null;
  readonly imageSha256: string | null;
  readonly state: PageState["state"];
}

/** Stores a page as read or entered. What a person entered is overwritten by a person only; false when it was kept. */
export async function upsertPage(
  tx: Database,
  caseId: string,
  read: { page: Page; imageSha256: string | null; state: "read" | "entered" },
): Promise<boolean> {
  const { page, state } = read;
  const { rows } = await sql`
    insert into page (case_id, original, number, state, page, confidence, image_sha256)
    values (${caseId}, ${page.original}, ${page.number}, ${state}, ${storedJson(page)}::jsonb, ${page.confidence}, ${read.imageSha256})
    on conflict (original, number) do update set state = excluded.state, page = excluded.page, problem = null,
      confidence = excluded.confidence, image_sha256 = coalesce(excluded.image_sha256, page.image_sha256)
    where page.state <> 'entered' or excluded.state = 'entered'
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Marks a page that has no text yet; a page that was read or entered keeps its text unless it waits again. */
export async function markPage(
  tx: Database,
  caseId: string,
  mark: PageRef & {
    state: "waiting" | "reading" | "failed";
    problem?: FailureText | undefined;
    imageSha256?: string | null | undefined;
  },
): Promise<void> {
  const problem = mark.problem ? storedJson(mark.problem) : null;
  await sql`
    insert into page (case_id, original, number, state, problem, image_sha256)
    values (${caseId}, ${mark.original}, ${mark.number}, ${mark.state}, ${problem}::jsonb, ${mark.imageSha256 ?? null})
    on conflict (original, number) do update set state = excluded.state, problem = excluded.problem,
      image_sha256 = coalesce(excluded.image_sha256, page.image_sha256)
    where page.state <> 'entered'`.execute(tx);
}

/** How far each page of a case is, in the order received. */
export async function selectPageStates(tx: Database, caseId: string): Promise<PageState[]> {
  return tx
    .selectFrom("page as p")
    .leftJoin("original as o", (join) => join.onRef("o.id", "=", "p.original").on("o.case_id", "=", caseId))
    .select(["p.original", "p.number", "p.state", "p.confidence", "p.problem"])
    .where("p.case_id", "=", caseId)
    .orderBy("o.position")
    .orderBy("p.number")
    .execute();
}

/** One page of a case. */
export async function selectPage(tx: Database, caseId: string, ref: PageRef): Promise<PageRow | undefined> {
  return tx
    .selectFrom("page")
    .select(["page", "image_sha256 as imageSha256", "state"])
    .where("case_id", "=", caseId)
    .where("original", "=", storedText(ref.original))
    .where("number", "=", ref.number)
    .executeTakeFirst();
}

/** Pages of a case that have a text, in the order received. A party may see a page of an original that is not open as a whole. */
export async function selectReadPages(tx: Database, caseId: string): Promise<Page[]> {
  const rows = await tx
    .selectFrom("page as p")
    .leftJoin("original as o", (join) => join.onRef("o.id", "=", "p.original").on("o.case_id", "=", caseId))
    .select("p.page")
    .where("p.case_id", "=", caseId)
    .where("p.state", "in", ["read", "entered"])
    .orderBy("o.position")
    .orderBy("p.number")
    .execute();
  return rows.flatMap((row) => (row.page === null ? [] : [row.page]));
}

/** Texts of the read pages in which all terms stand when white space and case are ignored; at most `limit` pages. */
export async function selectPageTexts(
  tx: Database,
  caseId: string,
  wanted: { terms: readonly string[]; limit: number },
): Promise<(PageRef & { text: string })[]> {
  const terms = wanted.terms.map(
    (term) =>
      sql`position(lower(${term}) in lower(regexp_replace(p.page->>'text', ${"[\\s\u00a0\u3000]+"}, '', 'g'))) > 0`,
  );
  const { rows } = await sql<PageRef & { text: string }>`
    select p.original, p.number, p.page->>'text' as text from page p left join original o on o.id = p.original and o.case_id = ${caseId}
    where p.case_id = ${caseId} and p.state in ('read', 'entered') and ${sql.join(terms, sql` and `)}
    order by o.position, p.number limit ${wanted.limit}`.execute(tx);
  return rows;
}
