import { createHash } from "node:crypto";
import { createReadStream, type Dirent, existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { Failure } from "../../vocabulary/failure.ts";
import { LedgerHead } from "../../vocabulary/protocol.ts";

/** Inside the backup folder, and nowhere else. */
const Path = z.string().regex(/^(?:tables|knowledge|secrets)\/(?!.*\.\.\/)[^\\]+$/);

const StoredFile = z.object({ path: Path, bytes: z.int(), sha256: z.string() });
/** One file of a backup: its path in the backup, length and digest. */
export type StoredFile = z.infer<typeof StoredFile>;

/** What a backup (备份) says about itself: everything a restore checks before it writes anything. */
export const BackupManifest = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  /** Newest migration of the database; a restore brings the empty database to it, and then on to its own version. */
  migration: z.string(),
  /** Newest head of the ledger in the snapshot; null when the ledger was empty. */
  ledgerHead: LedgerHead.nullable(),
  tables: z.array(StoredFile.extend({ table: z.string(), rows: z.int() })),
  /** Originals, page images and signed papers, by their SHA-256. */
  blobs: z.object({ files: z.int(), bytes: z.int(), damaged: z.array(z.string()) }),
  /** Imported laws and cases, and the keys the data folder holds. */
  files: z.array(StoredFile),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** Name of the manifest in a backup folder; written last, so that a folder without it is no backup. */
export const MANIFEST = "manifest.json";
/** Folder of originals in a data folder and in a backup alike. */
export const BLOBS = "blobs";

/** All files below a folder, as paths relative to it, sorted; none when it does not exist. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** SHA-256 of a file in hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/**
 * The manifest of a backup folder.
 * @throws Failure bad_request when there is none
 */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => undefined);
  if (text === undefined)
    throw new Failure("bad_request", {
      zh: `“${folder}”中没有 ${MANIFEST}，不是完整的备份；请指定 xiezhi backup 写出的文件夹。`,
      en: `"${folder}" has no ${MANIFEST} and is no complete backup; give the folder that xiezhi backup wrote.`,
    });
  return BackupManifest.parse(JSON.parse(text));
}
