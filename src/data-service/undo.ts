import { isDeepStrictEqual } from "node:util";
import { lockCase } from "../database/cases.ts";
import { selectNewestChange, type Touched, updateUndone } from "../database/changes.ts";
import { selectDocuments } from "../database/documents.ts";
import { replaceFields, selectFields } from "../database/fields.ts";
import { insertHistory } from "../database/history.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person } from "../vocabulary/person.ts";
import { onBench } from "./access.ts";
import { writeDocuments } from "./documents.ts";
import type { Records } from "./records.ts";

/**
 * Takes back the person's newest change of documents or fields (撤销) and names it; null when there is none. In the
 * history. Throws Failure "conflict" when somebody changed the same documents or fields since.
 */
export async function undoLast(db: Records, person: Person, caseId: string): Promise<string | null> {
  return onBench(db, person, caseId, async (tx) => {
    await lockCase(tx, caseId);
    const change = await selectNewestChange(tx, caseId, person.id);
    if (!change) return null;
    const { before, after, label } = change;
    if (!(await stillStands(tx, caseId, change))) throw changedSince(label);
    await writeDocuments(tx, caseId, { before: after.documents, after: before.documents });
    await replaceFields(tx, caseId, { remove: after.fields.map(({ name }) => name), add: before.fields });
    await updateUndone(tx, change.id);
    await insertHistory(tx, [{ caseId, person: person.id, what: `undo:${label}` }]);
    return label;
  });
}

/** True when everything the change wrote is still as it wrote it, and nothing has taken the place of what it removed. */
async function stillStands(
  tx: Records,
  caseId: string,
  { before, after }: { before: Touched; after: Touched },
): Promise<boolean> {
  const [documents, fields] = [await selectDocuments(tx, caseId), await selectFields(tx, caseId)];
  const written = after.documents.every((document) => documents.some((found) => isDeepStrictEqual(found, document)));
  const set = after.fields.every((field) => fields.some((found) => isDeepStrictEqual(found, field)));
  const ids = new Set(after.documents.map(({ id }) => id));
  const removedIsFree = before.documents.every(({ id }) => ids.has(id) || !documents.some((found) => found.id === id));
  return written && set && removedIsFree;
}

function changedSince(label: string): Failure {
  return new Failure("conflict", {
    zh: `无法撤销“${label}”：相关材料或信息此后又有变更（见变更记录）。请直接修改。`,
    en: `Cannot take back "${label}": the same documents or fields were changed since (see the history). Change them directly.`,
  });
}
