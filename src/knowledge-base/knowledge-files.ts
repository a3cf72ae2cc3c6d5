import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import type { Fault } from "./faults.ts";

/** A YAML file of knowledge/, read but not yet understood. */
export interface KnowledgeFile {
  /** Path inside the folder, with slashes, for example "causes/private-lending.yaml". */
  readonly path: string;
  readonly bytes: Buffer;
  readonly content: unknown;
}

/** Folders of knowledge/ that the knowledge base reads; search/ and case-library/ belong to the knowledge service. */
const FOLDERS = [
  "provisions",
  "causes",
  "charges",
  "sentencing",
  "parameters",
  "fees",
  "documents",
  "courts",
  "holidays",
  "terms",
  "renumbering",
  "warnings",
  "entities",
  "events",
  "issues",
  "fairness",
];

/** Reads every .yaml file of those folders, in the order of their paths; a file that is no YAML is a fault. */
export function readKnowledgeFiles(folder: string, faults: Fault[]): KnowledgeFile[] {
  const names = FOLDERS.filter((name) => existsSync(join(folder, name))).flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, encoding: "utf8" }).map((file) => join(name, file)),
  );
  const files = names.filter((name) => name.endsWith(".yaml"));
  return files.sort().flatMap((name) => readKnowledgeFile(folder, name, faults));
}

function readKnowledgeFile(folder: string, name: string, faults: Fault[]): KnowledgeFile[] {
  const path = name.split(sep).join("/");
  const bytes = readFileSync(join(folder, name));
  try {
    // A key written twice would silently lose a lawyer's entry; the parser refuses it.
    return [{ path, bytes, content: parse(bytes.toString("utf8"), { uniqueKeys: true }) }];
  } catch (error) {
    faults.push({ file: path, entry: "-", what: error instanceof Error ? error.message : String(error) });
    return [];
  }
}

/** SM3 over paths and bytes: names the state of the knowledge that an answer was given from. */
export function versionOf(files: readonly KnowledgeFile[]): string {
  const hash = createHash("sm3");
  for (const file of files) hash.update(`${file.path}\0${file.bytes.length}\0`).update(file.bytes);
  return hash.digest("hex");
}

/** Parses a file's content; what does not fit becomes faults that name the entry by its place and its id. */
export function parseFile<T>(file: KnowledgeFile, schema: z.ZodType<T>, faults: Fault[]): T | undefined {
  const result = schema.safeParse(file.content);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    faults.push({ file: file.path, entry: describePlace(file.content, issue.path), what: issue.message });
  }
  return undefined;
}

const NAMING_KEYS = ["id", "article", "name", "title", "key", "year"];

function describePlace(content: unknown, path: readonly PropertyKey[]): string {
  let place = "";
  let value = content;
  for (const step of path) {
    place += typeof step === "number" ? `[${step}]` : `${place ? "." : ""}${String(step)}`;
    value = isRecord(value) ? value[String(step)] : undefined;
    const name = typeof step === "number" ? nameOf(value) : undefined;
    if (name) place += `(${name})`;
  }
  return place || "-";
}

function nameOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const name = NAMING_KEYS.map((key) => value[key]).find((it) => typeof it === "string" || typeof it === "number");
  return name === undefined ? undefined : String(name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
