import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { lockCase } from "../database/cases.ts";
import { insertChange } from "../database/changes.ts";
import { replaceDocuments, selectDocuments } from "../database/documents.ts";
import { insertHistory } from "../database/history.ts";
import type { CataloguedDocument } from "../vocabulary/document.ts";
import type { Person } from "../vocabulary/person.ts";
import type { DocumentChange } from "../vocabulary/protocol.ts";
import { inCase, onBench } from "./access.ts";
import { changedCatalogue, proposedCatalogue } from "./document-changes.ts";
import type { Records } from "./records.ts";

/** The documents (文书材料) of a case in catalogue order; a party sees the opened ones of the main volume. */
export async function listDocuments(db: Records, person: Person, caseId: string): Promise<CataloguedDocument[]> {
  return inCase(db, person, caseId, (tx) => selectDocuments(tx, caseId));
}

/** Replaces what a machine proposed before; what a person confirmed, and the pages in it, stay. The new catalogue. */
export async function replaceProposedDocuments(
  db: Records,
  person: Person,
  caseId: string,
  proposed: readonly CataloguedDocument[],
): Promise<CataloguedDocument[]> {
  return onBench(db, person, caseId, async (tx) => {
    await lockCase(tx, caseId);
    const before = await selectDocuments(tx, caseId);
    const after = proposedCatalogue(before, proposed, randomUUID);
    await writeDocuments(tx, caseId, difference(before, after));
    return after;
  });
}

/**
 * One change by a person: one undo step, in the history. `slot` is the catalogue slot of the kind of a "describe".
 * Throws Failure "not_found" and "bad_request" as changedCatalogue does.
 */
export async function changeDocuments(
  db: Records,
  person: Person,
  caseId: string,
  change: DocumentChange & { slot?: string },
): Promise<CataloguedDocument[]> {
  return onBench(db, person, caseId, async (tx) => {
    await lockCase(tx, caseId);
    const before = await selectDocuments(tx, caseId);
    const after = changedCatalogue(before, { ...change, newId: randomUUID() });
    const touched = difference(before, after);
    await writeDocuments(tx, caseId, touched);
    const ids = change.act === "confirm" ? change.ids : [change.id];
    const named = before.filter(({ id }) => ids.includes(id));
    const label = `${change.act}: ${named.map(({ title }) => title).join("、")}`;
    await insertChange(tx, caseId, {
      person: person.id,
      label,
      before: { documents: touched.before, fields: [] },
      after: { documents: touched.after, fields: [] },
    });
    await insertHistory(
      tx,
      named.map((document) => ({
        caseId,
        person: person.id,
        what: `document:${document.title}`,
        before: described(document),
        after: `${change.act} → ${described(after.find(({ id }) => id === document.id))}`,
      })),
    );
    return after;
  });
}

/** The documents that differ between two catalogues, on either side. */
export interface Difference {
  readonly before: readonly CataloguedDocument[];
  readonly after: readonly CataloguedDocument[];
}

function difference(before: readonly CataloguedDocument[], after: readonly CataloguedDocument[]): Difference {
  const lacks = (list: readonly CataloguedDocument[]) => (document: CataloguedDocument) =>
    !list.some((other) => isDeepStrictEqual(other, document));
  return { before: before.filter(lacks(after)), after: after.filter(lacks(before)) };
}

/** Writes the documents after a change over those before it. */
export async function writeDocuments(tx: Records, caseId: string, { before, after }: Difference): Promise<void> {
  await replaceDocuments(tx, caseId, { remove: before.map(({ id }) => id), add: after });
}

function described(document: CataloguedDocument | undefined): string {
  if (!document) return "";
  const { kind, title, volume, day, order, pages, status } = document;
  return JSON.stringify({ kind, title, volume, day, order, pages: pages.length, status });
}
