import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { Failure } from "../vocabulary/failure.ts";

const A_DAY = 24 * 60 * 60 * 1000;

/** Digests and size of stored bytes. */
export interface StoredBlob {
  readonly sm3: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A content-addressed store of bytes (原件库): what was put in comes out byte for byte, and is never changed. */
export interface BlobStore {
  /** Stores bytes as they come, without holding them in memory; on disk when it returns. Throws Failure "unavailable" when the disk is full. */
  put(content: Readable | AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob>;
  /** Path of a blob on this machine; throws on what is not a SHA-256. The file may not exist. */
  path(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** The bytes, checked against their digest; throws Failure "not_found". */
  read(sha256: string): Promise<Uint8Array>;
}

/** Opens the store in `dataDir`/blobs, made when missing: one file per SHA-256, in folders by its first two digits. */
export function openBlobStore(dataDir: string): BlobStore {
  const root = path.join(dataDir, "blobs");
  const place = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`"${sha256}" is not a SHA-256`);
    return path.join(root, sha256.slice(0, 2), sha256);
  };
  let swept: Promise<void> | undefined;
  return {
    path: place,
    put: async (content) => {
      swept ??= sweep(path.join(root, "incoming"));
      await swept;
      return put(root, place, content);
    },
    has: async (sha256) => (await sizeOf(place(sha256))) !== undefined,
    read: (sha256) => read(place(sha256), sha256),
  };
}

/** Removes what uploads broken off by a crash left behind, a day old or more; younger ones may still be coming in. */
async function sweep(incoming: string): Promise<void> {
  const names = await readdir(incoming).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  for (const name of names) {
    const file = path.join(incoming, name);
    const found = await stat(file).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > A_DAY) await rm(file, { force: true });
  }
}

async function put(
  root: string,
  place: (sha256: string) => string,
  content: Readable | AsyncIterable<Uint8Array> | Uint8Array,
): Promise<StoredBlob> {
  const incoming = path.join(root, "incoming");
  const draft = path.join(incoming, randomUUID());
  try {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const stored = await write(draft, content);
    const target = place(stored.sha256);
    // A file of another length under this name is what a crash or a failing disk left: it is replaced.
    if ((await sizeOf(target)) === stored.bytes) return stored;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await rename(draft, target);
    for (const folder of [path.dirname(target), root]) await sync(folder);
    return stored;
  } catch (error) {
    throw diskFull(error) ?? error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function write(file: string, content: Readable | AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob> {
  const [sm3, sha256] = [createHash("sm3"), createHash("sha256")];
  let bytes = 0;
  const handle = await open(file, "wx", 0o400);
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      const part: Uint8Array = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      sm3.update(part);
      sha256.update(part);
      bytes += part.byteLength;
      await writeAll(handle, part);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sm3: sm3.digest("hex"), sha256: sha256.digest("hex"), bytes };
}

async function writeAll(handle: FileHandle, part: Uint8Array): Promise<void> {
  for (let done = 0; done < part.byteLength; ) {
    done += (await handle.write(part, done)).bytesWritten;
  }
}

async function read(file: string, sha256: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw codeOf(error) === "ENOENT" ? missing(error) : error;
  });
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    throw new Error(`The stored file ${sha256} is damaged: restore it from the backup`);
  }
  return bytes;
}

async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  return found?.size;
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The failure to show when there is no more room on the disk; undefined for other errors. */
export function diskFull(error: unknown): Failure | undefined {
  if (!["ENOSPC", "EDQUOT"].includes(codeOf(error) ?? "")) return undefined;
  return new Failure(
    "unavailable",
    {
      zh: "服务器磁盘已满，文件没有保存，已保存的材料不受影响。请联系管理员清理磁盘后重新上传。",
      en: "The server's disk is full: the file was not stored; what was stored before is safe. Ask the administrator to make room, then send it again.",
    },
    { cause: error },
  );
}

function missing(cause: unknown): Failure {
  return new Failure(
    "not_found",
    {
      zh: "原件库中没有这个文件。请联系管理员从备份恢复。",
      en: "The store of originals has no such file: ask the administrator to restore it from the backup.",
    },
    { cause },
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
