import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
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

/** A file of the folder: its name for people, and a path under which it can be opened. */
interface FoundFile {
  readonly name: string;
  readonly path: string;
}

/** Names come as bytes: in folders packed on Chinese Windows they are GB18030 and no UTF-8. */
function readName(bytes: Buffer): { name: string; isUtf8: boolean } {
  try {
    return { name: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isUtf8: true };
  } catch {
    return { name: new TextDecoder("gb18030").decode(bytes), isUtf8: false };
  }
}

/** Lists the papers below a folder; a file whose name cannot be written as text is linked under a plain one in `links`. */
async function listFiles(folder: Buffer, inside: string, links: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
  const found: FoundFile[] = [];
  for (const entry of entries) {
    const { name } = readName(entry.name);
    if (NOT_PAPERS.test(name)) continue;
    const raw = Buffer.concat([folder, Buffer.from(sep), entry.name]);
    if (entry.isDirectory()) found.push(...(await listFiles(raw, `${inside}${name}/`, links)));
    else if (entry.isFile()) found.push({ name: `${inside}${name}`, path: await textPath(raw, links) });
  }
  return found;
}

async function textPath(raw: Buffer, links: string): Promise<string> {
  const { name, isUtf8 } = readName(raw);
  if (isUtf8) return name;
  const link = join(links, randomUUID());
  await symlink(raw, link);
  return link;
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

async function papersOf(folder: string, links: string): Promise<FoundFile[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new Failure("bad_request", { zh: `找不到文件夹“${folder}”。`, en: `There is no folder "${folder}".` });
  }
  const files = (await listFiles(Buffer.from(resolve(folder)), "", links)).sort((a, b) => byName(a.name, b.name));
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
  const links = await mkdtemp(join(tmpdir(), "xiezhi-names-"));
  const result: ReadFolder = { originals: [], pages: [], problems: [] };
  try {
    for (const [index, { name, path }] of (await papersOf(folder, links)).entries())
      await readPaper({ path, name, id: `o${index + 1}` }, reader, { result, onProgress }).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        result.problems.push({ file: name, page: null, text: error.text });
      });
  } finally {
    await rm(links, { recursive: true, force: true });
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
