import { randomUUID } from "node:crypto";
import { insertHistory } from "../database/history.ts";
import * as rows from "../database/originals.ts";
import { Failure, type FailureText } from "../vocabulary/failure.ts";
import type { Original } from "../vocabulary/page.ts";
import type { Person } from "../vocabulary/person.ts";
import type { ReceivedOriginal } from "../vocabulary/protocol.ts";
import { inCase, onBench } from "./access.ts";
import type { Records } from "./records.ts";

/** A file that was handed in and whose bytes lie in the blob store. */
export interface NewOriginal {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sm3: string;
  readonly sha256: string;
  /** 0 while unknown. */
  readonly pages: number;
  readonly state: ReceivedOriginal["state"];
  readonly problem: FailureText | null;
}

/**
 * Takes an original (原件) into the dossier, with pages 1 to `pages` waiting to be read; in the history. The same bytes
 * under the same name give the row that is there.
 */
export async function receiveOriginal(
  db: Records,
  person: Person,
  caseId: string,
  original: NewOriginal,
): Promise<ReceivedOriginal> {
  return onBench(db, person, caseId, async (tx) => {
    const id = randomUUID();
    const row = await rows.insertOriginal(tx, { ...original, id, caseId, receivedBy: person.id });
    if (!row) {
      const same = await rows.selectSameOriginal(tx, caseId, original);
      if (!same) throw new Error(`Original "${original.name}" is neither new nor there`);
      return same;
    }
    await rows.insertWaitingPages(tx, caseId, row);
    const note = { caseId, person: person.id, what: `original:${original.name}`, after: original.sm3 };
    await insertHistory(tx, [note]);
    return row;
  });
}

/** Originals of a case with the state of their reading, in the order received. */
export async function listOriginals(db: Records, person: Person, caseId: string): Promise<ReceivedOriginal[]> {
  return inCase(db, person, caseId, (tx) => rows.selectReceived(tx, caseId));
}

/** One original with its digests; throws Failure "not_found". */
export async function loadOriginal(db: Records, person: Person, caseId: string, originalId: string): Promise<Original> {
  const originals = await inCase(db, person, caseId, (tx) => rows.selectOriginals(tx, caseId));
  const found = originals.find(({ id }) => id === originalId);
  if (!found) throw noSuchOriginal();
  return found;
}

/** Sets state and problem of reading; `pages`, known once the file is open, adds the pages that are missing. */
export async function setOriginalState(
  db: Records,
  person: Person,
  caseId: string,
  change: { id: string; state: ReceivedOriginal["state"]; problem?: FailureText | null; pages?: number },
): Promise<void> {
  await onBench(db, person, caseId, async (tx) => {
    if (!(await rows.updateOriginal(tx, caseId, change))) throw noSuchOriginal();
    const { id, pages } = change;
    if (pages !== undefined) await rows.insertWaitingPages(tx, caseId, { id, pages });
  });
}

function noSuchOriginal(): Failure {
  return new Failure("not_found", {
    zh: "卷宗中没有这份原件，请刷新目录后重试。",
    en: "The dossier has no such original: refresh the catalogue and try again.",
  });
}
