import { openScorer } from "../engine/retrieval/article-scores.ts";
import { explainByWords, type HitReason, weighedFeatures } from "../engine/retrieval/explain-hit.ts";
import { openMemory } from "../engine/retrieval/question-memory.ts";
import {
  gatherPool,
  type ProvisionRanker,
  type RankedProvision,
  rankPool,
} from "../engine/retrieval/rank-provisions.ts";
import { fold, type QueryTerms, queryTerms, type Segment } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import type { LawRank, Provision, ProvisionRef } from "../vocabulary/law.ts";
import { dayNumber, hasArticleIndex, readArticleIndex, writeArticleIndex } from "./article-index.ts";
import { type LawHead, type LawStore, readAllVersions } from "./law-store.ts";
import { type Article, isInForce } from "./law-version.ts";
import type { SearchKnowledge } from "./search-knowledge.ts";
import { readStatuteModel, type StatuteModel } from "./statute-model.ts";

/** A provision found by words, with its score and why it was found. */
export interface FoundProvision extends HitReason {
  readonly provision: Provision;
  /** Comparable within one answer only. */
  readonly score: number;
  /** Set when the name of a law was not written as any law is called: what was written, and what it was read as. */
  readonly correction?: TitleCorrection;
}

/** A name of a law that was written wrongly, and the name it was read as. */
export interface TitleCorrection {
  readonly written: string;
  readonly read: string;
}

/** Which provisions may be found. */
export interface FindOptions {
  /** Provisions in force on the day; of all times when null. */
  readonly on: Day | null;
  readonly limit: number;
  /** Only laws of these ranks (效力级别). */
  readonly ranks?: readonly LawRank[];
  /** Only laws of this subject field (法律部门). */
  readonly field?: string;
}

/** Search over imported laws. */
export interface LawSearch {
  /** Provisions best first. */
  find(query: QueryTerms, folded: string, options: FindOptions): Promise<FoundProvision[]>;
}

interface Opened {
  readonly ranker: ProvisionRanker;
  readonly model: StatuteModel;
  readonly store: LawStore;
  readonly knowledge: SearchKnowledge;
}

/** Opens the search over the folder of a release of laws. */
export async function openLawSearch(
  folder: string,
  store: LawStore,
  { knowledge, segment }: { knowledge: SearchKnowledge; segment: Segment },
): Promise<LawSearch> {
  // Releases of earlier versions of the product have no index, or one of another form.
  if (!(await hasArticleIndex(folder))) await writeArticleIndex(folder, await readAllVersions(folder), segment);
  const corpus = await readArticleIndex(folder, store.heads, knowledge.ranking);
  const scorer = openScorer(corpus);
  const model = readStatuteModel();
  const memory = openMemory(model.questions, (hash) => scorer.rarity(hash));
  const opened = { ranker: { corpus, scorer, memory }, model, store, knowledge };
  return { find: (query, folded, options) => findLaws(opened, query, folded, options) };
}

async function findLaws(
  opened: Opened,
  query: QueryTerms,
  folded: string,
  options: FindOptions,
): Promise<FoundProvision[]> {
  if (query.terms.length === 0) return [];
  const { ranker, model } = opened;
  const pool = gatherPool(ranker, query, { accepts: acceptance(opened, options), atLeast: options.limit });
  const named = namedLaws(opened, folded);
  const ranked = rankPool(pool, model.trees)
    .map((it) => ({ ...it, score: it.score + (named.get(ranker.corpus.version[it.document] ?? 0) ?? 0) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, options.limit);
  const found = await Promise.all(ranked.map((it) => explained(opened, query, it)));
  return found.filter((it) => it !== undefined);
}

function acceptance({ ranker, store }: Opened, { on, ranks, field }: FindOptions): (document: number) => boolean {
  const { first, end, version } = ranker.corpus;
  const day = dayNumber(on);
  const isHeld = (at: number) => day === undefined || ((first[at] ?? 0) <= day && (end[at] ?? 0) > day);
  if (ranks === undefined && field === undefined) return isHeld;
  const passes = store.heads.map(
    (head) => (ranks === undefined || ranks.includes(head.rank)) && (field === undefined || head.field === field),
  );
  return (at) => passes[version[at] ?? 0] === true && isHeld(at);
}

/** What naming a law in the query adds to the score of its articles, by version: lay questions, which taught the trees, name none. */
function namedLaws({ store, knowledge }: Opened, folded: string): Map<number, number> {
  const named = new Map<number, number>();
  for (const [version, { key }] of store.heads.entries()) {
    if (key.length > 2 && folded.includes(fold(key))) named.set(version, knowledge.ranking.titleBonus);
  }
  return named;
}

async function explained(
  { ranker, model, store }: Opened,
  query: QueryTerms,
  { document, score, row }: RankedProvision,
): Promise<FoundProvision | undefined> {
  const head = store.heads[ranker.corpus.version[document] ?? -1];
  const article = head && (await store.articlesOf(head))[ranker.corpus.article[document] ?? -1];
  if (!head || !article) return undefined;
  return {
    provision: provisionOf(head, article),
    score,
    ...explainByWords(query, `${head.title} ${article.path.join(" ")}`, article.text),
    weighed: weighedFeatures(model.trees, row),
  };
}

/** A provision in the vocabulary's words; its id names law, article and first day in force. */
export function provisionOf(head: LawHead, article: Article, part: Partial<ProvisionRef> = {}): Provision {
  const sub = article.sub === 0 ? "" : `-${article.sub}`;
  return {
    id: `${head.key}/${article.no}${sub}@${head.from ?? head.issuedOn ?? "undated"}`,
    ref: {
      law: head.title,
      article: article.no,
      ...(article.sub === 0 ? {} : { sub: article.sub }),
      ...(part.paragraph === undefined ? {} : { paragraph: part.paragraph }),
      ...(part.item === undefined ? {} : { item: part.item }),
    },
    rank: head.rank,
    issuer: head.issuer,
    path: article.path,
    text: article.text,
    wording: "official",
    from: head.from,
    until: head.until,
    source: head.source,
  };
}

/** The version of a law in force on the day; the newest when several claim to be. */
export function versionInForce(store: LawStore, key: string, on: Day): LawHead | undefined {
  return store.versionsOf(key).findLast((head) => isInForce(head, on));
}

/** Makes a query ready for the law search. */
export function lawQuery(
  words: string,
  segment: Segment,
  knowledge: SearchKnowledge,
): { query: QueryTerms; folded: string } {
  return { query: queryTerms(words, segment, knowledge.lexicon), folded: fold(words, knowledge.lexicon.simplified) };
}
