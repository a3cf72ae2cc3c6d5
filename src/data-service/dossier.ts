import type { Dossier } from "../vocabulary/case-record.ts";
import type { Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** The dossier (卷宗) of a case: originals, read pages, documents in catalogue order. */
export declare function loadDossier(db: Records, person: Person, caseId: string): Promise<Dossier>;
