import type { z } from "zod";
import type { Person } from "../vocabulary/person.ts";
import type { CaseRow, CaseView, MemberChange, NewCase } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

export declare function createCase(db: Records, person: Person, wanted: z.infer<typeof NewCase>): Promise<CaseView>;
/** Cases the person belongs to, newest first; words are looked for in number, title, cause and confirmed party names. */
export declare function listCases(db: Records, person: Person, words?: string): Promise<CaseRow[]>;
export declare function openCase(db: Records, person: Person, caseId: string): Promise<CaseView>;
/** Judge and clerk of the case only; recorded in the history. */
export declare function changeMembers(
  db: Records,
  person: Person,
  caseId: string,
  change: z.infer<typeof MemberChange>,
): Promise<CaseView>;
export declare function setStage(db: Records, person: Person, caseId: string, stage: CaseRow["stage"]): Promise<void>;
