import type { ArticleCorpus } from "../../src/engine/retrieval/article-corpus.ts";
import { openScorer } from "../../src/engine/retrieval/article-scores.ts";
import type { BoostedTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { RANK_FEATURES } from "../../src/engine/retrieval/provision-features.ts";
import { type AskedQuestion, openMemory } from "../../src/engine/retrieval/question-memory.ts";
import {
  type CandidatePool,
  gatherPool,
  type ProvisionRanker,
  rankPool,
} from "../../src/engine/retrieval/rank-provisions.ts";
import { termHash } from "../../src/engine/retrieval/term-index.ts";
import { type QueryTerms, queryTerms } from "../../src/engine/retrieval/terms.ts";
import type { MeasuredCorpus } from "../measured-corpus.ts";
import type { StatuteQuestion } from "../stard.ts";
import { inventQueries } from "./invented-queries.ts";
import { type RankingGroup, trainTrees } from "./train-trees.ts";

/** Questions made ready for learning, over one corpus. */
export interface StatuteSet {
  readonly ranker: ProvisionRanker;
  readonly queries: readonly QueryTerms[];
  readonly questions: readonly StatuteQuestion[];
  readonly accepts: (document: number) => boolean;
  readonly names: readonly string[];
  /** Queries made from the articles themselves, learned from beside the questions and never measured. */
  readonly invented: readonly { readonly query: QueryTerms; readonly right: readonly string[] }[];
}

/** Sizes of the trees; chosen among three by cross-validation over the shared half of STARD. */
const TREES = { trees: 150, depth: 4, rate: 0.06, leastLeaf: 20, ridge: 2 } as const;
/** Wrong answers below this place teach little: every fourth is enough. */
const NEAR = 80;
const THINNED = 4;
/** Questions see the answers only of questions of other parts, in learning as in use. */
const PARTS = 6;
const INVENTED = 600;

/** Makes questions ready: their terms, and the memory of all of them. */
export function prepareStatutes(
  corpus: ArticleCorpus,
  questions: readonly StatuteQuestion[],
  how: Omit<MeasuredCorpus, "corpus">,
): StatuteSet {
  const scorer = openScorer(corpus);
  const queries = questions.map(({ question }) => queryTerms(question, how.segment, how.lexicon));
  const memory = openMemory(askedQuestions(queries, questions), (hash) => scorer.rarity(hash));
  const names: string[] = Array.from({ length: corpus.terms.count }, () => "");
  for (const [name, documents] of corpus.named) for (const document of documents) names[document] = name;
  const invented = inventQueries(how.sources, INVENTED, how.segment).map(({ question, right }) => ({
    query: queryTerms(question, how.segment, how.lexicon),
    right,
  }));
  return { ranker: { corpus, scorer, memory }, queries, questions, accepts: how.accepts, names, invented };
}

function askedQuestions(queries: readonly QueryTerms[], questions: readonly StatuteQuestion[]): AskedQuestion[] {
  return queries.map(({ own }, at) => ({
    hashes: [...new Set(own.map(termHash))].sort((a, b) => a - b),
    right: questions[at]?.right ?? [],
  }));
}

/** Learns the trees from the questions that `isTrained` allows; the answers of all others are never looked at. */
export function fitStatutes(set: StatuteSet, isTrained: (question: number) => boolean): BoostedTrees {
  const groups: RankingGroup[] = [];
  set.questions.forEach(({ right }, at) => {
    if (!isTrained(at)) return;
    const pool = poolOf(set, at, (other) => isTrained(other) && other % PARTS !== at % PARTS);
    const group = thinned(set, pool, new Set(right));
    if (group.labels.includes(1)) groups.push(group);
  });
  for (const { query, right } of set.invented) {
    const pool = gatherPool(set.ranker, query, { accepts: set.accepts, remembers: isTrained });
    const group = thinned(set, pool, new Set(right));
    if (group.labels.includes(1)) groups.push(group);
  }
  return trainTrees(
    RANK_FEATURES.map(({ id }) => id),
    groups,
    TREES,
  );
}

function poolOf(set: StatuteSet, at: number, remembers: (question: number) => boolean): CandidatePool {
  const query = set.queries[at];
  if (!query) throw new RangeError(`There is no question ${at}`);
  return gatherPool(set.ranker, query, { accepts: set.accepts, remembers });
}

function thinned(set: StatuteSet, { candidates, rows }: CandidatePool, right: ReadonlySet<string>): RankingGroup {
  const kept: Float32Array[] = [];
  const labels: number[] = [];
  candidates.forEach((document, at) => {
    const isRight = right.has(set.names[document] ?? "");
    const row = rows[at];
    if (!row || !(isRight || at < NEAR || at % THINNED === 0)) return;
    kept.push(row);
    labels.push(isRight ? 1 : 0);
  });
  return { rows: kept, labels: Uint8Array.from(labels) };
}

/** Names of the articles found for a question with the memory of the trained questions alone, best first. */
export function foundNames(
  set: StatuteSet,
  at: number,
  trees: BoostedTrees,
  remembers: (question: number) => boolean,
): string[] {
  return rankPool(poolOf(set, at, remembers), trees).map(({ document }) => set.names[document] ?? "");
}
