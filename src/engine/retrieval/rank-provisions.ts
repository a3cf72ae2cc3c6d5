import type { ArticleCorpus } from "./article-corpus.ts";
import type { ArticleScorer } from "./article-scores.ts";
import { BestScored } from "./best-scored.ts";
import { type BoostedTrees, scoreByTrees } from "./boosted-trees.ts";
import { type AskedBefore, featureRows } from "./provision-features.ts";
import type { QuestionMemory } from "./question-memory.ts";
import { termHash } from "./term-index.ts";
import type { QueryTerms } from "./terms.ts";

/** Candidates by words, and those that only questions of the same kind bring in. */
const POOL = 300;
const BROUGHT = 40;

/** What a ranking of provisions (法条排序) needs. */
export interface ProvisionRanker {
  readonly corpus: ArticleCorpus;
  readonly scorer: ArticleScorer;
  readonly memory: QuestionMemory;
}

/** Candidates for one query with their rows of features, in the order of their score by words. */
export interface CandidatePool {
  readonly candidates: readonly number[];
  readonly rows: readonly Float32Array[];
}

/** A ranked article: its position in the corpus, its score, and the features that made it. */
export interface RankedProvision {
  readonly document: number;
  readonly score: number;
  readonly row: Float32Array;
}

/** Which articles may be found, and which asked questions may be remembered (all but when measuring). */
export interface PoolFilter {
  readonly accepts: (document: number) => boolean;
  readonly remembers?: (question: number) => boolean;
  /** Candidates wanted at least; 300 are always looked at. */
  readonly atLeast?: number;
}

/** Shares of laws do not change between queries; measuring leaves questions out and counts anew. */
const SHARES = new WeakMap<QuestionMemory, ReadonlyMap<string, number>>();
const ALL = () => true;

/** Gathers the candidates of a query: the best by words, and what answered questions like it. */
export function gatherPool(ranker: ProvisionRanker, query: QueryTerms, filter: PoolFilter): CandidatePool {
  const { corpus, scorer, memory } = ranker;
  const { accepts, remembers = ALL, atLeast = 0 } = filter;
  const scores = scorer.score(query.terms);
  const byWords = bestOf(corpus, scores.total, { accepts, count: Math.max(POOL, atLeast) });
  const asked = askedBefore(ranker, query, accepts, remembers);
  const known = new Set(byWords);
  const brought = [...asked.most]
    .filter(([document]) => !known.has(document))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, BROUGHT)
    .map(([document]) => document);
  const candidates = [...byWords, ...brought];
  const fields = scorer.byField(scores, candidates);
  const lawShares = remembers === ALL ? sharesOf(memory) : memory.lawShares(remembers);
  return { candidates, rows: featureRows(candidates, { corpus, scores, fields, asked, lawShares }) };
}

function sharesOf(memory: QuestionMemory): ReadonlyMap<string, number> {
  const known = SHARES.get(memory) ?? memory.lawShares(ALL);
  SHARES.set(memory, known);
  return known;
}

/** Ranks a pool by the trees, best first; equal ones keep the order of the words. */
export function rankPool({ candidates, rows }: CandidatePool, trees: BoostedTrees): RankedProvision[] {
  return candidates
    .flatMap((document, at) => {
      const row = rows[at];
      return row ? [{ document, score: scoreByTrees(trees, row), row }] : [];
    })
    .sort((a, b) => b.score - a.score);
}

/** The best accepted articles by score and rank of the law. */
function bestOf(
  { version, versions }: ArticleCorpus,
  total: Float32Array,
  { accepts, count }: { accepts: (document: number) => boolean; count: number },
): number[] {
  const best = new BestScored(count);
  for (let document = 0; document < total.length; document += 1) {
    const words = total[document] ?? 0;
    if (words <= 0) continue;
    const score = words * (versions[version[document] ?? 0]?.weight ?? 1);
    if (best.takes(score) && accepts(document)) best.add(document, score);
  }
  return best.documents();
}

function askedBefore(
  { corpus, memory }: ProvisionRanker,
  query: QueryTerms,
  accepts: (document: number) => boolean,
  remembers: (question: number) => boolean,
): AskedBefore {
  const most = new Map<number, number>();
  const sum = new Map<number, number>();
  const laws = new Map<number, number>();
  let all = 0;
  const near = memory.near(query.own.map(termHash), remembers);
  for (const { question, likeness } of near) {
    const right = memory.questions[question]?.right ?? [];
    all += likeness;
    for (const name of right) {
      const document = corpus.named.get(name)?.findLast(accepts);
      if (document === undefined) continue;
      const version = corpus.version[document] ?? 0;
      most.set(document, Math.max(most.get(document) ?? 0, likeness));
      add(sum, document, likeness * likeness);
      add(laws, version, likeness / right.length);
    }
  }
  const shares = new Map([...laws].map(([version, share]) => [version, share / (all || 1)]));
  return { most, sum, laws: shares, nearest: near[0]?.likeness ?? 0 };
}

function add(sums: Map<number, number>, key: number, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
