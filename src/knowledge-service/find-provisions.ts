import { buildWordIndex } from "../engine/retrieval/bm25.ts";
import { parseCitationQuery } from "../engine/retrieval/citation-query.ts";
import { explainByWords } from "../engine/retrieval/explain-hit.ts";
import { fuse } from "../engine/retrieval/fuse.ts";
import { partOf } from "../engine/retrieval/provision-parts.ts";
import { fold, type QueryTerms, type Segment, searchTerms } from "../engine/retrieval/terms.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import {
  type FindOptions,
  type FoundProvision,
  type LawSearch,
  lawQuery,
  provisionOf,
  type TitleCorrection,
  versionInForce,
} from "./law-search.ts";
import type { LawStore } from "./law-store.ts";
import type { LawTitles } from "./law-titles.ts";
import { isInForce, lawKeyOf } from "./law-version.ts";
import { correctNames, nearestTitle } from "./near-titles.ts";
import type { SearchKnowledge } from "./search-knowledge.ts";

/** Where provisions come from: imported laws, if any, and the digests of the knowledge base. */
export interface ProvisionSources {
  readonly base: KnowledgeBase;
  readonly knowledge: SearchKnowledge;
  readonly segment: Segment;
  readonly store: LawStore | undefined;
  readonly search: LawSearch | undefined;
  readonly titles: LawTitles;
}

/** Official wording in force on the day, else our digest; undefined when there is neither. */
export async function findProvision(
  parts: Pick<ProvisionSources, "titles" | "store" | "base">,
  ref: ProvisionRef,
  on: Day,
): Promise<Provision | undefined> {
  const title = parts.titles.resolve(ref.law) ?? ref.law;
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

/** Looks digests up by words. */
export type FindDigests = (query: QueryTerms, options: FindOptions) => FoundProvision[];

/** Provisions by words: the one the query cites first, then official wording, with digests of laws that are not here. */
export async function findProvisions(
  parts: ProvisionSources & { readonly findDigests: FindDigests },
  words: string,
  options: FindOptions,
): Promise<FoundProvision[]> {
  const cited = await citedProvision(parts, fold(words, parts.knowledge.lexicon.simplified), options.on);
  // A citation is read as a whole; only what is none is looked through for names written wrongly.
  const { text, corrections } = cited ? { text: words, corrections: [] } : correctNames(words, parts.titles);
  const { query, folded } = lawQuery(text, parts.segment, parts.knowledge);
  const official = parts.search ? await parts.search.find(query, folded, options) : [];
  const digests = parts.findDigests(query, options);
  const ranked = official.length === 0 ? digests : joined(official, digests);
  const rest = ranked.filter(({ provision }) => provision.id !== cited?.provision.id);
  const [correction] = corrections;
  const found = correction === undefined ? rest : rest.map((it) => ({ ...it, correction }));
  return (cited ? [cited, ...found] : found).slice(0, options.limit);
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
async function citedProvision(
  parts: ProvisionSources,
  folded: string,
  on: Day | null,
): Promise<FoundProvision | undefined> {
  const exact = parseWhole(parts, folded);
  const { ref, correction } = exact ? { ref: exact, correction: undefined } : parseNearly(parts, folded);
  if (!ref) return undefined;
  const day = on ?? parts.store?.versionsOf(lawKeyOf(ref.law)).at(-1)?.from ?? null;
  const provision = day === null ? undefined : await findProvision(parts, ref, day);
  if (!provision) return undefined;
  return {
    provision,
    score: 1000,
    matched: [`《${lawKeyOf(ref.law)}》第${ref.article}条`],
    expansions: [],
    passage: { start: 0, end: provision.text.length },
    weighed: [],
    ...(correction === undefined ? {} : { correction }),
  };
}

/** The provision that a query cites under a name that no law has, when one law alone is called nearly so: 民发典 667. */
function parseNearly(
  { titles }: ProvisionSources,
  folded: string,
): { ref: ProvisionRef | undefined; correction: TitleCorrection | undefined } {
  let correction: TitleCorrection | undefined;
  const ref = parseCitationQuery(folded, (name) => {
    const near = nearestTitle(name, titles);
    if (near) correction = { written: name, read: near.name };
    return near?.title;
  });
  return { ref, correction };
}

/** A digest is left out when the official text of its law was in force on the day. */
function isCovered({ store }: ProvisionSources, digest: Provision, on: Day | null): boolean {
  const versions = store?.versionsOf(lawKeyOf(digest.ref.law)) ?? [];
  return versions.some((head) => on === null || isInForce(head, on));
}

/** Searches the digests of laws whose official text is not here; a digest beside its official text would be noise. */
export function digestSearch(parts: ProvisionSources): FindDigests {
  const { base, segment } = parts;
  const digests = base.digests();
  const textOf = ({ ref, path, text }: Provision) => `${lawKeyOf(ref.law)} ${path.join(" ")} ${text}`;
  const index = buildWordIndex(digests.map((digest) => searchTerms(textOf(digest), segment)));
  return (query, { on, limit, ranks, field }) => {
    // Digests do not say to which subject field their law belongs.
    if (field !== undefined) return [];
    const passes = (provision: Provision) =>
      (ranks === undefined || ranks.includes(provision.rank)) &&
      holdsOn(provision, on) &&
      !isCovered(parts, provision, on);
    const found = index.search(query.terms, digests.length).flatMap(({ position, score }) => {
      const provision = digests[position];
      return provision && passes(provision) ? [{ provision, score }] : [];
    });
    return found.slice(0, limit).map(({ provision, score }) => ({
      provision,
      score,
      ...explainByWords(query, `${provision.ref.law} ${provision.path.join(" ")}`, provision.text),
      weighed: [],
    }));
  };
}

/** The provision that a folded query is a citation of, and nothing else. */
export function parseWhole({ titles }: ProvisionSources, folded: string): ProvisionRef | undefined {
  return parseCitationQuery(folded, (name) => titles.resolve(name));
}

function holdsOn({ from, until }: Provision, on: Day | null): boolean {
  return on === null || ((from ?? on) <= on && (until === null || on < until));
}
