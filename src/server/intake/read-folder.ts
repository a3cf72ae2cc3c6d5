import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Reader } from "../../engine/reading/reader.ts";
import { Failure, type FailureText } from "../../vocabulary/failure.ts";
import type { Original, Page } from "../../vocabulary/page.ts";

/** Something that could not be read, where, and what to do about it. */
export interface ReadingProblem {
  readonly file: string;
  readonly page: number | null;
  readonly text: FailureText;
}

/** All papers of a folder, read. */
export interface ReadFolder {
  readonly originals: Original[];
  readonly pages: Page[];
  readonly problems: ReadingProblem[];
}

/** Where reading stands, for the person who waits. */
export interface ReadingProgress {
  readonly file: string;
  readonly page: number;
  readonly pages: number;
}

// Files that lie in folders without being papers of the case; the ground truth of an evaluation is never read.
const NOT_PAPERS = /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$|truth\.json$)/i;

async function listFiles(folder: string, inside = ""): Promise<string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  const nested = entries
    .filter((entry) => !NOT_PAPERS.test(entry.name))
    .map((entry) => {
      const path = join(inside, entry.name);
      return entry.isDirectory() ? listFiles(folder, path) : entry.isFile() ? [path] : [];
    });
  return (await Promise.all(nested)).flat();
}

/** Names as a person counts: 2.png before 10.png. */
function byName(a: string, b: string): number {
  return a.localeCompare(b, "zh-CN", { numeric: true });
}

async function digests(path: string): Promise<{ sm3: string; sha256: string }> {
  const [sm3, sha256] = [createHash("sm3"), createHash("sha256")];
  for await (const chunk of createReadStream(path)) {
    sm3.update(chunk);
    sha256.update(chunk);
  }
  return { sm3: sm3.digest("hex"), sha256: sha256.digest("hex") };
}

async function papersOf(folder: string): Promise<string[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new Failure("bad_request", { zh: `找不到文件夹“${folder}”。`, en: `There is no folder "${folder}".` });
  }
  const files = (await listFiles(folder)).sort(byName);
  if (files.length === 0) {
    throw new Failure("bad_request", {
      zh: `文件夹“${folder}”中没有可读的材料，请放入扫描件、PDF、Word 或照片后重试。`,
      en: `The folder "${folder}" holds no papers; put scans, PDF, Word files or photos into it and try again.`,
    });
  }
  return files;
}

/**
 * Reads every paper of a folder in the order of names. What cannot be read is a problem, not an end.
 * @throws Failure bad_request for a missing or empty folder
 */
export async function readFolder(
  folder: string,
  reader: Reader,
  onProgress: (at: ReadingProgress) => void,
): Promise<ReadFolder> {
  const result: ReadFolder = { originals: [], pages: [], problems: [] };
  for (const [index, file] of (await papersOf(folder)).entries()) {
    const name = file.split(sep).join("/");
    try {
      await readPaper({ path: join(folder, file), name, id: `o${index + 1}` }, reader, { result, onProgress });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      result.problems.push({ file: name, page: null, text: error.text });
    }
  }
  return result;
}

interface Paper {
  readonly path: string;
  readonly name: string;
  readonly id: string;
}

async function readPaper(
  { path, name, id }: Paper,
  reader: Reader,
  { result, onProgress }: { result: ReadFolder; onProgress: (at: ReadingProgress) => void },
): Promise<void> {
  const { mediaType, pages, warning } = await reader.inspect({ path, name });
  if (warning) result.problems.push({ file: name, page: null, text: warning });
  result.originals.push({ id, name, mediaType, bytes: (await stat(path)).size, ...(await digests(path)) });
  for await (const read of reader.read({ path, original: id, mediaType })) {
    if (read.kind === "page") result.pages.push(read.page);
    else result.problems.push({ file: name, page: read.number, text: read.problem });
    onProgress({ file: name, page: read.kind === "page" ? read.page.number : read.number, pages });
  }
}
