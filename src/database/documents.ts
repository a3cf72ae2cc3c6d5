import { sql } from "kysely";
import type { CataloguedDocument } from "../vocabulary/document.ts";
import type { Database } from "./connection.ts";
import { storedText } from "./stored-text.ts";

/** Documents of a case in catalogue order, each with its pages; a reader of the court sees all, a party the opened ones. */
export async function selectDocuments(tx: Database, caseId: string): Promise<CataloguedDocument[]> {
  const { rows } = await sql<CataloguedDocument>`
    select d.id, d.kind, d.title, d.day, d.author, d.volume, d.slot, d.position as "order", d.confidence, d.status, p.pages
    from document d join (
      select document, json_agg(json_build_object('original', original, 'number', number) order by position) as pages
      from document_page where case_id = ${caseId} group by document) p on p.document = d.id
    where d.case_id = ${caseId} order by d.position, d.id`.execute(tx);
  return rows;
}

/** Removes documents, then adds the given ones with their pages; a page may lie in one document only. */
export async function replaceDocuments(
  tx: Database,
  caseId: string,
  change: { remove: readonly string[]; add: readonly CataloguedDocument[] },
): Promise<void> {
  const { remove, add } = change;
  if (remove.length > 0) {
    await tx.deleteFrom("document").where("case_id", "=", caseId).where("id", "in", remove).execute();
  }
  if (add.length === 0) return;
  await sql`insert into document (case_id, id, kind, title, day, author, volume, slot, position, confidence, status)
    select ${caseId}, d.id, d.kind, d.title, d.day, d.author, d.volume, d.slot, d.position, d.confidence, d.status
    from json_populate_recordset(null::document, ${JSON.stringify(add.map(documentRow))}::json) d`.execute(tx);
  await sql`insert into document_page (case_id, document, position, original, number)
    select ${caseId}, p.document, p.position, p.original, p.number
    from json_populate_recordset(null::document_page, ${JSON.stringify(add.flatMap(pageRows))}::json) p`.execute(tx);
}

function documentRow(document: CataloguedDocument): Record<string, unknown> {
  const { pages: _, order, ...rest } = document;
  return {
    ...rest,
    position: order,
    title: storedText(document.title),
    author: document.author && storedText(document.author),
  };
}

function pageRows(document: CataloguedDocument): Record<string, unknown>[] {
  return document.pages.map(({ original, number }, position) => ({
    document: document.id,
    position,
    original,
    number,
  }));
}
