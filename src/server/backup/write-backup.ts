import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { diskFull } from "../../data-service/blobs.ts";
import { inSnapshot, type Snapshot } from "../../database/backup.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { now } from "../clock.ts";
import type { Archive } from "../premises.ts";
import { type BackupManifest, BLOBS, filesBelow, MANIFEST, type StoredFile } from "./backup-manifest.ts";

/** Of the keys only those that cannot be made anew; the embedded database keeps a password of its own. */
const KEYS = ["secrets/ledger-sm2.key", "secrets/demo-password"];

/** Copies a file, flushed to the disk, and gives the digest of what was copied. */
async function copyFile(from: string, to: string, mode = 0o600): Promise<{ bytes: number; sha256: string }> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    },
    createWriteStream(to, { mode, flush: true }),
  );
  return { bytes, sha256: hash.digest("hex") };
}

async function writeTable(snapshot: Snapshot, table: string, out: string): Promise<BackupManifest["tables"][number]> {
  const path = `tables/${table}.jsonl.gz`;
  const file = join(out, path);
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const lot of snapshot.rows(table)) {
      rows += lot.length;
      // A line break can only be white space between tokens: inside a JSON string it is escaped.
      yield lot.map((row) => `${row.replaceAll("\n", " ")}\n`).join("");
    }
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    },
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return { table, rows, path, bytes, sha256: hash.digest("hex") };
}

/** Blobs are put before the row that names them and never change, so a copy made after the snapshot holds all it names. */
async function copyBlobs(dataDir: string, out: string, onFile: () => void): Promise<BackupManifest["blobs"]> {
  const blobs = { files: 0, bytes: 0, damaged: [] as string[] };
  const from = join(dataDir, BLOBS);
  for (const path of filesBelow(from).filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name))) {
    const { bytes, sha256 } = await copyFile(join(from, path), join(out, BLOBS, path));
    if (sha256 !== basename(path)) blobs.damaged.push(basename(path));
    blobs.files += 1;
    blobs.bytes += bytes;
    onFile();
  }
  return blobs;
}

async function copyOthers(dataDir: string, out: string): Promise<StoredFile[]> {
  const knowledge = filesBelow(join(dataDir, "knowledge"))
    .filter((path) => !/(^|\/)(building\/|importing\.lock$)/.test(path))
    .map((path) => `knowledge/${path}`);
  const files: StoredFile[] = [];
  for (const path of [...knowledge, ...KEYS.filter((key) => existsSync(join(dataDir, key)))])
    files.push({ path, ...(await copyFile(join(dataDir, path), join(out, path))) });
  return files;
}

/** A rename counts only once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

async function refuseExisting(out: string): Promise<void> {
  const found = await stat(out).catch(() => undefined);
  if (!found || (found.isDirectory() && (await readdir(out)).length === 0)) return;
  throw new Failure("conflict", {
    zh: `“${out}”已存在且不是空文件夹；请为每次备份指定新的文件夹。`,
    en: `"${out}" exists and is not an empty folder; give every backup a folder of its own.`,
  });
}

async function writeParts(
  { records, dataDir }: Pick<Archive, "records" | "dataDir">,
  out: string,
  onStep: (step: string) => void,
): Promise<BackupManifest> {
  const fromDatabase = await inSnapshot(records, async (snapshot) => {
    const tables: BackupManifest["tables"] = [];
    for (const table of snapshot.tables) {
      const made = await writeTable(snapshot, table, out);
      tables.push(made);
      onStep(`${table} ${made.rows}`);
    }
    return { migration: snapshot.migration, tables, ledgerHead: (await snapshot.ledgerHead()) ?? null };
  });
  let count = 0;
  const blobs = await copyBlobs(dataDir, out, () => {
    count += 1;
    if (count % 500 === 0) onStep(`${BLOBS} ${count}`);
  });
  return { format: 1, madeAt: now(), ...fromDatabase, blobs, files: await copyOthers(dataDir, out) };
}

/**
 * Writes everything the product keeps into a new folder (备份): all tables as of one moment, all originals, imported
 * knowledge and the ledger's key. The folder gets its name only when it is complete; a server may work meanwhile.
 * @throws Failure conflict when the folder is not new
 */
export async function writeBackup(
  premises: Pick<Archive, "records" | "dataDir">,
  out: string,
  onStep: (step: string) => void,
): Promise<BackupManifest> {
  const target = resolve(out);
  await refuseExisting(target);
  const building = `${target}.unfinished-${process.pid}`;
  try {
    await mkdir(building, { recursive: true, mode: 0o700 });
    const manifest = await writeParts(premises, building, onStep);
    await writeFile(join(building, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    await syncFolder(building);
    await rename(building, target);
    await syncFolder(dirname(target));
    return manifest;
  } catch (error) {
    throw diskFull(error) ?? error;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
