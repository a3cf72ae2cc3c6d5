import type { CaseRecord } from "../vocabulary/case-record.ts";
import type { Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** What is known of a case: its kind and fields. */
export declare function loadRecord(db: Records, person: Person, caseId: string): Promise<CaseRecord>;
