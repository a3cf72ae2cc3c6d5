import { selectDocuments } from "../database/documents.ts";
import { selectOriginals } from "../database/originals.ts";
import { selectReadPages } from "../database/pages.ts";
import type { Dossier } from "../vocabulary/case-record.ts";
import type { Person } from "../vocabulary/person.ts";
import { inCase } from "./access.ts";
import type { Records } from "./records.ts";

/** The dossier (卷宗) of a case as far as the person may see it: originals, read pages, documents in catalogue order. */
export async function loadDossier(db: Records, person: Person, caseId: string): Promise<Dossier> {
  return inCase(db, person, caseId, async (tx) => ({
    caseId,
    originals: await selectOriginals(tx, caseId),
    pages: await selectReadPages(tx, caseId),
    documents: await selectDocuments(tx, caseId),
  }));
}
