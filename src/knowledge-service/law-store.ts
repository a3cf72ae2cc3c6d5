import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type FileHandle, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { z } from "zod";
import { type Article, type LawVersion, LawVersion as LawVersionSchema } from "./law-version.ts";

/** A law version without its text, and where that stands in articles.jsonl. */
export const LawHead = LawVersionSchema.omit({ articles: true, preamble: true, appendix: true }).extend({
  offset: z.int(),
  bytes: z.int(),
  count: z.int(),
});
export type LawHead = z.infer<typeof LawHead>;

/** The text of a version: articles and what stands before and after them. */
export type LawText = Pick<LawVersion, "articles" | "preamble" | "appendix">;

/** Exact look-up of imported articles: all heads in memory, articles read from disk by version and kept while in use. */
export interface LawStore {
  readonly heads: readonly LawHead[];
  /** Versions of a law by its key, oldest first. */
  versionsOf(key: string): readonly LawHead[];
  articlesOf(head: LawHead): Promise<readonly Article[]>;
  /** Everything of a version, with what stands before and after its articles. */
  textOf(head: LawHead): Promise<LawText>;
  close(): Promise<void>;
}

const HEADS = "laws.json";
const ARTICLES = "articles.jsonl";
/** Some 2 kB of memory an article: the whole of the national laws fits. */
const KEPT_VERSIONS = 2000;

/** Writes heads and articles of all versions into the folder: one line of articles for each version. */
export async function writeLawStore(folder: string, versions: readonly LawVersion[]): Promise<void> {
  const file = createWriteStream(join(folder, ARTICLES));
  const heads: LawHead[] = [];
  let offset = 0;
  for (const { articles, preamble, appendix, ...head } of versions) {
    const line = Buffer.from(`${JSON.stringify({ articles, preamble, appendix })}\n`, "utf8");
    heads.push({ ...head, offset, bytes: line.length, count: articles.length });
    offset += line.length;
    if (!file.write(line)) await new Promise<void>((resolve) => file.once("drain", resolve));
  }
  file.end();
  await finished(file);
  await writeFile(join(folder, HEADS), JSON.stringify(heads));
}

/** SM3 over all versions in their stored order: equal for equal content. */
export function contentHash(versions: readonly LawVersion[]): string {
  const hash = createHash("sm3");
  for (const version of versions) hash.update(JSON.stringify(version)).update("\n");
  return hash.digest("hex");
}

/** Opens the store of a release folder. */
export async function openLawStore(folder: string): Promise<LawStore> {
  const heads = z.array(LawHead).parse(JSON.parse(await readFile(join(folder, HEADS), "utf8")));
  const file = await open(join(folder, ARTICLES), "r");
  const byKey = groupByKey(heads);
  const kept = new Map<number, Promise<LawText>>();
  const textOf = (head: LawHead): Promise<LawText> => {
    const text = kept.get(head.offset) ?? readLawText(file, head);
    kept.delete(head.offset);
    kept.set(head.offset, text);
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT_VERSIONS && oldest !== undefined) kept.delete(oldest);
    return text;
  };
  return {
    heads,
    versionsOf: (key) => byKey.get(key) ?? [],
    articlesOf: async (head) => (await textOf(head)).articles,
    textOf,
    close: () => file.close(),
  };
}

/** Every version with its articles, for the import that builds on this release. */
export async function readAllVersions(folder: string): Promise<LawVersion[]> {
  const heads = z.array(LawHead).parse(JSON.parse(await readFile(join(folder, HEADS), "utf8")));
  const lines = (await readFile(join(folder, ARTICLES), "utf8")).split("\n");
  return heads.map(({ offset: _offset, bytes: _bytes, count: _count, ...head }, at) =>
    LawVersionSchema.parse({ ...head, ...textIn(lines[at] ?? "[]") }),
  );
}

/** A line of articles.jsonl; releases made before texts had a preamble hold the articles alone. */
function textIn(line: string): LawText {
  const stored: LawText | readonly Article[] = JSON.parse(line);
  return "articles" in stored ? stored : { articles: [...stored], preamble: null, appendix: null };
}

async function readLawText(file: FileHandle, head: LawHead): Promise<LawText> {
  const buffer = Buffer.alloc(head.bytes);
  await file.read(buffer, 0, head.bytes, head.offset);
  // Parsed at the door when it was imported; parsing again would cost more than the search.
  return textIn(buffer.toString("utf8"));
}

function groupByKey(heads: readonly LawHead[]): Map<string, LawHead[]> {
  const groups = new Map<string, LawHead[]>();
  for (const head of heads) groups.set(head.key, [...(groups.get(head.key) ?? []), head]);
  return groups;
}
