import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { queryTerms } from "../src/engine/retrieval/terms.ts";
import { dayNumber, LAW_COLUMNS } from "../src/knowledge-service/import-laws.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { currentRelease } from "../src/knowledge-service/releases.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import { openWordTable } from "../src/knowledge-service/word-table.ts";
import { Day } from "../src/vocabulary/day.ts";
import { openMeasuredLaws } from "./measured-laws.ts";

const ROOT = join(import.meta.dirname, "..");
const SHARED = join(ROOT, "..", "shared", "data");
const ON = Day.parse("2024-06-01");
const HITS = 10;
const WARM_UP = 20;
const CLIENTS = 4;

/** Latency of one way to search, in milliseconds, and queries per second of four clients. */
interface Speed {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly qps: number;
}

type Search = (question: string) => Promise<unknown>;

/**
 * Times the provision search over imported laws beside bare LanceDB full text: the same table, terms, filter and number
 * of hits in the same run, question by question in turn, so that a busy machine slows both alike.
 */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string" },
      laws: { type: "string" },
      limit: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const file = values.data ?? join(SHARED, "stard.jsonl.gz");
  const source = values.laws ?? join(SHARED, "laws.jsonl.gz");
  if (!existsSync(file) || !existsSync(source))
    throw new RangeError(`Cannot measure: ${file} or ${source} is not there. Name them with --data and --laws`);
  const laws = await openMeasuredLaws(source, join(ROOT, "var", "evaluations"));
  const questions = await readQuestions(file, Number(values.limit ?? 300));
  const bare = await openBare(laws.dataDir, laws.segment);
  const service: Search = (question) => laws.service.findProvisions(question, { on: ON, limit: HITS });
  const measured = await measure(questions, { service, bare: bare.search });
  bare.close();
  await laws.service.close();
  const result = {
    bench: "search",
    questions: questions.length,
    articles: laws.service.counts.articles,
    ...measured,
    ratio: { p50: measured.service.p50 / measured.bare.p50, p95: measured.service.p95 / measured.bare.p95 },
  };
  if (values.json === true) console.log(JSON.stringify(result));
  else print(result);
}

async function openBare(dataDir: string, segment: (text: string) => readonly string[]) {
  const release = currentRelease(dataDir, "laws");
  if (!release) throw new RangeError("Cannot measure: nothing was imported");
  const table = await openWordTable(join(release.folder, "words"), LAW_COLUMNS);
  const { lexicon } = readSearchKnowledge();
  const day = dayNumber(ON) ?? 0;
  const search: Search = (question) =>
    table.search(queryTerms(question, segment, lexicon).terms, {
      condition: `first <= ${day} AND end > ${day}`,
      limit: HITS,
    });
  return { search, close: () => table.close() };
}

async function measure(
  questions: readonly string[],
  ways: { service: Search; bare: Search },
): Promise<{ service: Speed; bare: Speed }> {
  const taken = { service: new Array<number>(), bare: new Array<number>() };
  for (const question of questions.slice(0, WARM_UP)) for (const search of Object.values(ways)) await search(question);
  for (const question of questions) {
    taken.service.push(await timed(ways.service, question));
    taken.bare.push(await timed(ways.bare, question));
  }
  return {
    service: { ...percentiles(taken.service), qps: await throughput(questions, ways.service) },
    bare: { ...percentiles(taken.bare), qps: await throughput(questions, ways.bare) },
  };
}

async function timed(search: Search, question: string): Promise<number> {
  const start = performance.now();
  await search(question);
  return performance.now() - start;
}

async function throughput(questions: readonly string[], search: Search): Promise<number> {
  const start = performance.now();
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let at = client; at < questions.length; at += CLIENTS) await search(questions[at] ?? "");
  });
  await Promise.all(clients);
  return (questions.length * 1000) / (performance.now() - start);
}

/** The value below which so many of a hundred measurements lie. Throws RangeError when there is none. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError("Cannot measure: no question was asked");
  return value;
}

function percentiles(times: readonly number[]): Omit<Speed, "qps"> {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}

async function readQuestions(file: string, limit: number): Promise<string[]> {
  const questions: string[] = [];
  for await (const { value } of readJsonLines(file)) {
    questions.push(z.object({ question: z.string() }).parse(value).question);
    if (questions.length === limit) break;
  }
  return questions;
}

function print({
  questions,
  articles,
  service,
  bare,
  ratio,
}: {
  questions: number;
  articles: number;
  service: Speed;
  bare: Speed;
  ratio: { p50: number; p95: number };
}): void {
  const row = (name: string, { p50, p95, p99, qps }: Speed) =>
    `${name.padEnd(22)}${[p50, p95, p99].map((ms) => ms.toFixed(1).padStart(9)).join("")}${qps.toFixed(0).padStart(9)}`;
  console.log(`${questions} questions over ${articles} articles, ${HITS} hits, in force on ${ON}`);
  console.log(`${"".padEnd(22)}${["p50 ms", "p95 ms", "p99 ms", "qps x4"].map((head) => head.padStart(9)).join("")}`);
  console.log(row("knowledge service", service));
  console.log(row("bare LanceDB", bare));
  console.log(`ratio p50 ${ratio.p50.toFixed(2)}, p95 ${ratio.p95.toFixed(2)}`);
}
