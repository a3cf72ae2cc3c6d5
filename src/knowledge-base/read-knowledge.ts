import { z } from "zod";
import type { Court } from "../vocabulary/court.ts";
import type { DocumentKind } from "../vocabulary/document.ts";
import type { DocumentTemplate } from "../vocabulary/document-template.ts";
import type { EventType } from "../vocabulary/event.ts";
import { FairnessRules } from "../vocabulary/fairness.ts";
import type { FeeTable } from "../vocabulary/fee-table.ts";
import type { ArgumentTopic, FocusLabel } from "../vocabulary/focus-label.ts";
import type { CauseTemplate, Parameter, Provision } from "../vocabulary/law.ts";
import { type CatalogueNode, catalogueFileSchema, causeNamesOf } from "./catalogue-files.ts";
import { type CauseExample, type CauseName, CauseNamesFile, causeFileSchema } from "./cause-files.ts";
import type { LawTitles } from "./citation.ts";
import { appealPairs, CourtFile, courtsOf } from "./court-files.ts";
import type { Placed } from "./cross-checks.ts";
import { KindFile, templateFileSchema } from "./document-files.ts";
import { EventFile } from "./event-files.ts";
import type { Fault } from "./faults.ts";
import { FocusFile, TopicFile } from "./issue-files.ts";
import { type KnowledgeFile, parseFile } from "./knowledge-files.ts";
import { feeFileSchema, ParameterFile, type ParameterSeries, parametersOf } from "./parameter-files.ts";
import { type LawEntry, readDigests, readLaws, titlesOf } from "./provision-files.ts";
import { type Crimes, readCrimes } from "./read-crimes.ts";
import { type Recognition, readRecognition } from "./recognition-files.ts";
import { HolidayFile, type HolidayYear, TermFile } from "./word-files.ts";

/** Everything knowledge/ says, each entry with its file. */
export interface Knowledge {
  readonly laws: readonly LawEntry[];
  readonly titles: LawTitles;
  readonly digests: readonly Placed<Provision>[];
  readonly causes: readonly Placed<CauseTemplate>[];
  readonly examples: readonly Placed<CauseExample>[];
  readonly causeNames: readonly Placed<CauseName>[];
  /** Catalogues of causes, edition by edition, in their order. */
  readonly catalogue: readonly Placed<CatalogueNode>[];
  /** Names of crimes, deep rules of crimes, and rules of sentencing. */
  readonly crimes: Crimes;
  readonly series: readonly Placed<ParameterSeries>[];
  readonly parameters: readonly Placed<Parameter>[];
  readonly feeTables: readonly Placed<FeeTable>[];
  readonly kinds: readonly Placed<DocumentKind>[];
  readonly templates: readonly Placed<DocumentTemplate>[];
  readonly courts: readonly Placed<Court>[];
  readonly appeals: ReadonlyMap<string, string>;
  readonly holidays: readonly Placed<HolidayYear>[];
  /** Kinds of questions in dispute, and subjects of arguments. */
  readonly focusLabels: readonly Placed<FocusLabel>[];
  readonly topics: readonly Placed<ArgumentTopic>[];
  readonly words: readonly string[];
  /** Words and rules of recognition, those that are there. */
  readonly recognition: Partial<Recognition>;
  /** Types of events with the words that say them. */
  readonly events: readonly Placed<EventType>[];
  /** What is swapped when advice is tested for fairness; none where the folder says nothing of it. */
  readonly fairness: readonly Placed<FairnessRules>[];
}

const LAWS = "provisions/laws.yaml";
const NAMES = "causes/names.yaml";
const CATALOGUES = ["causes/catalogue-civil.yaml", "causes/catalogue-administrative.yaml"];
const KINDS = "documents/kinds.yaml";
const TOPICS = "issues/argument-topics.yaml";

/** Understands the files of knowledge/ by their folders; whatever does not fit is added to the faults. */
export function readKnowledge(files: readonly KnowledgeFile[], faults: Fault[]): Knowledge {
  const below = (folder: string, ...except: string[]) =>
    files.filter(({ path }) => path.startsWith(`${folder}/`) && !except.includes(path));
  const at = (path: string) => files.filter((file) => file.path === path);
  const each = <T, R extends object>(
    from: readonly KnowledgeFile[],
    schema: z.ZodType<T>,
    entriesOf: (read: T) => R[],
  ) =>
    from.flatMap((file) => {
      const read = parseFile(file, schema, faults);
      return read === undefined ? [] : placed(file, entriesOf(read));
    });

  reportStrangers(files, faults);
  const laws = at(LAWS).flatMap((file) => readLaws(file, faults));
  const titles = titlesOf(laws);
  const courtFiles = below("courts").flatMap((file) => {
    const read = parseFile(file, CourtFile, faults);
    return read ? [{ file, read }] : [];
  });
  const causeFiles = each(below("causes", NAMES, ...CATALOGUES), causeFileSchema(titles), (cause) => [cause]);
  const catalogue = each(CATALOGUES.flatMap(at), catalogueFileSchema(titles), (nodes) => nodes);
  const practice = each(at(NAMES), z.array(CauseNamesFile), (lists) => lists.flat());
  const series = each(below("parameters"), ParameterFile, (file) => file.series);
  return {
    laws,
    titles,
    digests: below("provisions", LAWS).flatMap((file) => placed(file, readDigests(file, laws, faults))),
    causes: causeFiles.map(({ examples: _examples, ...cause }) => cause),
    examples: causeFiles.flatMap(({ id, file, examples }) => examples.map((one) => ({ ...one, cause: id, file }))),
    causeNames: causeNamesOf(catalogue, practice),
    catalogue,
    crimes: readCrimes(files, titles, faults),
    series,
    parameters: series.flatMap((one) => parametersOf(one).map((value) => ({ ...value, file: one.file }))),
    feeTables: each(below("fees"), feeFileSchema(titles), ({ tables }) => tables),
    kinds: each(at(KINDS), KindFile, ({ kinds }) => kinds),
    templates: each(below("documents/templates"), templateFileSchema(titles), (template) => [template]),
    courts: courtFiles.flatMap(({ file, read }) => placed(file, courtsOf(read))),
    appeals: new Map(courtFiles.flatMap(({ read }) => appealPairs(read))),
    holidays: each(below("holidays"), HolidayFile, (year) => [year]),
    focusLabels: each(below("issues/focus"), FocusFile, (labels) => labels),
    topics: each(at(TOPICS), TopicFile, (topics) => topics),
    recognition: readRecognition(files, faults),
    events: each(below("events"), EventFile, (types) => types),
    words: below("terms").flatMap(
      (file) => parseFile(file, TermFile, faults)?.groups.flatMap(({ words }) => words) ?? [],
    ),
    fairness: each(below("fairness"), FairnessRules, (rules) => [rules]),
  };
}

function placed<T extends object>(file: KnowledgeFile, entries: readonly T[]): Placed<T>[] {
  return entries.map((entry) => ({ ...entry, file: file.path }));
}

/** A file in a place nobody reads would be knowledge that silently does not count. */
function reportStrangers(files: readonly KnowledgeFile[], faults: Fault[]): void {
  for (const { path } of files) {
    const isKnown = !path.startsWith("documents/") || path === KINDS || path.startsWith("documents/templates/");
    if (!isKnown) faults.push({ file: path, entry: "-", what: "stands in a folder that is not read" });
  }
}
