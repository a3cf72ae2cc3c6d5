import { selectHistory } from "../database/history.ts";
import type { Person } from "../vocabulary/person.ts";
import type { HistoryRow } from "../vocabulary/protocol.ts";
import { onBench } from "./access.ts";
import type { Records } from "./records.ts";

/**
 * The history (变更记录) of a case, newest first. `what` is a kind and a name: case, stage, member:NAME, original:NAME,
 * page:ORIGINAL/NUMBER, document:TITLE, field:NAME, advice:APPLICATION#FINDING, ruling:CLAIM, draft, signature, undo:LABEL.
 */
export async function listHistory(db: Records, person: Person, caseId: string): Promise<HistoryRow[]> {
  return onBench(db, person, caseId, (tx) => selectHistory(tx, caseId));
}

const HEAD = ["时间", "人员", "事项", "变更前", "变更后", "理由", "来源"];

/** The history as CSV in UTF-8 with byte order mark, for spreadsheets; what looks like a formula is disarmed by a quote. */
export function historyCsv(rows: readonly HistoryRow[]): string {
  const lines = rows.map((row) => [row.at, row.by, row.what, row.before, row.after, row.ground, row.source]);
  return `\uFEFF${[HEAD, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: string | null): string {
  const text = value ?? "";
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
