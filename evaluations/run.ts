import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "../src/vocabulary/failure.ts";
import type { Metric, Suite, SuiteOptions, SuiteResult } from "./suite.ts";
import { SUITES } from "./suites.ts";

const ROOT = join(import.meta.dirname, "..");
const SHARED = join(ROOT, "..", "shared", "data");
const QUALITY = join(ROOT, "evaluations", "quality.json");

/** A command that was written wrongly; the message says how to write it. */
class Misuse extends Error {}

const USAGE = "npm run eval -- <suite> [--data file] [--laws file] [--corpus file] [--limit n] [--json] [--record]";

/** Runs one suite from the command line. Exit codes: 0 measured, 1 failed or nothing to measure, 2 written wrongly. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = read(args);
    const name = positionals[0];
    if (name === undefined) {
      console.log(`${USAGE}\n\n${SUITES.map((suite) => `  ${suite.name.padEnd(20)} ${suite.about}`).join("\n")}`);
      return 0;
    }
    const suite = SUITES.find((it) => it.name === name);
    if (!suite) throw new Misuse(`There is no suite "${name}". Suites: ${SUITES.map((it) => it.name).join(", ")}`);
    const result = await suite.run(optionsOf(suite, values));
    if (values.record === true) await record(result);
    console.log(values.json === true ? JSON.stringify(result) : table(result));
    return verdictOn(result);
  } catch (error) {
    console.error(error instanceof Failure || error instanceof Misuse ? error.message : error);
    return error instanceof Misuse ? 2 : 1;
  }
}

/** Exit code of a measurement: 1 where a limit is exceeded or nothing was measured, each said aloud. */
function verdictOn({ suite, data, n, breaches = [] }: SuiteResult): number {
  for (const breach of breaches) console.error(`LIMIT EXCEEDED ${breach}`);
  if (n === 0) console.error(`Nothing was measured: ${data} holds no sample that ${suite} can use`);
  return n === 0 || breaches.length > 0 ? 1 : 0;
}

function read(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: text, laws: text, corpus: text, limit: text, cache: text, json: flag, record: flag },
    });
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function optionsOf(suite: Suite, values: ReturnType<typeof read>["values"]): SuiteOptions {
  const data = existing(values.data ?? join(SHARED, suite.data));
  const shared = join(SHARED, "laws.jsonl.gz");
  const laws = values.laws === undefined ? (existsSync(shared) ? shared : undefined) : existing(values.laws);
  const corpus = values.corpus === undefined ? undefined : existing(values.corpus);
  const limit = limitOf(values.limit);
  return {
    data,
    ...(laws === undefined ? {} : { laws }),
    ...(corpus === undefined ? {} : { corpus }),
    ...(limit === undefined ? {} : { limit }),
    cacheDir: values.cache ?? join(ROOT, "var", "evaluations"),
  };
}

function existing(file: string): string {
  if (!existsSync(file)) throw new Misuse(`There is no file ${file}. Name one with --data, --laws or --corpus`);
  return file;
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Misuse(`--limit "${text}" is no whole number above 0`);
  return Number(text);
}

/** A table for people: each figure with its interval and, beside it, what a trivial method gets. */
export function table(result: SuiteResult): string {
  const rows = Object.entries(result.metrics).map(([name, metric]) => row(name, metric));
  const head = `${"".padEnd(16)}${"value".padStart(8)}${"95 % interval".padStart(18)}${"trivial".padStart(10)}`;
  const excluded = result.excluded > 0 ? `, ${result.excluded} excluded` : "";
  return [
    `${result.suite}: ${result.n} samples of ${result.data}${excluded}`,
    head,
    ...rows,
    ...(result.notes ?? []),
  ].join("\n");
}

function row(name: string, { value, low, high, trivial }: Metric): string {
  const figure = (n: number) => n.toFixed(3);
  return `${name.padEnd(16)}${figure(value).padStart(8)}${`${figure(low)}-${figure(high)}`.padStart(18)}${(trivial === null ? "-" : figure(trivial)).padStart(10)}`;
}

/** Keeps the newest figures of each suite beside each other; the feature cards show them. */
async function record(result: SuiteResult): Promise<void> {
  const before: unknown = existsSync(QUALITY) ? JSON.parse(await readFile(QUALITY, "utf8")) : {};
  const { suite, ...figures } = result;
  const name = result.data.replace(/^.*\/shared\/data\//u, "");
  const measuredOn = new Date().toISOString().slice(0, 10);
  const after = { ...(typeof before === "object" ? before : {}), [suite]: { ...figures, data: name, measuredOn } };
  await writeFile(QUALITY, `${JSON.stringify(after, null, 2)}\n`);
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2));
