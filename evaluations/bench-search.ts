import { existsSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { queryTerms, type Segment, searchTerms } from "../src/engine/retrieval/terms.ts";
import { dayNumber, daysOf, writeArticleIndex } from "../src/knowledge-service/article-index.ts";
import { readAllVersions } from "../src/knowledge-service/law-store.ts";
import type { LawVersion } from "../src/knowledge-service/law-version.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { currentRelease } from "../src/knowledge-service/releases.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import { openWordTable, writeWordTable } from "../src/knowledge-service/word-table.ts";
import { benchSynthetic } from "./bench-synthetic.ts";
import { openMeasuredLaws } from "./measured-laws.ts";
import { inTurn, type Search, type Speed, throughput } from "./search-speed.ts";
import { ASKED_ON } from "./stard.ts";

const ROOT = join(import.meta.dirname, "..");
const SHARED = join(ROOT, "..", "shared", "data");
const CACHE = join(ROOT, "var", "evaluations");
const HITS = 10;
const CLIENTS = 4;
const COLUMNS = ["law", "article", "first", "end"] as const;
const MEGABYTE = 1024 * 1024;

/**
 * Times the provision search over imported laws beside bare LanceDB full text: the same terms, filter and number of hits
 * in the same run, question by question in turn, so that a busy machine slows both alike. With --documents, the same over
 * so many invented documents (1,000,000 take some ten minutes).
 */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const text = { type: "string" } as const;
  const options = { data: text, laws: text, limit: text, documents: text, json: { type: "boolean" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const file = values.data ?? join(SHARED, "stard.jsonl.gz");
  const source = values.laws ?? join(SHARED, "laws.jsonl.gz");
  if (!existsSync(file) || !existsSync(source))
    throw new RangeError(`Cannot measure: ${file} or ${source} is not there. Name them with --data and --laws`);
  const result =
    values.documents === undefined
      ? await benchLaws(file, source, Number(values.limit ?? 300))
      : await benchSynthetic({ laws: source, cacheDir: CACHE, documents: Number(values.documents), hits: HITS });
  if (values.json === true) console.log(JSON.stringify(result));
  else print(result);
}

async function benchLaws(file: string, source: string, limit: number) {
  const before = process.memoryUsage();
  const laws = await openMeasuredLaws(source, CACHE);
  const after = process.memoryUsage();
  const release = currentRelease(laws.dataDir, "laws");
  if (!release) throw new RangeError("Cannot measure: nothing was imported");
  const questions = await readQuestions(file, limit);
  const versions = await readAllVersions(release.folder);
  const bare = await openBare(laws.dataDir, versions, laws.segment);
  const service: Search = (question) => laws.service.findProvisions(question, { on: ASKED_ON, limit: HITS });
  const measured = await inTurn(questions, { ours: service, bare: bare.search });
  const oneThread = {
    ours: await throughput(questions, service, CLIENTS),
    bare: await throughput(questions, bare.search, CLIENTS),
  };
  bare.close();
  await laws.service.close();
  return {
    bench: "search",
    queries: questions.length,
    documents: laws.service.counts.articles,
    ...measured,
    ratio: { p50: measured.ours.p50 / measured.bare.p50, p95: measured.ours.p95 / measured.bare.p95 },
    queriesPerSecond: { ...oneThread, allCores: await onAllCores(questions, source), cores: availableParallelism() },
    memoryMegabytes: (after.rss - before.rss) / MEGABYTE,
    ...(await indexing(laws.dataDir, versions, laws.segment)),
  };
}

/** Seconds to build the index from texts, words cut included, and its size on disk. */
async function indexing(dataDir: string, versions: readonly LawVersion[], segment: Segment) {
  const folder = join(dataDir, "timed-index");
  await mkdir(folder, { recursive: true });
  const start = performance.now();
  await writeArticleIndex(folder, versions, segment);
  const indexSeconds = (performance.now() - start) / 1000;
  const indexMegabytes = statSync(join(folder, "articles.index")).size / MEGABYTE;
  await rm(folder, { recursive: true });
  return { indexSeconds, indexMegabytes };
}

async function openBare(dataDir: string, versions: readonly LawVersion[], segment: Segment) {
  const folder = join(dataDir, "bare-terms");
  if (!existsSync(folder)) {
    // Under its own name only when it is finished: a half-written index would make the peer look slow.
    await writeWordTable(`${folder}.new`, COLUMNS, bareRows(versions, segment));
    await rename(`${folder}.new`, folder);
  }
  const table = await openWordTable(folder, COLUMNS);
  const { lexicon } = readSearchKnowledge();
  const day = dayNumber(ASKED_ON) ?? 0;
  const search: Search = (question) =>
    table.search(queryTerms(question, segment, lexicon).terms, {
      condition: `first <= ${day} AND end > ${day}`,
      limit: HITS,
    });
  return { search, close: () => table.close() };
}

function* bareRows(versions: readonly LawVersion[], segment: Segment) {
  for (const [law, version] of versions.entries()) {
    for (const [article, { path, text }] of version.articles.entries()) {
      const terms = searchTerms(`${version.title} ${path.join(" ")} ${text}`, segment).join(" ");
      yield { numbers: { law, article, ...daysOf(version) }, terms };
    }
  }
}

/** Queries per second with one worker for each core, each with the service opened for itself. */
async function onAllCores(questions: readonly string[], laws: string): Promise<number> {
  const rates = await Promise.all(
    Array.from({ length: availableParallelism() }, () => {
      const workerData = { questions, laws, cacheDir: CACHE, hits: HITS };
      const worker = new Worker(workerUrl(), { execArgv: [], workerData });
      return new Promise<number>((resolve, reject) => {
        worker.once("message", (rate) => resolve(z.number().parse(rate)));
        worker.once("error", reject);
      });
    }),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}

/** Worker threads of Node 20 know nothing of TypeScript until tsx is registered in them. */
function workerUrl(): URL {
  const tsx = import.meta.resolve("tsx/esm/api");
  const worker = new URL("./search-worker.ts", import.meta.url).href;
  const code = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(worker)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

async function readQuestions(file: string, limit: number): Promise<string[]> {
  const questions: string[] = [];
  for await (const { value } of readJsonLines(file)) {
    questions.push(z.object({ question: z.string() }).parse(value).question);
    if (questions.length === limit) break;
  }
  return questions;
}

interface Printed {
  readonly queries: number;
  readonly documents: number;
  readonly ours: Speed;
  readonly bare: Speed;
  readonly ratio: { readonly p50: number; readonly p95: number };
  readonly memoryMegabytes: number;
  readonly indexSeconds: number;
  readonly indexMegabytes: number;
  readonly bareIndexSeconds?: number;
  readonly queriesPerSecond: { ours: number; bare: number; allCores?: number; cores?: number };
}

function print(result: Printed): void {
  const { queries, documents, ours, bare, ratio, queriesPerSecond: rate } = result;
  const row = (name: string, { p50, p95, p99 }: Speed, qps: number) =>
    `${name.padEnd(22)}${[p50, p95, p99].map((ms) => ms.toFixed(1).padStart(9)).join("")}${qps.toFixed(0).padStart(9)}`;
  console.log(`${queries} queries over ${documents} documents, ${HITS} hits`);
  console.log(`${"".padEnd(22)}${["p50 ms", "p95 ms", "p99 ms", "qps"].map((head) => head.padStart(9)).join("")}`);
  console.log(row("ours, ranked", ours, rate.ours));
  console.log(row("bare LanceDB", bare, rate.bare));
  console.log(`ratio p50 ${ratio.p50.toFixed(2)}, p95 ${ratio.p95.toFixed(2)}`);
  if (rate.allCores !== undefined) console.log(`${rate.allCores.toFixed(0)} queries/s with ${rate.cores} workers`);
  const peer = result.bareIndexSeconds === undefined ? "" : ` (bare LanceDB ${result.bareIndexSeconds.toFixed(0)} s)`;
  console.log(
    `memory ${result.memoryMegabytes.toFixed(0)} MB, index ${result.indexSeconds.toFixed(1)} s${peer}, ${result.indexMegabytes.toFixed(0)} MB`,
  );
}
