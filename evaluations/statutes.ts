import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { articleName } from "../src/engine/retrieval/article-corpus.ts";
import { termHash } from "../src/engine/retrieval/term-index.ts";
import { queryTerms, type Segment } from "../src/engine/retrieval/terms.ts";
import { dayNumber, daysOf } from "../src/knowledge-service/article-index.ts";
import { readAllVersions } from "../src/knowledge-service/law-store.ts";
import { isInForce, type LawVersion, lawKeyOf } from "../src/knowledge-service/law-version.ts";
import { currentRelease } from "../src/knowledge-service/releases.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import { readStatuteModel, type StatuteModel } from "../src/knowledge-service/statute-model.ts";
import { openWordTable, type WordTable, writeWordTable } from "../src/knowledge-service/word-table.ts";
import { openMeasuredCorpus } from "./measured-corpus.ts";
import { type MeasuredLaws, openMeasuredLaws } from "./measured-laws.ts";
import { meanWithInterval, recallAt, reciprocalRankAt } from "./metrics.ts";
import { ASKED_ON, readStard, type StatuteQuestion } from "./stard.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";
import { fitStatutes, foundNames, prepareStatutes } from "./training/fit-statutes.ts";

const DEPTH = 100;
const FOLDS = 5;

/** Statutes for lay questions (STARD form): do the right articles stand at the top? */
export const statutes: Suite = {
  name: "statutes",
  about: "articles that answer a lay question: recall at 5, 10 and 100, mean reciprocal rank",
  data: "stard.jsonl.gz",
  run: measureStatutes,
};

async function measureStatutes(options: SuiteOptions): Promise<SuiteResult> {
  if (options.laws === undefined) throw new RangeError("Cannot measure statutes: name the laws to search with --laws");
  const laws = await openMeasuredLaws(options.laws, options.cacheDir);
  const release = currentRelease(laws.dataDir, "laws");
  const versions = release ? await readAllVersions(release.folder) : [];
  const inForce = articlesInForce(versions);
  const all = await readStard(options.data, options.limit);
  const known = all
    .map(({ question, right }) => ({ question, right: right.filter((name) => inForce.has(name)) }))
    .filter(({ right }) => right.length > 0);
  const model = readStatuteModel();
  const bytes = await readFile(options.data);
  const isTrainingFile = model.trainedOn.some(({ sm3 }) => sm3 === digestOf(bytes));
  const questions = isTrainingFile ? known : known.filter(isUnknownTo(model, laws.segment));
  const ours = isTrainingFile
    ? await crossValidated(questions, { laws: options.laws, cacheDir: options.cacheDir })
    : await foundByService(laws, questions);
  const trivial = await foundByWords(laws, versions, questions);
  await laws.service.close();
  const measure = (score: (found: readonly string[], right: readonly string[]) => number) => {
    const of = (runs: readonly (readonly string[])[]) => questions.map(({ right }, at) => score(runs[at] ?? [], right));
    return meanWithInterval(of(ours), of(trivial));
  };
  return {
    suite: "statutes",
    data: options.data,
    n: questions.length,
    excluded: all.length - questions.length,
    metrics: {
      "recall@5": measure((found, right) => recallAt(5, found, right)),
      "recall@10": measure((found, right) => recallAt(10, found, right)),
      "recall@100": measure((found, right) => recallAt(100, found, right)),
      "mrr@10": measure((found, right) => reciprocalRankAt(10, found, right)),
    },
    notes: [
      `law of ${ASKED_ON}; articles not in force that day are no right answers, questions without any left are excluded`,
      isTrainingFile
        ? `this file taught the shipped model: measured by ${FOLDS}-fold cross-validation instead, ranking and memory learned anew in each fold without its questions`
        : "this file did not teach the shipped model: measured with the shipped model as the product uses it; questions that it knows are excluded",
      "everyday-word list and weights of rank were written by hand with the shared half of STARD in view",
      "trivial: jieba BM25 over the text of the articles alone (LanceDB), same law, same day",
    ],
  };
}

/** Learns from four fifths and measures on the fifth, five times: no answer of a question has any part in its ranking. */
async function crossValidated(
  questions: readonly StatuteQuestion[],
  where: { laws: string; cacheDir: string },
): Promise<string[][]> {
  const measured = await openMeasuredCorpus(where.laws, where.cacheDir, ASKED_ON);
  const set = prepareStatutes(measured.corpus, questions, measured);
  const found: string[][] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isTrained = (question: number) => foldOf(question) !== fold;
    const trees = fitStatutes(set, isTrained);
    questions.forEach((_, at) => {
      if (!isTrained(at)) found[at] = foundNames(set, at, trees, isTrained).slice(0, DEPTH);
    });
  }
  return found;
}

/** Spreads neighbours in the file over the folds: they are often about the same matter. */
function foldOf(question: number): number {
  return (question * 7919) % FOLDS;
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sm3").update(bytes).digest("hex");
}

/** True of questions whose very words the model did not learn from. */
function isUnknownTo({ questions }: StatuteModel, segment: Segment): (question: StatuteQuestion) => boolean {
  const known = new Set(questions.map(({ hashes }) => hashes.join(" ")));
  const { lexicon } = readSearchKnowledge();
  return ({ question }) => {
    const hashes = [...new Set(queryTerms(question, segment, lexicon).own.map(termHash))];
    return !known.has(hashes.sort((a, b) => a - b).join(" "));
  };
}

function articlesInForce(versions: readonly LawVersion[]): Set<string> {
  const held = versions.filter((version) => isInForce(version, ASKED_ON));
  return new Set(held.flatMap(({ key, articles }) => articles.map(({ no, sub }) => articleName(key, no, sub))));
}

async function foundByService({ service }: MeasuredLaws, questions: readonly StatuteQuestion[]): Promise<string[][]> {
  const runs: string[][] = [];
  for (const { question } of questions) {
    const found = await service.findProvisions(question, { on: ASKED_ON, limit: DEPTH });
    runs.push(found.map(({ provision: { ref } }) => articleName(lawKeyOf(ref.law), ref.article, ref.sub ?? 0)));
  }
  return runs;
}

async function foundByWords(
  { dataDir, segment }: MeasuredLaws,
  versions: readonly LawVersion[],
  questions: readonly StatuteQuestion[],
): Promise<string[][]> {
  const bare = await openBareIndex(join(dataDir, "bare"), versions, segment);
  const runs: string[][] = [];
  for (const { question } of questions) runs.push(await findByBareIndex(bare, versions, segment(question)));
  bare.close();
  return runs;
}

const BARE_COLUMNS = ["law", "article", "first", "end"] as const;

/** The trivial method: words of the articles, nothing else. */
export async function openBareIndex(
  folder: string,
  versions: readonly LawVersion[],
  segment: Segment,
): Promise<WordTable> {
  if (!existsSync(folder)) {
    // Under its own name only when it is finished: a half-written index would make the baseline look slow.
    await writeWordTable(`${folder}.new`, BARE_COLUMNS, bareRows(versions, segment));
    await rename(`${folder}.new`, folder);
  }
  return openWordTable(folder, BARE_COLUMNS);
}

function* bareRows(versions: readonly LawVersion[], segment: Segment) {
  for (const [law, version] of versions.entries()) {
    const { first, end } = daysOf(version);
    for (const [article, { text }] of version.articles.entries()) {
      yield { numbers: { law, article, first, end }, terms: segment(text).join(" ") };
    }
  }
}

/** Looks the words of a question up in the bare index, in force on the day of the data set. */
export async function findByBareIndex(
  table: WordTable,
  versions: readonly LawVersion[],
  words: readonly string[],
): Promise<string[]> {
  const day = dayNumber(ASKED_ON) ?? 0;
  const hits = await table.search(
    words.filter((word) => word.trim() !== ""),
    { condition: `first <= ${day} AND end > ${day}`, limit: DEPTH },
  );
  return hits.flatMap(({ numbers }) => {
    const version = versions[numbers["law"] ?? -1];
    const article = version?.articles[numbers["article"] ?? -1];
    return version && article ? [articleName(version.key, article.no, article.sub)] : [];
  });
}
