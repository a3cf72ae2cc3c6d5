import type { DocumentKind } from "../vocabulary/document.ts";
import type { DocumentTemplate } from "../vocabulary/document-template.ts";
import type { CauseTemplate, Provision, ProvisionRef } from "../vocabulary/law.ts";
import type { CauseExample } from "./cause-files.ts";
import { articleKey } from "./citation.ts";
import type { Fault } from "./faults.ts";
import { type Dated, groupByKey, isEmptySpan, overlap } from "./validity.ts";

/** An entry with the file it came from. */
export type Placed<T> = T & { readonly file: string };

/** Versions of one thing must follow each other: no empty span, no day on which two of them hold. */
export function checkVersions<T extends Dated>(
  entries: readonly Placed<T>[],
  keyOf: (entry: T) => string,
  faults: Fault[],
): void {
  for (const [key, versions] of groupByKey(entries, keyOf)) {
    versions.forEach((version, index) => {
      const span = `${version.from ?? "…"} to ${version.until ?? "…"}`;
      if (isEmptySpan(version)) faults.push({ file: version.file, entry: key, what: `never holds: ${span}` });
      const previous = versions[index - 1];
      if (previous && overlap(previous, version)) {
        faults.push({
          file: version.file,
          entry: key,
          what: `${span} overlaps the version from ${previous.from ?? "…"} in ${previous.file}`,
        });
      }
    });
  }
}

/** Ids must be unique. */
export function checkUnique<T>(entries: readonly Placed<T>[], keyOf: (entry: T) => string, faults: Fault[]): void {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const first = seen.get(key);
    if (first !== undefined) faults.push({ file: entry.file, entry: key, what: `is already in ${first}` });
    seen.set(key, entry.file);
  }
}

/** Every cited article must have a digest or be listed as official only; a citation nobody can read helps no judge. */
export function checkCitations(
  cited: readonly { readonly file: string; readonly entry: string; readonly ref: ProvisionRef }[],
  digests: readonly Provision[],
  officialOnly: ReadonlySet<string>,
  faults: Fault[],
): void {
  const known = new Set(digests.map(({ ref }) => articleKey(ref)));
  for (const { file, entry, ref } of cited) {
    const key = articleKey(ref);
    if (!known.has(key) && !officialOnly.has(key)) {
      faults.push({ file, entry, what: `cites ${key}, which has no digest and is not listed under officialOnly` });
    }
  }
}

/** All citations of a cause template, with the entry that makes them. */
export function citationsOfCause(cause: Placed<CauseTemplate>) {
  const from = (entry: string, refs: readonly ProvisionRef[]) => refs.map((ref) => ({ file: cause.file, entry, ref }));
  return [
    ...[...cause.elements, ...cause.defences, ...cause.flags, ...(cause.computations ?? [])].flatMap(({ id, basis }) =>
      from(id, basis),
    ),
    ...cause.provisions.flatMap(({ ref, zh }) => from(zh, [ref])),
  ];
}

/** All citations of a document template, with the block that makes them. */
export function citationsOfTemplate(template: Placed<DocumentTemplate>) {
  return template.blocks.flatMap(({ key, basis }) => basis.map((ref) => ({ file: template.file, entry: key, ref })));
}

/** Inside a cause: ids of elements, defences and flags are unique, evidence kinds exist, "E1"-like reasons exist. */
export function checkCause(cause: Placed<CauseTemplate>, kinds: ReadonlySet<string>, faults: Fault[]): void {
  const { file, elements, defences, flags, provisions, computations = [], commonIssues = [] } = cause;
  checkUnique(
    [...elements, ...defences, ...flags, ...computations].map(({ id }) => ({ id, file })),
    ({ id }) => id,
    faults,
  );
  for (const { id, evidence } of elements) {
    for (const { kind } of evidence) {
      if (!kinds.has(kind))
        faults.push({ file, entry: id, what: `evidence kind "${kind}" is not in documents/kinds.yaml` });
    }
  }
  checkUnique(
    commonIssues.map(({ id }) => ({ id, file })),
    ({ id }) => id,
    faults,
  );
  for (const issue of commonIssues) {
    reportUnknown(cause, `issue ${issue.id}`, { elements: issue.elements, defences: issue.defences }, faults);
    if (issue.elements.length + issue.defences.length === 0)
      faults.push({ file, entry: issue.id, what: "joins neither an element nor a defence" });
  }
  const ids = new Set([...elements, ...defences].map(({ id }) => id));
  for (const { zh, for: reasons } of provisions) {
    const missing = reasons.filter((reason) => /^[ED]\d+$/.test(reason) && !ids.has(reason));
    if (missing.length > 0)
      faults.push({ file, entry: zh, what: `is for ${missing.join(", ")}, which the cause does not have` });
  }
}

function reportUnknown(
  cause: Placed<CauseTemplate>,
  entry: string,
  named: { readonly elements: readonly string[]; readonly defences: readonly string[] },
  faults: Fault[],
): void {
  const known = { elements: cause.elements, defences: cause.defences };
  for (const part of ["elements", "defences"] as const) {
    const missing = named[part].filter((id) => !known[part].some((one) => one.id === id));
    if (missing.length > 0)
      faults.push({
        file: cause.file,
        entry,
        what: `names ${part} ${missing.join(", ")}, which the cause does not have`,
      });
  }
}

/** The cheap part of checking worked examples, at start: ids, kinds and cited provisions exist. The tests work them through. */
export function checkExample(
  example: Placed<CauseExample>,
  cause: Placed<CauseTemplate>,
  kinds: ReadonlySet<string>,
  faults: Fault[],
): void {
  const { file, name, papers, expected } = example;
  const { issues, provisions } = expected;
  reportUnknown(cause, name, { elements: Object.keys(expected.elements), defences: expected.defences }, faults);
  const fault = (what: string) => faults.push({ file, entry: name, what });
  for (const { kind } of papers) if (!kinds.has(kind)) fault(`paper kind "${kind}" is not in documents/kinds.yaml`);
  for (const id of issues)
    if (!cause.commonIssues?.some((issue) => issue.id === id)) fault(`names an unknown issue ${id}`);
  for (const ref of provisions) {
    const isCited = cause.provisions.some((one) => articleKey(one.ref) === articleKey(ref));
    if (!isCited) fault(`expects ${articleKey(ref)}, which the cause does not cite`);
  }
}

/** A name or alias must lead to one cause only; versions of one cause may share it. */
export function checkCauseNames(causes: readonly Placed<CauseTemplate>[], faults: Fault[]): void {
  const owner = new Map<string, string>();
  for (const { file, id, name, aliases } of causes) {
    for (const each of [name, ...aliases]) {
      const other = owner.get(each);
      if (other !== undefined && other !== id)
        faults.push({ file, entry: each, what: `is already a name of ${other}` });
      owner.set(each, id);
    }
  }
}

/** A template must be for a kind of document that exists, and name each of its blocks once. */
export function checkTemplate(template: Placed<DocumentTemplate>, kinds: ReadonlySet<string>, faults: Fault[]): void {
  const { file, id, documentKind, blocks } = template;
  if (!kinds.has(documentKind))
    faults.push({ file, entry: id, what: `document kind "${documentKind}" does not exist` });
  checkUnique(
    blocks.map(({ key }) => ({ key, file })),
    ({ key }) => key,
    faults,
  );
}

/** Two kinds of document must not claim the same title, or the first page of a paper would not tell its kind. */
export function checkTitles(kinds: readonly Placed<DocumentKind>[], faults: Fault[]): void {
  const titles = kinds.flatMap(({ file, id, titles: own }) => own.map((title) => ({ file, id, title })));
  checkUnique(titles, ({ title }) => title, faults);
}
