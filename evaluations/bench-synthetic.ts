import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleCorpus } from "../src/engine/retrieval/article-corpus.ts";
import { openScorer } from "../src/engine/retrieval/article-scores.ts";
import { lowerBound } from "../src/engine/retrieval/lower-bound.ts";
import { openMemory } from "../src/engine/retrieval/question-memory.ts";
import { gatherPool, rankPool } from "../src/engine/retrieval/rank-provisions.ts";
import { type TermIndex, TermIndexBuilder } from "../src/engine/retrieval/term-index.ts";
import type { QueryTerms } from "../src/engine/retrieval/terms.ts";
import { readStatuteModel } from "../src/knowledge-service/statute-model.ts";
import { openWordTable, writeWordTable } from "../src/knowledge-service/word-table.ts";
import { seededRandom } from "../tools/case-library/seeded-random.ts";
import { openMeasuredCorpus } from "./measured-corpus.ts";
import { inTurn, type Search, throughput } from "./search-speed.ts";
import { ASKED_ON } from "./stard.ts";

const SEED = 20261124;
const QUERIES = 200;
const QUERY_TERMS = { least: 12, most: 40 };
/** Invented documents stand in invented laws of so many articles. */
const LAW_SIZE = 100;
const REPORT_EACH = 50_000;
const MEGABYTE = 1024 * 1024;
const CLIENTS = 4;

/**
 * Times the search over invented documents of the size of provisions: terms drawn by a seeded generator with the
 * frequencies and lengths of the imported laws, so that postings are as long as theirs would be; nothing is copied.
 */
export async function benchSynthetic(task: { laws: string; cacheDir: string; documents: number; hits: number }) {
  const { corpus: model } = await openMeasuredCorpus(task.laws, task.cacheDir, ASKED_ON);
  const draw = drawer(model.terms);
  const folder = join(task.cacheDir, `synthetic-${task.documents}`);
  await rm(folder, { recursive: true, force: true });
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const terms = buildOurs(draw, task.documents);
  const indexSeconds = (performance.now() - started) / 1000;
  const ours = rankedSearch(inventedCorpus(terms), task.hits);
  const memoryMegabytes = (process.memoryUsage().rss - before) / MEGABYTE;
  const peer = performance.now();
  await writeWordTable(folder, ["at"], rows(draw, task.documents), (done) => report("LanceDB", done, task.documents));
  const bareIndexSeconds = (performance.now() - peer) / 1000;
  const table = await openWordTable(folder, ["at"]);
  const bare: Search = (query) => table.search(query.split(" "), { limit: task.hits });
  const queries = inventedQueries(draw);
  const measured = await inTurn(queries, { ours, bare });
  const rate = {
    ours: await throughput(queries, ours, CLIENTS),
    bare: await throughput(queries, bare, CLIENTS),
  };
  table.close();
  await rm(folder, { recursive: true });
  return {
    bench: "search-synthetic",
    queries: queries.length,
    documents: task.documents,
    ...measured,
    ratio: { p50: measured.ours.p50 / measured.bare.p50, p95: measured.ours.p95 / measured.bare.p95 },
    queriesPerSecond: rate,
    memoryMegabytes,
    indexSeconds,
    bareIndexSeconds,
    indexMegabytes: bytesOf(terms) / MEGABYTE,
  };
}

/** Draws terms and lengths as often as they occur in the index. */
interface Drawer {
  document(random: () => number): string[];
  terms(count: number, random: () => number): string[];
}

function drawer({ starts, hashes, headLengths, textLengths, count }: TermIndex): Drawer {
  // A posting drawn at random names its term as often as the term has documents.
  const all = starts[hashes.length] ?? 0;
  const term = (random: () => number) => {
    const posting = Math.floor(random() * all);
    return (lowerBound(starts, posting + 1) - 1).toString(36);
  };
  const terms = (number: number, random: () => number) => Array.from({ length: number }, () => term(random));
  return {
    terms,
    document(random) {
      const like = Math.floor(random() * count);
      return terms((headLengths[like] ?? 0) + (textLengths[like] ?? 0), random);
    },
  };
}

function buildOurs(draw: Drawer, documents: number): TermIndex {
  const random = seededRandom(SEED);
  const builder = new TermIndexBuilder();
  for (let at = 0; at < documents; at += 1) {
    builder.add({ head: [], text: draw.document(random) });
    if ((at + 1) % REPORT_EACH === 0) report("ours", at + 1, documents);
  }
  return builder.finish();
}

function* rows(draw: Drawer, documents: number) {
  const random = seededRandom(SEED);
  for (let at = 0; at < documents; at += 1) yield { numbers: { at }, terms: draw.document(random).join(" ") };
}

function inventedCorpus(terms: TermIndex): ArticleCorpus {
  const positions = (of: (at: number) => number) => Uint32Array.from({ length: terms.count }, (_, at) => of(at));
  const laws = Math.ceil(terms.count / LAW_SIZE);
  return {
    terms,
    version: positions((at) => Math.floor(at / LAW_SIZE)),
    article: positions((at) => at % LAW_SIZE),
    chapter: positions((at) => Math.floor(at / 10)),
    first: positions(() => 0),
    end: positions(() => 99991231),
    versions: Array.from({ length: laws }, (_, at) => ({ key: `law-${at}`, rank: 1, weight: 1, articles: LAW_SIZE })),
    named: new Map(),
  };
}

function rankedSearch(corpus: ArticleCorpus, hits: number): Search {
  const scorer = openScorer(corpus);
  const { trees, questions } = readStatuteModel();
  const memory = openMemory(questions, (hash) => scorer.rarity(hash));
  const ranker = { corpus, scorer, memory };
  return async (text) => {
    const terms = text.split(" ");
    const query: QueryTerms = { terms, own: terms, words: [], added: [], expansions: [] };
    return rankPool(gatherPool(ranker, query, { accepts: () => true }), trees).slice(0, hits);
  };
}

function inventedQueries(draw: Drawer): string[] {
  const random = seededRandom(SEED + 1);
  const { least, most } = QUERY_TERMS;
  return Array.from({ length: QUERIES }, () =>
    draw.terms(least + Math.floor(random() * (most - least)), random).join(" "),
  );
}

function bytesOf({ hashes, starts, documents, times, headLengths, textLengths }: TermIndex): number {
  return [hashes, starts, documents, times, headLengths, textLengths].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
}

function report(what: string, done: number, all: number): void {
  if (done % REPORT_EACH === 0 || done === all) console.error(`${what}: ${done} of ${all} documents`);
}
