import type { FieldRow } from "../database/fields.ts";
import type { CaseField, FieldReading } from "../vocabulary/case-record.ts";
import type { CataloguedDocument } from "../vocabulary/document.ts";
import type { Passage } from "../vocabulary/page.ts";

/**
 * Fields after a new reading of the papers. Proposals replace earlier proposals; a confirmed field keeps its value and
 * gets as conflicts the readings that differ from it and were not decided against. Pure.
 */
export function mergedProposals(
  before: readonly FieldRow[],
  proposed: readonly CaseField[],
  documents: readonly CataloguedDocument[],
): FieldRow[] {
  const confirmed = new Map(before.filter(({ status }) => status === "confirmed").map((field) => [field.name, field]));
  const fresh = [...new Map(proposed.map((field) => [field.name, field])).values()];
  const merged = fresh.map((field): FieldRow => {
    const kept = confirmed.get(field.name);
    if (!kept) return { ...plainField(field), status: "proposed", settled: [] };
    return { ...kept, conflicts: openReadings(kept, readingsOf(field, documents)) };
  });
  const read = new Set(fresh.map(({ name }) => name));
  const unread = [...confirmed.values()].filter(({ name }) => !read.has(name));
  return [...merged, ...unread.map((field) => ({ ...field, conflicts: [] }))];
}

/** A field as a person set it: confirmed, with the passages of the reading it agrees with, and nothing left open. Pure. */
export function enteredField(
  before: FieldRow | undefined,
  change: { name: string; value: string; warnings?: CaseField["warnings"] },
): FieldRow {
  const { name, value } = change;
  const readings = before ? [before, ...before.conflicts] : [];
  const passages = readings.find((reading) => reading.value === value)?.passages ?? [];
  const warnings = change.warnings ?? (before?.value === value ? before.warnings : []);
  const settled = settledBy(before, value);
  return { name, value, passages, warnings, settled, confidence: 1, status: "confirmed", conflicts: [] };
}

/** A field confirmed as it stands; the readings that differ are decided against. Pure. */
export function confirmedField(field: FieldRow): FieldRow {
  return { ...field, status: "confirmed", confidence: 1, conflicts: [], settled: settledBy(field, field.value) };
}

function settledBy(before: FieldRow | undefined, value: string): string[] {
  const seen = before ? [...before.settled, before.value, ...before.conflicts.map((reading) => reading.value)] : [];
  return [...new Set(seen)].filter((other) => other !== value);
}

function openReadings(kept: FieldRow, readings: readonly FieldReading[]): FieldReading[] {
  return readings.filter(({ value }) => value !== kept.value && !kept.settled.includes(value));
}

function readingsOf(field: CaseField, documents: readonly CataloguedDocument[]): FieldReading[] {
  const { value, passages, confidence } = field;
  return [{ value, passages, confidence, documentKind: kindAt(passages[0], documents) }, ...field.conflicts];
}

function kindAt(passage: Passage | undefined, documents: readonly CataloguedDocument[]): string {
  if (!passage) return "";
  const holds = ({ pages }: CataloguedDocument): boolean =>
    pages.some(({ original, number }) => original === passage.original && number === passage.page);
  return documents.find(holds)?.kind ?? "";
}

/** Only what a field of the case has, whatever else the object carries. Pure. */
export function plainField(field: CaseField): CaseField {
  const { name, value, passages, confidence, status, conflicts, warnings } = field;
  return { name, value, passages, confidence, status, conflicts, warnings };
}
