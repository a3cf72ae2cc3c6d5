import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import mammoth from "mammoth";
import { Failure } from "../vocabulary/failure.ts";
import { LawLine } from "./law-lines.ts";
import type { LawVersion } from "./law-version.ts";
import { markdownLines, readStatute } from "./statute-file.ts";

/** What was found at a path: law versions, and files that hold no statute. */
export interface ReadLaws {
  readonly versions: readonly LawVersion[];
  readonly skipped: readonly string[];
}

/**
 * Reads laws from a .jsonl or .jsonl.gz file, a .md, .txt or .docx statute, or every such file below a folder.
 * @throws Failure "bad_request" that names the file (and line) that cannot be read, or a path with no law in it.
 */
export async function readLaws(path: string): Promise<ReadLaws> {
  const files = listFiles(path, [".jsonl", ".gz", ".md", ".txt", ".docx"]);
  const versions: LawVersion[] = [];
  const skipped: string[] = [];
  for (const file of files) {
    const found = await readLawFile(file);
    versions.push(...found);
    if (found.length === 0) skipped.push(file);
  }
  if (versions.length > 0) return { versions, skipped };
  throw new Failure("bad_request", {
    zh: `在 ${path} 中没有找到法规条文；请提供 .jsonl(.gz)、.md、.txt 或 .docx 文件。`,
    en: `Cannot import "${path}": no article of a law found. Give a .jsonl(.gz), .md, .txt or .docx file, or a folder of them`,
  });
}

/** Files to import: the path itself, or those below a folder with one of the endings, in the order of their names. */
export function listFiles(path: string, endings: readonly string[]): string[] {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === undefined) {
    throw new Failure("bad_request", {
      zh: `找不到 ${path}，请检查路径。`,
      en: `Cannot import "${path}": there is no such file or folder. Check the path`,
    });
  }
  if (!isFolder) return [path];
  const names = readdirSync(path, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => endings.includes(extname(name).toLowerCase()) && !basename(name).startsWith("."))
    .sort()
    .map((name) => join(path, name));
}

async function readLawFile(file: string): Promise<LawVersion[]> {
  if (/\.jsonl(\.gz)?$/iu.test(file)) {
    const versions: LawVersion[] = [];
    for await (const { value, line } of readJsonLines(file)) {
      const parsed = LawLine.safeParse(value);
      if (!parsed.success)
        throw unreadable(
          file,
          `line ${line}: ${parsed.error.issues[0]?.path.join(".")}: ${parsed.error.issues[0]?.message}`,
        );
      versions.push(parsed.data);
    }
    return versions;
  }
  const lines = /\.docx$/iu.test(file) ? (await readDocx(file)).split("\n") : markdownLines(readText(file));
  const statute = readStatute(lines, file);
  return statute ? [statute] : [];
}

/** Values of a JSON-lines file, plain or gzipped, with their line numbers. @throws Failure naming file and line. */
export async function* readJsonLines(file: string): AsyncGenerator<{ value: unknown; line: number }> {
  const bytes = createReadStream(file);
  const gunzip = createGunzip();
  const input = file.toLowerCase().endsWith(".gz") ? bytes.pipe(gunzip) : bytes;
  bytes.on("error", (error) => input.destroy(error));
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text.trim() !== "") yield { value: JSON.parse(text), line };
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(
      file,
      `line ${line + (error instanceof SyntaxError ? 0 : 1)}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Plain text of a Word file. @throws Failure "bad_request" naming the file when it is no Word file. */
export async function readDocx(file: string): Promise<string> {
  try {
    return (await mammoth.extractRawText({ path: file })).value;
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
}

/** Text of a file in UTF-8, or in GB18030 where the bytes are not UTF-8. */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Word processors of courts still save plain text in GB18030.
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function unreadable(file: string, why: string): Failure {
  return new Failure("bad_request", {
    zh: `文件 ${file} 无法读取（${why}），未导入任何内容；请更正该文件后重试。`,
    en: `Cannot read "${file}": ${why}. Nothing was imported; correct the file and try again`,
  });
}
