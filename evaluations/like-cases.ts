import { join } from "node:path";
import { z } from "zod";
import { createSegmenter } from "../src/engine/model/jieba-segmenter.ts";
import { type CaseRanking, openCaseRanking } from "../src/engine/retrieval/case-ranking.ts";
import type { CaseWords } from "../src/engine/retrieval/case-words.ts";
import type { Segment } from "../src/engine/retrieval/terms.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readCaseKnowledge } from "../src/knowledge-service/case-knowledge.ts";
import { caseWordsOf, collectWords } from "../src/knowledge-service/case-words-file.ts";
import {
  type ComparedCase,
  compareCase,
  kindsOf,
  labelsForOutcomes,
  lawsOf,
  marksOf,
} from "../src/knowledge-service/compare-cases.ts";
import { readJudgments } from "../src/knowledge-service/judgment-files.ts";
import { type LikenessModel, readLikenessModel } from "../src/knowledge-service/likeness-weights.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import type { DecidedCase } from "../src/vocabulary/decided-case.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");

/** A question of LeCaRD: facts, the candidates to rank, and how relevant each judged candidate is (3 is a like case). */
const LikeCaseQuestion = z.object({
  qid: z.number(),
  facts: z.string(),
  charges: z.array(z.string()).default([]),
  pool: z.array(z.union([z.string(), z.number()])).transform((ids) => ids.map(String)),
  labels: z.record(z.string(), z.int().min(0).max(3)),
});
export type LikeCaseQuestion = z.infer<typeof LikeCaseQuestion>;

/** Questions of a file in the form of LeCaRD. */
export async function readLikeCaseQuestions(file: string, limit?: number): Promise<LikeCaseQuestion[]> {
  const questions: LikeCaseQuestion[] = [];
  for await (const { value } of readJsonLines(file)) {
    questions.push(LikeCaseQuestion.parse(value));
    if (questions.length === limit) break;
  }
  return questions;
}

/** A corpus of judgments made ready as the product does it: parsed, cut into words, ranked by the product's rules. */
export interface LikeCaseCorpus {
  readonly cases: readonly DecidedCase[];
  readonly words: CaseWords;
  readonly ranking: CaseRanking;
  readonly model: LikenessModel;
  readonly segment: Segment;
  readonly places: ReadonlyMap<string, number>;
  /** Labels of facts and issues, by which outcomes may be compared. */
  readonly telling: ReadonlySet<string>;
  /** Compares each candidate with the facts in all respects. */
  compare(facts: string, candidates: readonly string[]): ComparedCase[];
}

/** Reads judgments of a file with the product's parsers and makes them ready. */
export async function openLikeCaseCorpus(file: string): Promise<LikeCaseCorpus> {
  const rules = readSearchKnowledge().features;
  const segmenter = createSegmenter(openKnowledgeBase(KNOWLEDGE).legalWords());
  const segment: Segment = (text) => segmenter.search(text);
  const cases: DecidedCase[] = [];
  for await (const decided of readJudgments(file, readCaseKnowledge(rules))) cases.push(decided);
  const words = collectWords(cases, segment);
  const model = readLikenessModel();
  const ranking = openCaseRanking(words, { kinds: cases.map(kindsOf), laws: cases.map(lawsOf) }, model);
  const places = new Map(cases.map(({ id }, place) => [id, place]));
  return {
    cases,
    words,
    ranking,
    model,
    segment,
    places,
    telling: new Set(labelsForOutcomes(rules)),
    compare(facts, candidates) {
      const near = ranking.near(caseWordsOf(facts, segment));
      const [first] = near.likely;
      const marks = marksOf(facts, { known: [], cause: first && first.share >= 0.5 ? first.kind : "" }, rules);
      return candidates.flatMap((id) => {
        const place = places.get(id);
        const decided = place === undefined ? undefined : cases[place];
        return place === undefined || decided === undefined
          ? []
          : [compareCase(place, decided, { near, marks, model, rules })];
      });
    },
  };
}
