import type { z } from "zod";
import type { CaseField } from "../vocabulary/case-record.ts";
import type { Person } from "../vocabulary/person.ts";
import type { FieldChange } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

export declare function listFields(db: Records, person: Person, caseId: string): Promise<CaseField[]>;
/** Stores what a machine read; a confirmed value stays, and a differing reading becomes a conflict beside it. */
export declare function proposeFields(
  db: Records,
  person: Person,
  caseId: string,
  proposed: readonly CaseField[],
): Promise<CaseField[]>;
/** A person sets a value: the field is confirmed; in the history; one undo step. `source` names the proposal taken over. */
export declare function changeField(
  db: Records,
  person: Person,
  caseId: string,
  change: z.infer<typeof FieldChange> & { name: string; source?: string },
): Promise<CaseField>;
export declare function confirmFields(
  db: Records,
  person: Person,
  caseId: string,
  names: readonly string[],
): Promise<CaseField[]>;
