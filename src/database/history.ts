import type { HistoryRow } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";
import { storedText } from "./stored-text.ts";

/** One thing that happened to a case, in the name of a person. */
export interface HistoryNote {
  readonly caseId: string;
  readonly person: string;
  readonly what: string;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly ground?: string;
  readonly source?: string | null;
}

/** Adds to the history; nothing there can be changed or removed. */
export async function insertHistory(tx: Database, notes: readonly HistoryNote[]): Promise<void> {
  if (notes.length === 0) return;
  const text = (value: string | null | undefined): string | null => (value == null ? null : storedText(value));
  await tx
    .insertInto("history")
    .values(
      notes.map((note) => ({
        case_id: note.caseId,
        person: note.person,
        what: storedText(note.what),
        before: text(note.before),
        after: text(note.after),
        ground: storedText(note.ground ?? ""),
        source: text(note.source),
      })),
    )
    .execute();
}

/** The history of a case, newest first, with the names of the people. */
export async function selectHistory(tx: Database, caseId: string): Promise<HistoryRow[]> {
  return tx
    .selectFrom("history as h")
    .innerJoin("person as p", "p.id", "h.person")
    .select(["h.at", "p.name as by", "h.what", "h.before", "h.after", "h.ground", "h.source"])
    .where("h.case_id", "=", caseId)
    .orderBy("h.id", "desc")
    .execute();
}
