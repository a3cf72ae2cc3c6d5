import { selectCase } from "../database/cases.ts";
import { selectCourtName } from "../database/people.ts";
import type { CaseRecord } from "../vocabulary/case-record.ts";
import type { Person } from "../vocabulary/person.ts";
import { inCase } from "./access.ts";
import { fieldsOf } from "./fields.ts";
import type { Records } from "./records.ts";

/** What is known of a case (案件): its court, kind and fields, confirmed and proposed. */
export async function loadRecord(db: Records, person: Person, caseId: string): Promise<CaseRecord> {
  return inCase(db, person, caseId, async (tx) => {
    const row = await selectCase(tx, caseId);
    if (!row) throw new Error(`Case ${caseId} has members and no row`);
    const court = await selectCourtName(tx, row.court);
    if (court === undefined) throw new Error(`Case ${caseId} is of a court that is not there`);
    return { ...row, court, fields: await fieldsOf(tx, caseId) };
  });
}
