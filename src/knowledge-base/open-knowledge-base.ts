import { fileURLToPath } from "node:url";
import type { Charge, ChargeName, Circumstance, SentencingRules } from "../vocabulary/charge.ts";
import type { Court } from "../vocabulary/court.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DocumentKind } from "../vocabulary/document.ts";
import type { DocumentTemplate } from "../vocabulary/document-template.ts";
import type { EventType } from "../vocabulary/event.ts";
import type { FairnessRules } from "../vocabulary/fairness.ts";
import type { FeeTable } from "../vocabulary/fee-table.ts";
import { IssueKnowledge } from "../vocabulary/focus-label.ts";
import {
  type CauseNode,
  type CauseTemplate,
  type Governing,
  inForce,
  type Parameter,
  type Provision,
  type ProvisionRef,
} from "../vocabulary/law.ts";
import { appealCourtByName } from "./appeal-court.ts";
import type { CauseExample, CauseName } from "./cause-files.ts";
import { checkKnowledge } from "./check-knowledge.ts";
import { articleKey, type LawTitles } from "./citation.ts";
import { type Fault, failOnFaults } from "./faults.ts";
import { governing } from "./governing.ts";
import { readKnowledgeFiles, versionOf } from "./knowledge-files.ts";
import type { ParameterSeries } from "./parameter-files.ts";
import { sentencingOn } from "./read-crimes.ts";
import { type Knowledge, readKnowledge } from "./read-knowledge.ts";
import { type Recognition, wholeRecognition } from "./recognition-files.ts";
import { groupByKey } from "./validity.ts";
import type { HolidayYear } from "./word-files.ts";

/** The judicial knowledge base (司法知识库): what knowledge/ says, by the day on which it held. Read-only. */
export interface KnowledgeBase {
  /** SM3 over the bytes of all files: names the state of the knowledge behind an answer. */
  readonly version: string;
  /** The cause template in force on the day, by name, alias or id. */
  cause(name: string, on: Day): CauseTemplate | undefined;
  /** All cause templates in force on the day. */
  causes(on: Day): readonly CauseTemplate[];
  /** Names of causes without deep rules too, in force on the day, for recognition (CA-01). */
  causeNames(on: Day): readonly CauseName[];
  /** Worked examples of the causes; the tests work them through. */
  causeExamples(): readonly CauseExample[];
  /** The official catalogue of causes (案由规定) in the edition of the day, in its order; empty where none held. */
  catalogue(kind: CauseNode["catalogue"], on: Day): readonly CauseNode[];
  /** The law that governs a cause on the day: by deep rules, else by its branch; undefined where the name is unknown. */
  governing(cause: string, on: Day): Governing | undefined;
  /** The crime with deep rules in force on the day, by name, alias or id; undefined where there are none. */
  charge(name: string, on: Day): Charge | undefined;
  /** All crimes with deep rules in force on the day. */
  charges(on: Day): readonly Charge[];
  /** All names of crimes (罪名) in use on the day, with their articles. */
  chargeNames(on: Day): readonly ChargeName[];
  /** Names of crimes of all times, given up and not yet in use too, each with the days on which it holds. */
  everyChargeName(): readonly ChargeName[];
  /** Sentencing circumstances (量刑情节) with the ranges in force on the day. */
  circumstances(on: Day): readonly Circumstance[];
  /** All rules of sentencing in force on the day; undefined before the Criminal Law of 1997. */
  sentencing(on: Day): SentencingRules | undefined;
  /** All versions of a parameter series, oldest first; empty when there is none. */
  parameters(id: string): readonly Parameter[];
  parameterIds(): readonly string[];
  /** Name, source and, for numbers that change often, the day up to which the series is known; later values the court enters. */
  parameterSeries(id: string): ParameterSeries | undefined;
  /** Kinds of document in the order of the catalogue. */
  documentKinds(): readonly DocumentKind[];
  /** All digests, all versions. */
  digests(): readonly Provision[];
  /** Our digest of the provision as it held on the day; that of the whole article when the paragraph has none. */
  digest(ref: ProvisionRef, on: Day): Provision | undefined;
  /** Full titles of laws by short name, alias and full title. */
  lawTitles(): LawTitles;
  feeTable(id: string, on: Day): FeeTable | undefined;
  template(id: string, on: Day): DocumentTemplate | undefined;
  templates(on: Day): readonly DocumentTemplate[];
  /** The court by name or alias; undefined when it is not in the directory. */
  court(name: string): Court | undefined;
  /** Name of the court of appeal: from the directory, else from the name; undefined when neither tells. */
  appealCourt(courtName: string): string | undefined;
  /** Holidays of the year; undefined when the yearly notice is not entered, and then nobody knows (DT-07). */
  holidays(year: number): HolidayYear | undefined;
  /** What is swapped when advice is tested for fairness (公平性核对); undefined where knowledge/ says nothing of it. */
  fairness(): FairnessRules | undefined;
  /** Kinds of questions in dispute (争议焦点类别) and subjects of arguments, for reading claims against defences (AD-01). */
  issues(): IssueKnowledge;
  /** Words and rules by which elements, entities and drug cases are recognised. @throws Failure "unavailable" when a file is missing */
  recognition(): Recognition;
  /** Types of events (事件类型) in use on the day, with the words that say them. */
  eventTypes(on: Day): readonly EventType[];
  /** Words for segmentation: legal terms, names of causes, titles of laws, names of papers. */
  legalWords(): readonly string[];
}

const OWN_FOLDER = fileURLToPath(new URL("../../knowledge", import.meta.url));

/**
 * Reads and checks the whole of knowledge/ (or of another folder laid out like it).
 * @throws Failure "unavailable" that lists every fault with its file and entry; nothing is served from faulty knowledge.
 */
export function openKnowledgeBase(folder: string = OWN_FOLDER): KnowledgeBase {
  const faults: Fault[] = [];
  const files = readKnowledgeFiles(folder, faults);
  const knowledge = readKnowledge(files, faults);
  checkKnowledge(knowledge, faults);
  failOnFaults(faults);
  return serve(knowledge, versionOf(files));
}

function serve(knowledge: Knowledge, version: string): KnowledgeBase {
  const parameters = groupByKey(knowledge.parameters, ({ id }) => id);
  const digests = groupByKey(knowledge.digests, ({ ref }) => articleKey(ref));
  const holding = <T extends { from: Day | null; until: Day | null }>(entries: readonly T[], on: Day) =>
    entries.filter((entry) => inForce(entry, on));
  const words = legalWordsOf(knowledge);
  const issues = IssueKnowledge.parse({ labels: knowledge.focusLabels, topics: knowledge.topics });
  return {
    version,
    cause: (name, on) =>
      holding(knowledge.causes, on).find((cause) => [cause.name, cause.id, ...cause.aliases].includes(name)),
    causes: (on) => holding(knowledge.causes, on),
    causeNames: (on) => holding(knowledge.causeNames, on),
    causeExamples: () => knowledge.examples,
    catalogue: (kind, on) => holding(knowledge.catalogue, on).filter((node) => node.catalogue === kind),
    governing: (cause, on) => governing(knowledge, cause, on),
    charge: (name, on) =>
      holding(knowledge.crimes.charges, on).find((one) => [one.name, one.id, ...one.aliases].includes(name)),
    charges: (on) => holding(knowledge.crimes.charges, on),
    chargeNames: (on) => holding(knowledge.crimes.names, on),
    everyChargeName: () => knowledge.crimes.names,
    circumstances: (on) => holding(knowledge.crimes.circumstances, on),
    sentencing: (on) => sentencingOn(knowledge.crimes, on),
    parameters: (id) => parameters.get(id) ?? [],
    parameterIds: () => [...parameters.keys()],
    parameterSeries: (id) => knowledge.series.find((one) => one.id === id),
    documentKinds: () => knowledge.kinds,
    digests: () => knowledge.digests,
    digest: (ref, on) => nearestDigest(holding(digests.get(articleKey(ref)) ?? [], on), ref),
    lawTitles: () => knowledge.titles,
    feeTable: (id, on) => holding(knowledge.feeTables, on).find((table) => table.id === id),
    template: (id, on) => holding(knowledge.templates, on).find((template) => template.id === id),
    templates: (on) => holding(knowledge.templates, on),
    court: (name) => knowledge.courts.find((court) => court.name === name || court.aliases.includes(name)),
    appealCourt: (name) => appealCourtOf(knowledge, name),
    holidays: (year) => knowledge.holidays.find((entry) => entry.year === year),
    fairness: () => knowledge.fairness[0],
    issues: () => issues,
    recognition: () => wholeRecognition(knowledge.recognition),
    // Facts of an application hold event types in their strict form: the file they stand in is no part of it.
    eventTypes: (on) => holding(knowledge.events, on).map(({ file: _file, ...type }) => type),
    legalWords: () => words,
  };
}

/** The exact paragraph and item, else the paragraph, else the article as a whole. */
function nearestDigest(versions: readonly Provision[], ref: ProvisionRef): Provision | undefined {
  const at = (paragraph: number | undefined, item: number | undefined) =>
    versions.find((version) => version.ref.paragraph === paragraph && version.ref.item === item);
  return at(ref.paragraph, ref.item) ?? at(ref.paragraph, undefined) ?? at(undefined, undefined);
}

function appealCourtOf(knowledge: Knowledge, name: string): string | undefined {
  const court = knowledge.courts.find((entry) => entry.name === name || entry.aliases.includes(name));
  return court?.appealsTo ?? knowledge.appeals.get(court?.name ?? name) ?? appealCourtByName(court?.name ?? name);
}

function legalWordsOf({ words, causes, causeNames, titles, kinds }: Knowledge): string[] {
  const names = [...causes, ...causeNames].map(({ name }) => name);
  const papers = kinds.flatMap(({ name, titles: own }) => [name.zh, ...own]);
  return [...new Set([...words, ...names, ...titles.keys(), ...papers])].filter((word) => word.length > 1).sort();
}
