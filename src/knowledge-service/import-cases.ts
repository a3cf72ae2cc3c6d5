import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { FeatureRules } from "../engine/retrieval/features.ts";
import { type Segment, searchTerms } from "../engine/retrieval/terms.ts";
import { DecidedCase } from "../vocabulary/decided-case.ts";
import { Failure } from "../vocabulary/failure.ts";
import { readCaseKnowledge } from "./case-knowledge.ts";
import { collectWords, writeCaseWords } from "./case-words-file.ts";
import { usableRelease } from "./choose-release.ts";
import type { ImportProgress } from "./import-laws.ts";
import { readJudgments } from "./judgment-files.ts";
import { completeManifest, type ReleaseSeal } from "./release-seal.ts";
import { collectionFolder, makeRelease, pointedRelease } from "./releases.ts";
import { linesOf, type StagedCases, stageCases } from "./staged-cases.ts";
import { writeWordTable } from "./word-table.ts";

/** Share of the judgments of an import in which a part was found, 0–1. */
export type ParseRates = Readonly<
  Record<"court" | "caseNumber" | "date" | "cause" | "facts" | "reasoning" | "result" | "articles", number>
>;

/** What an import of judgments did. */
export interface CasesImported {
  readonly release: string;
  readonly unchanged: boolean;
  readonly count: number;
  readonly added: number;
  readonly rates: ParseRates;
  readonly sm3: string;
}

/** Columns of the word table of cases: position in cases.jsonl. */
export const CASE_COLUMNS = ["position"] as const;
const CASES = "cases.jsonl";
/** Beyond this many characters a judgment adds names and formulas, hardly facts. */
const INDEXED = 6000;

/**
 * Imports judgments from a .jsonl(.gz), .txt, .md, .html or .docx file or a folder of them, beside those imported before.
 * @throws Failure "bad_request" naming the file that cannot be read; nothing is changed then
 */
export async function importCases(
  path: string,
  options: {
    dataDir: string;
    segment: Segment;
    features: FeatureRules;
    /** Full titles of laws by their names, so that short names are understood. */
    titles?: ReadonlyMap<string, string>;
    onProgress?: (progress: ImportProgress) => void;
    /** Signs the release, and lets the import build only on one whose signature holds. */
    seal?: ReleaseSeal | undefined;
    /** How many releases stay; all when it is not given. */
    keep?: number | undefined;
  },
): Promise<CasesImported> {
  const report = options.onProgress ?? (() => undefined);
  const { dataDir, seal, keep } = options;
  const since = pointedRelease(dataDir, "cases");
  const current = (await usableRelease({ dataDir, collection: "cases" }, seal)).release;
  const staged = stageCases(collectionFolder(options.dataDir, "cases"));
  try {
    if (current) await restage(staged, current.folder);
    const before = staged.size;
    const rates = countRates();
    for await (const decided of readJudgments(path, readCaseKnowledge(options.features, options.titles))) {
      staged.add(decided);
      rates.count(decided);
      if (rates.read % 100 === 0) report({ step: "read", done: rates.read, total: rates.read });
    }
    if (rates.read === 0) throw nothingFound(path);
    const sm3 = hashOf(staged);
    const result = { count: staged.size, added: staged.size - before, rates: rates.shares(), sm3 };
    if (current?.manifest.sm3 === sm3) return { ...result, release: current.manifest.release, unchanged: true };
    const sources = [...new Set([...(current?.manifest.sources ?? []), path])];
    const change = { added: result.added, replaced: rates.read - result.added, removed: 0 };
    const manifest = await makeRelease(
      options.dataDir,
      {
        collection: "cases",
        counts: { cases: staged.size },
        sm3,
        sources,
        before: current?.manifest.release ?? null,
        change,
      },
      async (folder) => {
        await writeCases(folder, staged);
        const write = (done: number) => report({ step: "write", done, total: staged.size });
        await writeWordTable(join(folder, "words"), CASE_COLUMNS, caseRows(staged, options.segment), write);
        await writeCaseWords(folder, collectWords(casesOf(staged), options.segment));
      },
      { complete: (folder, made) => completeManifest(folder, made, seal), keep, since },
    );
    return { ...result, release: manifest.release, unchanged: false };
  } finally {
    staged.discard();
  }
}

async function restage(staged: StagedCases, folder: string): Promise<void> {
  for await (const line of linesOf(join(folder, CASES))) staged.add(DecidedCase.parse(JSON.parse(line)));
}

function nothingFound(path: string): Failure {
  return new Failure("bad_request", {
    zh: `在 ${path} 中没有找到裁判文书；请提供 .jsonl(.gz)、.txt、.md、.html 或 .docx 文件。`,
    en: `Cannot import "${path}": no judgment found. Give a .jsonl(.gz), .txt, .md, .html or .docx file, or a folder of them`,
  });
}

/** All cases of a release folder, in their stored order. */
export async function readCases(folder: string): Promise<DecidedCase[]> {
  const cases: DecidedCase[] = [];
  for await (const line of linesOf(join(folder, CASES))) cases.push(DecidedCase.parse(JSON.parse(line)));
  return cases;
}

/** Search terms of a case: its cause, facts and reasoning. */
export function caseTerms(decided: DecidedCase, segment: Segment): string[] {
  return searchTerms(
    `${decided.cause} ${decided.facts.slice(0, INDEXED)} ${decided.reasoning.slice(0, INDEXED)}`,
    segment,
  );
}

function* casesOf(cases: StagedCases): Generator<DecidedCase> {
  for (const line of cases.lines()) yield DecidedCase.parse(JSON.parse(line));
}

function* caseRows(cases: StagedCases, segment: Segment) {
  let position = 0;
  for (const decided of casesOf(cases)) {
    yield { numbers: { position }, terms: caseTerms(decided, segment).join(" ") };
    position += 1;
  }
}

async function writeCases(folder: string, cases: StagedCases): Promise<void> {
  const file = createWriteStream(join(folder, CASES));
  for (const line of cases.lines()) {
    if (!file.write(`${line}\n`)) await new Promise<void>((resolve) => file.once("drain", resolve));
  }
  file.end();
  await finished(file);
}

function hashOf(cases: StagedCases): string {
  const hash = createHash("sm3");
  for (const line of cases.lines()) hash.update(line).update("\n");
  return hash.digest("hex");
}

const HAS: Readonly<Record<keyof ParseRates, (decided: DecidedCase) => boolean>> = {
  court: ({ court }) => court !== "",
  caseNumber: ({ caseNumber }) => caseNumber !== "",
  date: ({ decidedOn }) => decidedOn !== null,
  cause: ({ cause }) => cause !== "",
  facts: ({ facts }) => facts !== "",
  reasoning: ({ reasoning }) => reasoning !== "",
  result: ({ result }) => result !== "",
  articles: ({ articles }) => (articles ?? []).length > 0,
};

/** Counts, while cases pass by, in how many each part was found. */
function countRates() {
  const found = new Map<string, number>();
  let read = 0;
  return {
    get read() {
      return read;
    },
    count(decided: DecidedCase): void {
      read += 1;
      for (const [part, has] of Object.entries(HAS)) if (has(decided)) found.set(part, (found.get(part) ?? 0) + 1);
    },
    shares(): ParseRates {
      const share = (part: keyof ParseRates) => (found.get(part) ?? 0) / read;
      return {
        court: share("court"),
        caseNumber: share("caseNumber"),
        date: share("date"),
        cause: share("cause"),
        facts: share("facts"),
        reasoning: share("reasoning"),
        result: share("result"),
        articles: share("articles"),
      };
    },
  };
}
