import { join } from "node:path";
import { createSegmenter } from "../engine/model/jieba-segmenter.ts";
import { buildWordIndex } from "../engine/retrieval/bm25.ts";
import { parseCitationQuery } from "../engine/retrieval/citation-query.ts";
import { type FeatureRules, findFeatures } from "../engine/retrieval/features.ts";
import { fuse } from "../engine/retrieval/fuse.ts";
import { partOf } from "../engine/retrieval/provision-parts.ts";
import { fold, matchedWords, type QueryTerms, type Segment, searchTerms } from "../engine/retrieval/terms.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import { readCaseLibrary } from "./case-files.ts";
import { type CaseQuery, type CaseSearch, type FoundCase, openCaseSearch } from "./case-search.ts";
import {
  type FoundProvision,
  type LawSearch,
  lawQuery,
  openLawSearch,
  provisionOf,
  versionInForce,
} from "./law-search.ts";
import { type LawStore, openLawStore } from "./law-store.ts";
import { isInForce, lawKeyOf } from "./law-version.ts";
import { currentRelease } from "./releases.ts";
import { readSearchKnowledge, type SearchKnowledge } from "./search-knowledge.ts";

/** Questions that the knowledge base answers and the service passes on. */
type PassedOn =
  | "cause"
  | "causes"
  | "causeNames"
  | "parameters"
  | "documentKinds"
  | "template"
  | "feeTable"
  | "appealCourt";

/** The knowledge service platform (知识服务平台): provisions by citation, words and day; cases by likeness. Read-only. */
export interface KnowledgeService extends Pick<KnowledgeBase, PassedOn> {
  /** Names the knowledge an answer came from: releases of laws and cases, and the state of the knowledge base. */
  readonly release: string;
  readonly counts: {
    readonly laws: number;
    readonly articles: number;
    readonly digests: number;
    readonly cases: number;
  };
  /** Full official titles by full title, title without the name of the state, short name and alias. */
  lawTitles(): ReadonlyMap<string, string>;
  provision(ref: ProvisionRef, on: Day): Promise<Provision | undefined>;
  findProvisions(words: string, options: { on: Day; limit: number }): Promise<readonly FoundProvision[]>;
  /** As findProvisions, over the versions of all times: for history and for measuring. */
  findProvisionsOfAllTimes(words: string, options: { limit: number }): Promise<readonly FoundProvision[]>;
  findLikeCases(query: CaseQuery, options: { limit: number; byAuthority?: boolean }): Promise<readonly FoundCase[]>;
  /** True when the case library, built in or imported, holds a decided case of this id. */
  isDecidedCase(id: string): Promise<boolean>;
  /** The decided case of this id. */
  decidedCase(id: string): Promise<DecidedCase | undefined>;
  /** Labels of a text by which cases are compared. */
  features(text: string, cause: string): readonly string[];
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

interface Parts {
  readonly base: KnowledgeBase;
  readonly knowledge: SearchKnowledge;
  readonly segment: Segment;
  readonly store: LawStore | undefined;
  readonly search: LawSearch | undefined;
  readonly cases: CaseSearch;
  /** Full titles by folded key, for resolving what a person wrote. */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * Opens the service over the newest releases below the data folder. Without any import it answers from the digests
 * of the knowledge base and the built-in case library. An import made later is seen when the service is opened anew.
 */
export async function openKnowledgeService(options: {
  dataDir: string;
  base: KnowledgeBase;
  segment?: Segment;
}): Promise<KnowledgeService> {
  const { dataDir, base } = options;
  const knowledge = readSearchKnowledge();
  const segment = options.segment ?? createSegmenter(base.legalWords()).search;
  const laws = currentRelease(dataDir, "laws");
  const cases = currentRelease(dataDir, "cases");
  const store = laws ? await openLawStore(laws.folder) : undefined;
  const search = laws && store ? await openLawSearch(join(laws.folder, "words"), store, knowledge) : undefined;
  const caseSearch = await openCaseSearch(readCaseLibrary(knowledge.features), cases?.folder, { segment, knowledge });
  const titles = titlesOf(base, knowledge, store);
  const parts: Parts = {
    base,
    knowledge,
    segment,
    store,
    search,
    cases: caseSearch,
    titles: new Map([...titles].map(([name, title]) => [plainName(name), title])),
  };
  const findDigests = digestSearch(parts);
  const find = (words: string, on: Day | null, limit: number) =>
    findProvisions(parts, findDigests, words, { on, limit });
  return {
    release: `laws-${laws?.manifest.release ?? "none"}+cases-${cases?.manifest.release ?? "none"}+base-${base.version.slice(0, 12)}`,
    counts: {
      laws: new Set(store?.heads.map(({ key }) => key)).size,
      articles: laws?.manifest.counts["articles"] ?? 0,
      digests: base.digests().length,
      cases: caseSearch.count,
    },
    ...passOn(base),
    lawTitles: () => titles,
    provision: (ref, on) => findProvision(parts, ref, on),
    findProvisions: (words, { on, limit }) => find(words, on, limit),
    findProvisionsOfAllTimes: (words, { limit }) => find(words, null, limit),
    findLikeCases: (query, how) => caseSearch.find(query, how),
    isDecidedCase: async (id) => caseSearch.byId(id) !== undefined,
    decidedCase: async (id) => caseSearch.byId(id),
    features: (text, cause) => findFeatures(text, cause, knowledge.features),
    caseLabels: () => knowledge.features.features.map(({ id, group, zh, en }) => ({ id, group, zh, en })),
    parseCitation: (text) => parseWhole(parts, fold(text, knowledge.lexicon.simplified)),
    versions: (law) =>
      (store?.versionsOf(lawKeyOf(resolveTitle(parts.titles, law) ?? law)) ?? []).map(
        ({ title, from, until, status, count }) => ({ title, from, until, status, articles: count }),
      ),
    async close() {
      search?.close();
      caseSearch.close();
      await store?.close();
    },
  };
}

/** Official wording in force on the day, else our digest; undefined when there is neither. */
async function findProvision(parts: Parts, ref: ProvisionRef, on: Day): Promise<Provision | undefined> {
  const title = resolveTitle(parts.titles, ref.law) ?? ref.law;
  const head = parts.store && versionInForce(parts.store, lawKeyOf(title), on);
  const article =
    head && (await parts.store?.articlesOf(head))?.find(({ no, sub }) => no === ref.article && sub === (ref.sub ?? 0));
  if (head && article) {
    const text = partOf(article.text, ref);
    // The law is here and has no such paragraph: a digest that claims one would be wrong.
    return text === undefined ? undefined : { ...provisionOf(head, article, ref), text };
  }
  return head ? undefined : parts.base.digest({ ...ref, law: title }, on);
}

type FindDigests = (query: QueryTerms, options: { on: Day | null; limit: number }) => FoundProvision[];

async function findProvisions(
  parts: Parts,
  findDigests: FindDigests,
  words: string,
  options: { on: Day | null; limit: number },
): Promise<FoundProvision[]> {
  const { query, folded } = lawQuery(words, parts.segment, parts.knowledge);
  const cited = await citedProvision(parts, folded, options.on);
  const official = parts.search ? await parts.search.find(query, folded, options) : [];
  const digests = findDigests(query, options);
  const ranked = official.length === 0 ? digests : joined(official, digests);
  const rest = ranked.filter(({ provision }) => provision.id !== cited?.provision.id);
  return (cited ? [cited, ...rest] : rest).slice(0, options.limit);
}

/** The best digest comes in at about the eighth place: official wording goes first, and scores of two indexes do not compare. */
const DIGEST_WEIGHT = 0.9;

function joined(official: readonly FoundProvision[], digests: readonly FoundProvision[]): FoundProvision[] {
  if (digests.length === 0) return [...official];
  const byId = new Map([...official, ...digests].map((found) => [found.provision.id, found]));
  const keysOf = (list: readonly FoundProvision[]) => list.map(({ provision }) => provision.id);
  const order = fuse([
    { keys: keysOf(official), weight: 1 },
    { keys: keysOf(digests), weight: DIGEST_WEIGHT },
  ]);
  let least = Number.POSITIVE_INFINITY;
  return order.flatMap(({ key }) => {
    const found = byId.get(key);
    if (!found) return [];
    least = Math.min(least, found.score);
    return [{ ...found, score: least }];
  });
}

/** The provision that the whole query cites, ahead of everything else; with no day, as it stands in the newest version. */
async function citedProvision(parts: Parts, folded: string, on: Day | null): Promise<FoundProvision | undefined> {
  const ref = parseWhole(parts, folded);
  if (!ref) return undefined;
  const day = on ?? parts.store?.versionsOf(lawKeyOf(ref.law)).at(-1)?.from ?? null;
  const provision = day === null ? undefined : await findProvision(parts, ref, day);
  return provision ? { provision, score: 1000, matched: [`《${lawKeyOf(ref.law)}》第${ref.article}条`] } : undefined;
}

/** A digest is left out when the official text of its law was in force on the day. */
function isCovered({ store }: Parts, digest: Provision, on: Day | null): boolean {
  const versions = store?.versionsOf(lawKeyOf(digest.ref.law)) ?? [];
  return versions.some((head) => on === null || isInForce(head, on));
}

/** Searches the digests of laws whose official text is not here; a digest beside its official text would be noise. */
function digestSearch(parts: Parts): FindDigests {
  const { base, segment } = parts;
  const digests = base.digests();
  const textOf = ({ ref, path, text }: Provision) => `${lawKeyOf(ref.law)} ${path.join(" ")} ${text}`;
  const index = buildWordIndex(digests.map((digest) => searchTerms(textOf(digest), segment)));
  return (query, { on, limit }) => {
    const found = index.search(query.terms, digests.length).flatMap(({ position, score }) => {
      const provision = digests[position];
      return provision && holdsOn(provision, on) && !isCovered(parts, provision, on) ? [{ provision, score }] : [];
    });
    return found.slice(0, limit).map((it) => ({ ...it, matched: matchedWords(query, textOf(it.provision)) }));
  };
}

function parseWhole({ titles }: Parts, folded: string): ProvisionRef | undefined {
  return parseCitationQuery(folded, (name) => resolveTitle(titles, name));
}

function holdsOn({ from, until }: Provision, on: Day | null): boolean {
  return on === null || ((from ?? on) <= on && (until === null || on < until));
}

function passOn(base: KnowledgeBase): Pick<KnowledgeBase, PassedOn> {
  const { cause, causes, causeNames, parameters, documentKinds, template, feeTable, appealCourt } = base;
  return { cause, causes, causeNames, parameters, documentKinds, template, feeTable, appealCourt };
}

function titlesOf(base: KnowledgeBase, knowledge: SearchKnowledge, store: LawStore | undefined): Map<string, string> {
  const imported = (store?.heads ?? []).flatMap(({ key, title }) => [[key, title] as const, [title, title] as const]);
  return new Map([...imported, ...knowledge.titles, ...base.lawTitles()]);
}

function resolveTitle(titles: ReadonlyMap<string, string>, name: string): string | undefined {
  return titles.get(plainName(name));
}

/** Names are compared without brackets and stops: 婚姻家庭编的解释（一） is also written without them. */
function plainName(name: string): string {
  return fold(lawKeyOf(name)).replace(/[\p{Punctuation}\s]/gu, "");
}
