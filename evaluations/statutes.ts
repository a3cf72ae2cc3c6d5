import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Segment } from "../src/engine/retrieval/terms.ts";
import { dayNumber } from "../src/knowledge-service/import-laws.ts";
import { readAllVersions } from "../src/knowledge-service/law-store.ts";
import { isInForce, type LawVersion, lawKeyOf } from "../src/knowledge-service/law-version.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { currentRelease } from "../src/knowledge-service/releases.ts";
import { openWordTable, type WordTable, writeWordTable } from "../src/knowledge-service/word-table.ts";
import { Day } from "../src/vocabulary/day.ts";
import { type MeasuredLaws, openMeasuredLaws } from "./measured-laws.ts";
import { meanWithInterval, recallAt, reciprocalRankAt } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** STARD was published in June 2024: its questions are asked under the law of that day. */
const ASKED_ON = Day.parse("2024-06-01");
const DEPTH = 100;

const Gold = z.object({ law: z.string(), no: z.int(), sub: z.int().nullable().default(0) });
const Question = z.object({
  question: z.string(),
  gold: z.array(Gold.extend({ current: z.object({ no: z.int(), sub: z.int().nullable().default(0) }).nullish() })),
});

/** Statutes for lay questions (STARD form): do the right articles stand at the top? */
export const statutes: Suite = {
  name: "statutes",
  about: "articles that answer a lay question: recall at 5, 10 and 100, mean reciprocal rank",
  data: "stard.jsonl.gz",
  run: measureStatutes,
};

/** A question and the articles that answer it, as "key/article-sub". */
export interface StatuteQuestion {
  readonly question: string;
  readonly right: readonly string[];
}

async function measureStatutes(options: SuiteOptions): Promise<SuiteResult> {
  if (options.laws === undefined) throw new RangeError("Cannot measure statutes: name the laws to search with --laws");
  const laws = await openMeasuredLaws(options.laws, options.cacheDir);
  const release = currentRelease(laws.dataDir, "laws");
  const versions = release ? await readAllVersions(release.folder) : [];
  const all = await readQuestions(options.data, options.limit);
  const questions = all.flatMap(({ question, right }) => {
    const known = right.filter((key) => articlesInForce(versions).has(key));
    return known.length === 0 ? [] : [{ question, right: known }];
  });
  const bare = await openBareIndex(join(laws.dataDir, "bare"), versions, laws.segment);
  const ours: string[][] = [];
  const trivial: string[][] = [];
  for (const { question } of questions) {
    ours.push(await findByService(laws, question));
    trivial.push(await findByBareIndex(bare, versions, laws.segment(question)));
  }
  bare.close();
  await laws.service.close();
  const measure = (score: (found: readonly string[], right: readonly string[]) => number) => {
    const of = (runs: readonly string[][]) => questions.map(({ right }, at) => score(runs[at] ?? [], right));
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
      "weights and expansions were written by hand with the shared half of STARD in view: its figures are development figures",
      "trivial: jieba BM25 over the text of the articles alone (LanceDB), same law, same day",
    ],
  };
}

const IN_FORCE = new WeakMap<readonly LawVersion[], Set<string>>();

function articlesInForce(versions: readonly LawVersion[]): Set<string> {
  const known = IN_FORCE.get(versions);
  if (known) return known;
  const held = versions.filter((version) => isInForce(version, ASKED_ON));
  const keys = new Set(held.flatMap(({ key, articles }) => articles.map(({ no, sub }) => articleName(key, no, sub))));
  IN_FORCE.set(versions, keys);
  return keys;
}

/** Name of an article for comparing answers. */
export function articleName(law: string, no: number, sub: number | null | undefined): string {
  return `${lawKeyOf(law)}/${no}-${sub ?? 0}`;
}

async function readQuestions(file: string, limit: number | undefined): Promise<StatuteQuestion[]> {
  const questions: StatuteQuestion[] = [];
  for await (const { value } of readJsonLines(file)) {
    const { question, gold } = Question.parse(value);
    questions.push({ question, right: [...new Set(gold.map(({ law, no, sub }) => articleName(law, no, sub)))] });
    if (questions.length === limit) break;
  }
  return questions;
}

async function findByService({ service }: MeasuredLaws, question: string): Promise<string[]> {
  const found = await service.findProvisions(question, { on: ASKED_ON, limit: DEPTH });
  return found.map(({ provision: { ref } }) => articleName(ref.law, ref.article, ref.sub));
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
    const first = dayNumber(version.from ?? version.issuedOn) ?? 0;
    const end = dayNumber(version.until) ?? (version.status === "superseded" ? 0 : 99991231);
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
