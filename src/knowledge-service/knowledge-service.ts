import { withoutAttributes } from "../engine/fairness/without-attributes.ts";
import { createSegmenter } from "../engine/model/jieba-segmenter.ts";
import { courtLine } from "../engine/retrieval/authority.ts";
import { type FeatureRules, findFeatures } from "../engine/retrieval/features.ts";
import { fold, type Segment } from "../engine/retrieval/terms.ts";
import { readCitationKnowledge } from "../knowledge-base/citation-files.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import type { FailureText } from "../vocabulary/failure.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import { readCaseLibrary } from "./case-files.ts";
import {
  type CaseQuery,
  type CaseSearch,
  type CaseSearchOptions,
  type FoundCase,
  openCaseSearch,
} from "./case-search.ts";
import { openCauseRecognition, type RecogniseCauses } from "./cause-recognition.ts";
import { openChargeRecognition, type RecogniseCharges } from "./charge-recognition.ts";
import { type UsableRelease, usableRelease } from "./choose-release.ts";
import { type FindDecidedTerms, openDecidedTerms } from "./decided-terms.ts";
import { digestSearch, findProvision, findProvisions, parseWhole } from "./find-provisions.ts";
import { type FindOptions, type FoundProvision, openLawSearch } from "./law-search.ts";
import { type LawStore, openLawStore } from "./law-store.ts";
import { gatherTitles } from "./law-titles.ts";
import { lawKeyOf } from "./law-version.ts";
import { openReadingRoom, type ReadingRoom } from "./reading-room.ts";
import type { ReleaseSeal } from "./release-seal.ts";
import { readSearchKnowledge, type SearchKnowledge } from "./search-knowledge.ts";

/** Questions that the knowledge base answers and the service passes on. */
type PassedOn =
  | "cause"
  | "causes"
  | "causeNames"
  | "charge"
  | "charges"
  | "chargeNames"
  | "circumstances"
  | "sentencing"
  | "governing"
  | "parameters"
  | "documentKinds"
  | "template"
  | "feeTable"
  | "appealCourt"
  | "eventTypes"
  | "issues"
  | "recognition"
  | "fairness";

/** The knowledge service platform (知识服务平台): provisions by citation, words and day; cases by likeness. Read-only. */
export interface KnowledgeService extends Pick<KnowledgeBase, PassedOn>, ReadingRoom {
  /** Names the knowledge an answer came from: releases of laws and cases, and the state of the knowledge base. */
  readonly release: string;
  /** What an operator must be told: a release that was refused, and which one is used instead. */
  readonly notices: readonly FailureText[];
  /** Crimes that facts tell of, likeliest first. */
  readonly recogniseCharges: RecogniseCharges;
  /** Causes of the catalogue by the words of a text, best first. */
  readonly recogniseCauses: RecogniseCauses;
  /** Interval of terms of decided cases like the one asked about. */
  readonly decidedTerms: FindDecidedTerms;
  readonly counts: {
    readonly laws: number;
    readonly articles: number;
    readonly digests: number;
    readonly cases: number;
  };
  /** Full official titles by full title, title without the name of the state, short name and alias. */
  lawTitles(): ReadonlyMap<string, string>;
  provision(ref: ProvisionRef, on: Day): Promise<Provision | undefined>;
  findProvisions(words: string, options: FindOptions & { on: Day }): Promise<readonly FoundProvision[]>;
  /** As findProvisions, over the versions of all times: for history and for measuring. */
  findProvisionsOfAllTimes(words: string, options: { limit: number }): Promise<readonly FoundProvision[]>;
  /** @param options.court the court that asks, for the order of authority (SC-03) */
  findLikeCases(query: CaseQuery, options: CaseSearchOptions & { court?: string }): Promise<readonly FoundCase[]>;
  /** True when the case library, built in or imported, holds a decided case of this id. */
  isDecidedCase(id: string): Promise<boolean>;
  /** The decided case of this id. */
  decidedCase(id: string): Promise<DecidedCase | undefined>;
  /** Labels of a text by which cases are compared. */
  features(text: string, cause: string): readonly string[];
  /** The text without who the parties are: what ranking may see (handbook C-08). */
  withoutAttributes(text: string): string;
  /** All labels with their names and the dimension each belongs to (SC-11). */
  caseLabels(): readonly Pick<FeatureRules["features"][number], "id" | "group" | "zh" | "en">[];
  /** The provision that a text is a citation of, and nothing else: 民诉法 67, 刑 法 二百 六十四条; undefined when it is none. */
  parseCitation(text: string): ProvisionRef | undefined;
  /** All imported versions of a law with their days, oldest first. */
  versions(
    law: string,
  ): readonly { title: string; from: Day | null; until: Day | null; status: string; articles: number }[];
  close(): Promise<void>;
}

/**
 * Opens the service over the newest releases below the data folder. Without any import it answers from the digests
 * of the knowledge base and the built-in case library. An import made later is
 * seen when the service is opened anew: live-knowledge.ts does so by itself.
 */
export async function openKnowledgeService(options: {
  dataDir: string;
  base: KnowledgeBase;
  segment?: Segment;
  /** Verifies the signatures of releases; without it any release is read. */
  seal?: ReleaseSeal | undefined;
}): Promise<KnowledgeService> {
  const { dataDir, base, seal } = options;
  const knowledge = readSearchKnowledge();
  const segmenter = createSegmenter(base.legalWords());
  const segment = options.segment ?? ((text: string) => segmenter.search(text));
  const [usedLaws, usedCases] = await Promise.all([
    usableRelease({ dataDir, collection: "laws" }, seal),
    usableRelease({ dataDir, collection: "cases" }, seal),
  ]);
  const cases = usedCases.release;
  const { folder, manifest, store, search } = await openLaws(usedLaws.release, { knowledge, segment });
  const titles = gatherTitles(base, knowledge, store);
  const library = readCaseLibrary(knowledge.features, titles.written);
  let opened: Promise<CaseSearch> | undefined;
  // Judgments take seconds to open and most commands ask for laws only.
  const caseSearch = () => (opened ??= openCaseSearch(library, cases?.folder, { segment, knowledge }));
  const sources = { base, knowledge, segment, store, search, titles };
  const parts = { ...sources, findDigests: digestSearch(sources) };
  const citing = readCitationKnowledge();
  const passed = passOn(base);
  const room = openReadingRoom({ ...sources, citing, caseSearch, lawFolder: folder });
  return {
    release: `laws-${manifest?.release ?? "none"}+cases-${cases?.manifest.release ?? "none"}+base-${base.version.slice(0, 12)}`,
    notices: [usedLaws.notice, usedCases.notice].filter((notice) => notice !== undefined),
    counts: {
      laws: new Set(store?.heads.map(({ key }) => key)).size,
      articles: manifest?.counts["articles"] ?? 0,
      digests: base.digests().length,
      cases: library.length + (cases?.manifest.counts["cases"] ?? 0),
    },
    ...passed,
    ...room,
    lawTitles: () => parts.titles.written,
    provision: (ref, on) => findProvision(parts, ref, on),
    findProvisions: (words, how) => findProvisions(parts, words, how),
    findProvisionsOfAllTimes: (words, { limit }) => findProvisions(parts, words, { on: null, limit }),
    findLikeCases: async (query, { court, ...how }) => {
      const line = court === undefined ? undefined : courtLine(court, (name) => base.appealCourt(name));
      // Likeness is of what happened, never of who the parties are (handbook C-08).
      return (await caseSearch()).find({ ...query, facts: passed.withoutAttributes(query.facts) }, { ...how, line });
    },
    isDecidedCase: async (id) => (await caseSearch()).byId(id) !== undefined,
    decidedCase: async (id) => (await caseSearch()).byId(id),
    features: (text, cause) => findFeatures(text, cause, knowledge.features),
    caseLabels: () => knowledge.features.features.map(({ id, group, zh, en }) => ({ id, group, zh, en })),
    parseCitation: (text) => parseWhole(parts, fold(text, knowledge.lexicon.simplified)),
    versions: (law) => versionsOf(store, parts.titles.resolve(law) ?? law),
    async warm() {
      await caseSearch();
      await room.warm();
    },
    async close() {
      (await opened)?.close();
      await store?.close();
    },
  };
}

/** The newest release of laws, opened; nothing of it before the first import. */
async function openLaws(laws: UsableRelease["release"], how: { knowledge: SearchKnowledge; segment: Segment }) {
  if (!laws) return { folder: undefined, manifest: undefined, store: undefined, search: undefined };
  const store = await openLawStore(laws.folder);
  return {
    folder: laws.folder,
    manifest: laws.manifest,
    store,
    search: await openLawSearch(laws.folder, store, how),
  };
}

function versionsOf(store: LawStore | undefined, title: string) {
  const heads = store?.versionsOf(lawKeyOf(title)) ?? [];
  return heads.map(({ title: name, from, until, status, count }) => ({
    title: name,
    from,
    until,
    status,
    articles: count,
  }));
}

function passOn(
  base: KnowledgeBase,
): Pick<KnowledgeService, PassedOn | "withoutAttributes" | "recogniseCauses" | "recogniseCharges" | "decidedTerms"> {
  const fairness = base.fairness();
  return {
    recogniseCauses: openCauseRecognition(base),
    recogniseCharges: openChargeRecognition(base),
    decidedTerms: openDecidedTerms(),
    withoutAttributes: (text) => (fairness ? withoutAttributes(text, fairness) : text),
    cause: (name, on) => base.cause(name, on),
    causes: (on) => base.causes(on),
    causeNames: (on) => base.causeNames(on),
    charge: (name, on) => base.charge(name, on),
    charges: (on) => base.charges(on),
    chargeNames: (on) => base.chargeNames(on),
    circumstances: (on) => base.circumstances(on),
    sentencing: (on) => base.sentencing(on),
    governing: (cause, on) => base.governing(cause, on),
    parameters: (id) => base.parameters(id),
    documentKinds: () => base.documentKinds(),
    template: (id, on) => base.template(id, on),
    feeTable: (id, on) => base.feeTable(id, on),
    appealCourt: (name) => base.appealCourt(name),
    eventTypes: (on) => base.eventTypes(on),
    issues: () => base.issues(),
    recognition: () => base.recognition(),
    fairness: () => base.fairness(),
  };
}
