import type { Person } from "../vocabulary/person.ts";
import type { HistoryRow } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

export declare function listHistory(db: Records, person: Person, caseId: string): Promise<HistoryRow[]>;
/** The history as CSV (UTF-8 with mark, for spreadsheets); formulas are disarmed. */
export declare function historyCsv(rows: readonly HistoryRow[]): string;
