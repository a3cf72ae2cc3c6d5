import { checkCatalogue } from "./catalogue-files.ts";
import { checkCrimes, citationsOfCrimes } from "./charge-checks.ts";
import { provisionKey } from "./citation.ts";
import {
  checkCause,
  checkCauseNames,
  checkCitations,
  checkExample,
  checkTemplate,
  checkTitles,
  checkUnique,
  checkVersions,
  citationsOfCause,
  citationsOfTemplate,
} from "./cross-checks.ts";
import type { Fault } from "./faults.ts";
import { officialOnlyKeys } from "./provision-files.ts";
import type { Knowledge } from "./read-knowledge.ts";

/** Checks what no single file can show: versions that overlap, ids used twice, citations and kinds nobody knows. */
export function checkKnowledge(knowledge: Knowledge, faults: Fault[]): void {
  checkVersions(knowledge.digests, ({ ref }) => provisionKey(ref), faults);
  checkVersions(knowledge.causes, ({ id }) => id, faults);
  checkVersions(knowledge.causeNames, ({ kind, name }) => `${kind} ${name}`, faults);
  checkCatalogue(knowledge.catalogue, faults);
  checkVersions(knowledge.parameters, ({ id }) => id, faults);
  checkVersions(knowledge.feeTables, ({ id }) => id, faults);
  checkVersions(knowledge.templates, ({ id }) => id, faults);
  checkUnique(knowledge.series, ({ id }) => id, faults);
  checkUnique(knowledge.kinds, ({ id }) => id, faults);
  checkUnique(knowledge.courts, ({ name }) => name, faults);
  checkUnique(knowledge.holidays, ({ year }) => String(year), faults);
  checkUnique(knowledge.focusLabels, ({ id }) => id, faults);
  checkUnique(knowledge.topics, ({ id }) => id, faults);
  checkUnique(knowledge.events, ({ id }) => id, faults);
  checkUnique(knowledge.events, ({ name }) => name.zh, faults);
  checkTitles(knowledge.kinds, faults);
  checkCauseNames(knowledge.causes, faults);
  const kinds = new Set(knowledge.kinds.map(({ id }) => id));
  for (const cause of knowledge.causes) checkCause(cause, kinds, faults);
  for (const example of knowledge.examples) {
    const cause = knowledge.causes.find(({ id, file }) => id === example.cause && file === example.file);
    if (cause) checkExample(example, cause, kinds, faults);
  }
  for (const template of knowledge.templates) checkTemplate(template, kinds, faults);
  checkCrimes(knowledge.crimes, kinds, faults);
  const cited = [...knowledge.causes.flatMap(citationsOfCause), ...knowledge.templates.flatMap(citationsOfTemplate)];
  const feesCited = knowledge.feeTables.flatMap(({ file, id, basis }) =>
    basis.map((ref) => ({ file, entry: id, ref })),
  );
  const general = knowledge.catalogue.flatMap(({ file, name, general: refs }) =>
    refs.map(({ ref }) => ({ file, entry: name, ref })),
  );
  checkCitations(
    [...cited, ...feesCited, ...general, ...citationsOfCrimes(knowledge.crimes)],
    knowledge.digests,
    officialOnlyKeys(knowledge.laws),
    faults,
  );
}
