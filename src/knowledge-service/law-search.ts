import { coverage, fold, matchedWords, type QueryTerms, queryTerms, type Segment } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import { dayNumber, LAW_COLUMNS } from "./import-laws.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import { type Article, isInForce } from "./law-version.ts";
import type { Ranking, SearchKnowledge } from "./search-knowledge.ts";
import { openWordTable, type WordTable } from "./word-table.ts";

/** A provision found by words, with its score and the words that speak for it. */
export interface FoundProvision {
  readonly provision: Provision;
  readonly score: number;
  readonly matched: readonly string[];
}

/** Search over imported laws. */
export interface LawSearch {
  /** Provisions in force on the day, best first; of all times when the day is null. */
  find(query: QueryTerms, folded: string, options: { on: Day | null; limit: number }): Promise<FoundProvision[]>;
  close(): void;
}

/** Candidates taken from the index for each wanted hit, and at least: ranking only reorders what it sees. */
const DEPTH = { factor: 3, least: 100 };
/** Articles whose text is read to reward coverage. */
const READ = 40;

/** Opens the search over a release of laws. */
export async function openLawSearch(folder: string, store: LawStore, knowledge: SearchKnowledge): Promise<LawSearch> {
  const table = await openWordTable(folder, LAW_COLUMNS);
  return {
    find: (query, folded, options) => findLaws({ table, store, knowledge }, query, folded, options),
    close: () => table.close(),
  };
}

interface Opened {
  readonly table: WordTable;
  readonly store: LawStore;
  readonly knowledge: SearchKnowledge;
}

async function findLaws(
  { table, store, knowledge }: Opened,
  query: QueryTerms,
  folded: string,
  { on, limit }: { on: Day | null; limit: number },
): Promise<FoundProvision[]> {
  const day = dayNumber(on);
  const hits = await table.search(query.terms, {
    ...(day === undefined ? {} : { condition: `first <= ${day} AND end > ${day}` }),
    limit: Math.max(limit * DEPTH.factor, DEPTH.least),
  });
  const weigh = titleWeights(knowledge.ranking, folded);
  const ranked = hits
    .flatMap(({ numbers, score }) => {
      const head = store.heads[numbers["law"] ?? -1];
      return head ? [{ head, article: numbers["article"] ?? 0, score: score * weigh(head) }] : [];
    })
    .sort((a, b) => b.score - a.score);
  const read = await Promise.all(
    ranked.slice(0, Math.max(READ, limit)).map(async ({ head, article, score }) => {
      const found = (await store.articlesOf(head))[article];
      return found
        ? [
            {
              head,
              article: found,
              score: score * (1 + knowledge.ranking.coverageWeight * coverage(query, found.text)),
            },
          ]
        : [];
    }),
  );
  return read
    .flat()
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ head, article, score }) => ({
      provision: provisionOf(head, article),
      score,
      matched: matchedWords(query, `${head.title} ${article.path.join(" ")} ${article.text}`),
    }));
}

/** Factor on a law's score: its rank, whether it is one of the codes, whether the query names it. */
export function titleWeights(ranking: Ranking, folded: string): (head: Pick<LawHead, "key" | "rank">) => number {
  const known = new Map<string, number>();
  const codes = new Set(ranking.codes.laws);
  return ({ key, rank }) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const named = key.length > 2 && folded.includes(fold(key)) ? 1 + ranking.titleWeight : 1;
    const weight = ranking.ranks[rank] * (codes.has(key) ? ranking.codes.weight : 1) * named;
    known.set(key, weight);
    return weight;
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
