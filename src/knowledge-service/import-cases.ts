import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { FeatureRules } from "../engine/retrieval/features.ts";
import { type Segment, searchTerms } from "../engine/retrieval/terms.ts";
import { DecidedCase } from "../vocabulary/decided-case.ts";
import { Failure } from "../vocabulary/failure.ts";
import { readJudgments } from "./case-files.ts";
import type { ImportProgress } from "./import-laws.ts";
import { currentRelease, makeRelease } from "./releases.ts";
import { writeWordTable } from "./word-table.ts";

/** Share of the judgments of an import in which a part was found, 0–1. */
export type ParseRates = Readonly<Record<"court" | "caseNumber" | "date" | "cause" | "reasoning" | "result", number>>;

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
 * Imports judgments from a .jsonl(.gz), .txt or .docx file or a folder of them, beside those imported before.
 * @throws Failure "bad_request" naming the file that cannot be read; nothing is changed then
 */
export async function importCases(
  path: string,
  options: {
    dataDir: string;
    segment: Segment;
    features: FeatureRules;
    onProgress?: (progress: ImportProgress) => void;
  },
): Promise<CasesImported> {
  const report = options.onProgress ?? (() => undefined);
  const current = currentRelease(options.dataDir, "cases");
  const cases = new Map((current ? await readCases(current.folder) : []).map((decided) => [decided.id, decided]));
  const before = cases.size;
  const read: DecidedCase[] = [];
  for await (const decided of readJudgments(path, options.features)) {
    read.push(decided);
    cases.set(decided.id, decided);
    if (read.length % 100 === 0) report({ step: "read", done: read.length, total: read.length });
  }
  if (read.length === 0) {
    throw new Failure("bad_request", {
      zh: `在 ${path} 中没有找到裁判文书；请提供 .jsonl(.gz)、.txt 或 .docx 文件。`,
      en: `Cannot import "${path}": no judgment found. Give a .jsonl(.gz), .txt or .docx file, or a folder of them`,
    });
  }
  const all = [...cases.values()];
  const sm3 = hashOf(all);
  const result = { count: all.length, added: cases.size - before, rates: ratesOf(read), sm3 };
  if (current?.manifest.sm3 === sm3) return { ...result, release: current.manifest.release, unchanged: true };
  const sources = [...(current?.manifest.sources ?? []), path];
  const manifest = await makeRelease(
    options.dataDir,
    { collection: "cases", counts: { cases: all.length }, sm3, sources },
    async (folder) => {
      await writeCases(folder, all);
      const write = (done: number) => report({ step: "write", done, total: all.length });
      await writeWordTable(join(folder, "words"), CASE_COLUMNS, caseRows(all, options.segment), write);
    },
  );
  return { ...result, release: manifest.release, unchanged: false };
}

/** All cases of a release folder, in their stored order. */
export async function readCases(folder: string): Promise<DecidedCase[]> {
  const lines = (await readFile(join(folder, CASES), "utf8")).split("\n");
  return lines.filter((line) => line !== "").map((line) => DecidedCase.parse(JSON.parse(line)));
}

/** Search terms of a case: its cause, facts and reasoning. */
export function caseTerms(decided: DecidedCase, segment: Segment): string[] {
  return searchTerms(
    `${decided.cause} ${decided.facts.slice(0, INDEXED)} ${decided.reasoning.slice(0, INDEXED)}`,
    segment,
  );
}

function* caseRows(cases: readonly DecidedCase[], segment: Segment) {
  for (const [position, decided] of cases.entries())
    yield { numbers: { position }, terms: caseTerms(decided, segment).join(" ") };
}

async function writeCases(folder: string, cases: readonly DecidedCase[]): Promise<void> {
  const file = createWriteStream(join(folder, CASES));
  for (const decided of cases) {
    if (!file.write(`${JSON.stringify(decided)}\n`)) await new Promise<void>((resolve) => file.once("drain", resolve));
  }
  file.end();
  await finished(file);
}

function hashOf(cases: readonly DecidedCase[]): string {
  const hash = createHash("sm3");
  for (const decided of cases) hash.update(JSON.stringify(decided)).update("\n");
  return hash.digest("hex");
}

function ratesOf(cases: readonly DecidedCase[]): ParseRates {
  const share = (has: (decided: DecidedCase) => boolean) => cases.filter(has).length / cases.length;
  return {
    court: share(({ court }) => court !== ""),
    caseNumber: share(({ caseNumber }) => caseNumber !== ""),
    date: share(({ decidedOn }) => decidedOn !== null),
    cause: share(({ cause }) => cause !== ""),
    reasoning: share(({ reasoning }) => reasoning !== ""),
    result: share(({ result }) => result !== ""),
  };
}
