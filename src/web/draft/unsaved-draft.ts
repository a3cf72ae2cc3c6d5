import { readKept, storageKey, writeKept } from "../session/kept-storage.ts";

/** A text of the editor that the server does not have yet. */
export interface UnsavedDraft {
  /** Version it was made from. */
  readonly version: number;
  readonly content: unknown;
}

function keyOf(personId: string, caseId: string): string {
  return storageKey(personId, `draft:${caseId}`);
}

/** Keeps unsaved text in this tab over reload and an ended session (UX 6). */
export function keepUnsaved(personId: string, caseId: string, unsaved: UnsavedDraft): void {
  writeKept(keyOf(personId, caseId), unsaved);
}

/** Forgets the kept text once the server has it. */
export function forgetUnsaved(personId: string, caseId: string): void {
  writeKept(keyOf(personId, caseId), undefined);
}

/** The kept text of a person on a case; undefined when everything is saved. */
export function findUnsaved(personId: string, caseId: string): UnsavedDraft | undefined {
  return readKept<UnsavedDraft>(keyOf(personId, caseId));
}
