import type { Person } from "../vocabulary/person.ts";
import type { DraftVersionRow, DraftView } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

export interface DraftToSave {
  readonly kind: string;
  /** Version it was made from; 0 when there was none. */
  readonly version: number;
  readonly content: unknown;
  /** Plain text of the content with proposals not taken over left out. */
  readonly text: string;
  readonly proposals: DraftView["proposals"];
}
export declare function loadDraft(db: Records, person: Person, caseId: string): Promise<DraftView | null>;
/** Version by number; throws Failure "not_found". */
export declare function loadDraftVersion(
  db: Records,
  person: Person,
  caseId: string,
  version: number,
): Promise<DraftView>;
/** Adds a version. When somebody saved since, throws Failure "conflict"; the refused text is kept and listed by setAsideDrafts. */
export declare function saveDraft(db: Records, person: Person, caseId: string, draft: DraftToSave): Promise<DraftView>;
export declare function draftVersions(db: Records, person: Person, caseId: string): Promise<DraftVersionRow[]>;
/** Texts refused by saveDraft; version is the one they were made from. */
export declare function setAsideDrafts(db: Records, person: Person, caseId: string): Promise<DraftVersionRow[]>;
