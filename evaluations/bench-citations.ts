import { existsSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { findCitations } from "../src/engine/text/citations.ts";
import { readCitationKnowledge } from "../src/knowledge-base/citation-files.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import type { CitationSources } from "../src/knowledge-service/citation-sources.ts";
import { LawLine } from "../src/knowledge-service/law-lines.ts";
import { gatherTitles } from "../src/knowledge-service/law-titles.ts";
import { type LawVersion, settleVersions } from "../src/knowledge-service/law-version.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { resolveCitations } from "../src/knowledge-service/resolve-citations.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import { memoryStore } from "../src/knowledge-service/testing-citations.ts";
import { Day } from "../src/vocabulary/day.ts";

/** Figures of one run: megabytes of UTF-8 per second of the best of three passes, and what was found. */
interface CitationFigures {
  readonly texts: number;
  readonly megabytes: number;
  readonly findMBs: number;
  readonly resolveMBs: number;
  readonly plainMBs: number;
  /** Time for finding over time for one plain regular expression. */
  readonly findOverPlain: number;
  readonly found: number;
  readonly foundPlain: number;
  readonly resolved: number;
  readonly reasons: Readonly<Record<string, number>>;
}

const PASSES = 3;
const LAWS = "../shared/data/laws.jsonl.gz";
const TEXTS = "../shared/data/judgments-full-text.jsonl.gz";
const ON = Day.parse("2026-11-24");
/** What somebody writes who wants citations in an afternoon: a bracketed title and one article. */
const PLAIN = /《[^》]{2,60}》第[零一二三四五六七八九十百千\d]+条/gu;

/**
 * Measures finding and resolving of citations over judgments beside one plain regular expression in the same run.
 * Arguments: --json prints the figures as JSON only; --data and --laws name other files.
 */
export async function benchCitations(args: readonly string[]): Promise<void> {
  const texts = await readTexts(given(args, "--data") ?? TEXTS);
  const sources = await openSources(given(args, "--laws") ?? LAWS);
  const figures = await measure(texts, sources);
  console.log(args.includes("--json") ? JSON.stringify(figures) : inWords(figures));
}

function given(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

async function readTexts(file: string): Promise<string[]> {
  if (!existsSync(file))
    throw new RangeError(`Cannot measure citations: there is no file ${file}; name one with --data`);
  const texts: string[] = [];
  for await (const { value } of readJsonLines(file)) {
    if (typeof value === "object" && value !== null && "text" in value && typeof value.text === "string")
      texts.push(value.text);
  }
  return texts;
}

async function openSources(file: string): Promise<CitationSources> {
  const laws: LawVersion[] = [];
  if (existsSync(file)) for await (const { value } of readJsonLines(file)) laws.push(LawLine.parse(value));
  const base = openKnowledgeBase();
  const store = laws.length === 0 ? undefined : memoryStore(settleVersions(laws));
  return { base, store, titles: gatherTitles(base, readSearchKnowledge(), store), citing: readCitationKnowledge() };
}

async function measure(texts: readonly string[], sources: CitationSources): Promise<CitationFigures> {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const rate = (seconds: number) => bytes / 1e6 / seconds;
  let [found, foundPlain] = [0, 0];
  const plain = await best(() => {
    foundPlain = texts.reduce((sum, text) => sum + (text.match(PLAIN)?.length ?? 0), 0);
  });
  const find = await best(() => {
    found = texts.reduce((sum, text) => sum + findCitations(text, sources.titles.spoken).length, 0);
  });
  const reasons: Record<string, number> = {};
  const resolve = await best(async () => {
    for (const key of Object.keys(reasons)) delete reasons[key];
    for (const text of texts) {
      for (const { problem } of await resolveCitations(sources, text, { on: ON })) {
        const reason = problem?.code ?? "resolved";
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      }
    }
  });
  return {
    texts: texts.length,
    megabytes: bytes / 1e6,
    findMBs: rate(find),
    resolveMBs: rate(resolve),
    plainMBs: rate(plain),
    findOverPlain: find / plain,
    found,
    foundPlain,
    resolved: reasons["resolved"] ?? 0,
    reasons,
  };
}

/** Seconds of the fastest of some passes. */
async function best(pass: () => void | Promise<void>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < PASSES; turn++) {
    const start = performance.now();
    await pass();
    fastest = Math.min(fastest, (performance.now() - start) / 1e3);
  }
  return fastest;
}

function inWords(figures: CitationFigures): string {
  const { texts, megabytes, findMBs, resolveMBs, plainMBs, findOverPlain, found, foundPlain, reasons } = figures;
  return [
    `${texts} judgments, ${megabytes.toFixed(1)} MB of UTF-8`,
    `finding          ${findMBs.toFixed(1)} MB/s, ${found} citations`,
    `finding + law    ${resolveMBs.toFixed(1)} MB/s (${Object.entries(reasons)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(", ")})`,
    `one plain regex  ${plainMBs.toFixed(1)} MB/s, ${foundPlain} citations (《…》第…条)`,
    `ratio of time, finding to plain regex: ${findOverPlain.toFixed(1)}`,
  ].join("\n");
}
