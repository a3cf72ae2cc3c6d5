import { buildWordIndex } from "../src/engine/retrieval/bm25.ts";
import { caseWordsOf } from "../src/knowledge-service/case-words-file.ts";
import { type LikeCaseCorpus, type LikeCaseQuestion, openLikeCaseCorpus, readLikeCaseQuestions } from "./like-cases.ts";
import { meanWithInterval } from "./metrics.ts";
import { averagePrecision, ndcgAt, precisionAt } from "./ranking-metrics.ts";
import type { Metric, Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** Official relevance of LeCaRD: only the highest of four grades is a like case. */
const LIKE = 3;

/** Like cases (LeCaRD form): do the cases that experts called alike stand at the top of the candidates? */
export const similarCases: Suite = {
  name: "similar-cases",
  about: "like cases among the candidates of a question: P@5, P@10, MAP, NDCG@10/20/30; needs --corpus",
  data: "lecard/queries.jsonl.gz",
  run: measureSimilarCases,
};

/** A question with its candidates in the order that a method gave them. */
interface Ranked {
  readonly question: LikeCaseQuestion;
  readonly order: readonly string[];
}

async function measureSimilarCases(options: SuiteOptions): Promise<SuiteResult> {
  if (options.corpus === undefined)
    throw new RangeError("Cannot measure similar cases: name the judgments to search with --corpus");
  const all = await readLikeCaseQuestions(options.data, options.limit);
  const corpus = await openLikeCaseCorpus(options.corpus);
  const questions = all.filter(({ labels }) =>
    Object.entries(labels).some(([id, grade]) => grade === LIKE && corpus.places.has(id)),
  );
  const started = performance.now();
  const ours = questions.map((question) => ({ question, order: orderOf(corpus, question) }));
  const took = (performance.now() - started) / Math.max(1, questions.length);
  const plain = plainOrders(corpus, questions);
  const missing = questions.flatMap(({ pool }) => pool.filter((id) => !corpus.places.has(id))).length;
  return {
    suite: "similar-cases",
    data: options.data,
    n: questions.length,
    excluded: all.length - questions.length,
    metrics: figures(ours, plain),
    notes: [
      "P and MAP: grade 3 alone is relevant (official protocol), over the question's whole pool of candidates, unjudged ones counting as not relevant",
      "ndcg: gain is the grade; the ranking is restricted to the judged candidates, as the published tables do. pool-ndcg: over the whole pool, unjudged gain 0",
      `candidates not in the corpus are left out: ${missing}; questions without a relevant document in it are excluded`,
      "trivial: jieba BM25 (k1 1.2, b 0.75) over facts, reasoning and result of the pool, idf over the corpus",
      `six weights were chosen on the shared questions (cross-validated: models/case-ranking/README.md); ${took.toFixed(0)} ms a question over ${corpus.cases.length} cases`,
    ],
  };
}

function orderOf(corpus: LikeCaseCorpus, { facts, pool }: LikeCaseQuestion): string[] {
  return corpus
    .compare(facts, pool)
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .flatMap(({ position }) => corpus.cases[position]?.id ?? []);
}

/** The trivial method: one index over the whole texts. */
function plainOrders({ cases, segment }: LikeCaseCorpus, questions: readonly LikeCaseQuestion[]): Ranked[] {
  const index = buildWordIndex(
    cases.map(({ facts, reasoning, result }) => caseWordsOf(`${facts} ${reasoning} ${result}`, segment)),
  );
  return questions.map((question) => {
    const pool = new Set(question.pool);
    const hits = index.search(caseWordsOf(question.facts, segment), cases.length);
    return { question, order: hits.flatMap(({ position }) => cases[position]?.id ?? []).filter((id) => pool.has(id)) };
  });
}

function figures(ours: readonly Ranked[], plain: readonly Ranked[]): Record<string, Metric> {
  const measure = (score: (ranked: Ranked) => number) => meanWithInterval(ours.map(score), plain.map(score));
  const precision = (k: number) => measure(({ order, question }) => precisionAt(k, order, likeOnes(question)));
  const judged = (k: number) =>
    measure(({ order, question }) =>
      ndcgAt(
        k,
        order.filter((id) => id in question.labels),
        question.labels,
      ),
    );
  const pooled = (k: number) => measure(({ order, question }) => ndcgAt(k, order, question.labels));
  return {
    "p@5": precision(5),
    "p@10": precision(10),
    map: measure(({ order, question }) => averagePrecision(order, likeOnes(question))),
    "ndcg@10": judged(10),
    "ndcg@20": judged(20),
    "ndcg@30": judged(30),
    "pool-ndcg@10": pooled(10),
    "pool-ndcg@20": pooled(20),
    "pool-ndcg@30": pooled(30),
  };
}

function likeOnes({ labels }: LikeCaseQuestion): string[] {
  return Object.entries(labels).flatMap(([id, grade]) => (grade === LIKE ? [id] : []));
}
