import type { CataloguedDocument } from "../vocabulary/document.ts";
import type { Person } from "../vocabulary/person.ts";
import type { DocumentChange } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

export declare function listDocuments(db: Records, person: Person, caseId: string): Promise<CataloguedDocument[]>;
/** Replaces what a machine proposed; confirmed documents and their pages are never touched. Orders are renumbered. */
export declare function replaceProposedDocuments(
  db: Records,
  person: Person,
  caseId: string,
  proposed: readonly CataloguedDocument[],
): Promise<CataloguedDocument[]>;
/** One change by a person, one undo step, in the history. */
export declare function changeDocuments(
  db: Records,
  person: Person,
  caseId: string,
  change: DocumentChange,
): Promise<CataloguedDocument[]>;
