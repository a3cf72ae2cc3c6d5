import type { z } from "zod";
import { lockCase } from "../database/cases.ts";
import { insertChange } from "../database/changes.ts";
import { selectDocuments } from "../database/documents.ts";
import { type FieldRow, replaceFields, selectFields } from "../database/fields.ts";
import { insertHistory } from "../database/history.ts";
import type { CaseField } from "../vocabulary/case-record.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person } from "../vocabulary/person.ts";
import type { FieldChange } from "../vocabulary/protocol.ts";
import { inCase, onBench } from "./access.ts";
import { confirmedField, enteredField, mergedProposals, plainField } from "./field-changes.ts";
import type { Records } from "./records.ts";

/** Fields (案件信息项) of a case by name; nothing for parties. */
export async function listFields(db: Records, person: Person, caseId: string): Promise<CaseField[]> {
  return inCase(db, person, caseId, (tx) => fieldsOf(tx, caseId));
}

/** The fields inside an open transaction. */
export async function fieldsOf(tx: Records, caseId: string): Promise<CaseField[]> {
  return (await selectFields(tx, caseId)).map(plainField);
}

/**
 * Stores what a machine read, in place of what it read before. A confirmed value stays; a reading that differs from it,
 * and that no person has decided against, becomes a conflict beside it. The new fields.
 */
export async function proposeFields(
  db: Records,
  person: Person,
  caseId: string,
  proposed: readonly CaseField[],
): Promise<CaseField[]> {
  return onBench(db, person, caseId, async (tx) => {
    await lockCase(tx, caseId);
    const before = await selectFields(tx, caseId);
    const after = mergedProposals(before, proposed, await selectDocuments(tx, caseId));
    await replaceFields(tx, caseId, { remove: before.map(({ name }) => name), add: after });
    return fieldsOf(tx, caseId);
  });
}

/** A person's value for a field. */
export type WantedValue = z.infer<typeof FieldChange> & {
  readonly name: string;
  /** Application and version whose proposal is taken over, if any. */
  readonly source?: string;
  /** Failed plausibility checks of the value. */
  readonly warnings?: CaseField["warnings"];
};

/** Sets a value as confirmed by the person: one undo step, in the history with its ground. */
export async function changeField(
  db: Records,
  person: Person,
  caseId: string,
  change: WantedValue,
): Promise<CaseField> {
  return onBench(db, person, caseId, async (tx) => {
    await lockCase(tx, caseId);
    const before = (await selectFields(tx, caseId)).filter(({ name }) => name === change.name);
    const after = enteredField(before[0], change);
    await replaceFields(tx, caseId, { remove: [change.name], add: [after] });
    await note(tx, caseId, { person, before, after: [after], ground: change.ground, source: change.source ?? null });
    return plainField(after);
  });
}

/** Confirms fields as they stand: one undo step, each in the history. Throws Failure "not_found" naming those that are not there. */
export async function confirmFields(
  db: Records,
  person: Person,
  caseId: string,
  names: readonly string[],
): Promise<CaseField[]> {
  return onBench(db, person, caseId, async (tx) => {
    await lockCase(tx, caseId);
    const before = (await selectFields(tx, caseId)).filter(({ name }) => names.includes(name));
    const missing = names.filter((name) => !before.some((field) => field.name === name));
    if (missing.length > 0) {
      throw new Failure("not_found", {
        zh: `案件信息中没有这些项目：${missing.join("、")}。请刷新后重试，或手工填写。`,
        en: `The case has no such fields: ${missing.join(", ")}. Refresh and try again, or enter them by hand.`,
      });
    }
    const after = before.map(confirmedField);
    await replaceFields(tx, caseId, { remove: [...names], add: after });
    await note(tx, caseId, { person, before, after, ground: "", source: null });
    return fieldsOf(tx, caseId);
  });
}

interface FieldNote {
  readonly person: Person;
  readonly before: readonly FieldRow[];
  readonly after: readonly FieldRow[];
  readonly ground: string;
  readonly source: string | null;
}

async function note(tx: Records, caseId: string, { person, before, after, ground, source }: FieldNote): Promise<void> {
  await insertChange(tx, caseId, {
    person: person.id,
    label: after.map(({ name }) => name).join("、"),
    before: { documents: [], fields: before },
    after: { documents: [], fields: after },
  });
  const old = new Map(before.map((field) => [field.name, field.value]));
  await insertHistory(
    tx,
    after.map(({ name, value }) => ({
      caseId,
      person: person.id,
      what: `field:${name}`,
      before: old.get(name) ?? null,
      after: value,
      ground,
      source,
    })),
  );
}
