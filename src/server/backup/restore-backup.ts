import { createReadStream, existsSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { fillTables, isEmptyDatabase } from "../../database/backup.ts";
import type { Database } from "../../database/connection.ts";
import { migrate, migrationNames } from "../../database/migrate.ts";
import { type LogCheck, verifyLog } from "../../ledger/verify-log.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { type BackupManifest, BLOBS, filesBelow, MANIFEST, readManifest, sha256Of } from "./backup-manifest.ts";

function damaged(list: readonly string[]): Failure {
  const shown = list.slice(0, 5).join(", ");
  return new Failure("bad_request", {
    zh: `备份有 ${list.length} 个文件缺失、多余或与摘要不符（${shown}），未作任何恢复；请使用另一份备份。`,
    en: `${list.length} files of the backup are missing, surplus or do not match their digests (${shown}); nothing was restored. Use another backup.`,
  });
}

/** Every file named by the manifest is there, and nothing else; every digest is right. */
async function verifyBackup(folder: string, manifest: BackupManifest, onStep: (step: string) => void): Promise<void> {
  const named = [...manifest.tables, ...manifest.files];
  const wrong: string[] = [];
  for (const { path, sha256 } of named) {
    const file = join(folder, path);
    if (!existsSync(file) || (await sha256Of(file)) !== sha256) wrong.push(path);
  }
  const blobs = filesBelow(join(folder, BLOBS));
  // One that was damaged when it was saved is known: it must not make the rest of the backup useless.
  const known = new Set(manifest.blobs.damaged);
  for (const [number, path] of blobs.entries()) {
    if (!known.has(basename(path)) && (await sha256Of(join(folder, BLOBS, path))) !== basename(path)) wrong.push(path);
    if (number % 500 === 499) onStep(`核对 verified ${BLOBS} ${number + 1}/${blobs.length}`);
  }
  if (blobs.length !== manifest.blobs.files) wrong.push(`${BLOBS}: ${blobs.length} of ${manifest.blobs.files}`);
  const names = new Set([...named.map(({ path }) => path), MANIFEST]);
  wrong.push(...filesBelow(folder).filter((path) => !path.startsWith(`${BLOBS}/`) && !names.has(path)));
  if (wrong.length > 0) throw damaged(wrong);
}

async function refuseUsed(db: Database, dataDir: string): Promise<void> {
  const isUsed = existsSync(join(dataDir, "secrets", "ledger-sm2.key")) || filesBelow(join(dataDir, BLOBS)).length > 0;
  if (!isUsed && (await isEmptyDatabase(db))) return;
  throw new Failure("conflict", {
    zh: `数据目录“${dataDir}”或数据库已有内容，未作任何恢复；请指定空的 DATA_DIR（以及空的数据库）后再恢复。`,
    en: `The data folder "${dataDir}" or the database is in use; nothing was restored. Restore into an empty DATA_DIR (and an empty database).`,
  });
}

async function* rowsOf(folder: string, path: string): AsyncGenerator<string> {
  const text = createReadStream(join(folder, path)).pipe(createGunzip());
  for await (const line of createInterface({ input: text, crlfDelay: Infinity })) if (line !== "") yield line;
}

async function fill(db: Database, folder: string, manifest: BackupManifest): Promise<void> {
  const byTable = new Map(manifest.tables.map((table) => [table.table, table]));
  const counts = await fillTables(db, (table) => {
    const stored = byTable.get(table);
    return stored ? rowsOf(folder, stored.path) : nothing();
  });
  const wrong = manifest.tables.filter(({ table, rows }) => counts[table] !== rows);
  if (wrong.length > 0) throw damaged(wrong.map(({ table, rows }) => `${table}: ${counts[table] ?? 0} of ${rows}`));
}

async function* nothing(): AsyncGenerator<string> {}

async function copyFiles(folder: string, dataDir: string, manifest: BackupManifest): Promise<void> {
  const blobs = filesBelow(join(folder, BLOBS)).map((path) => `${BLOBS}/${path}`);
  for (const path of [...blobs, ...manifest.files.map((file) => file.path)]) {
    await mkdir(dirname(join(dataDir, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(folder, path), join(dataDir, path));
  }
}

/** What was restored, and what a check of the whole ledger said afterwards. */
export interface Restored {
  readonly manifest: BackupManifest;
  readonly ledger: LogCheck;
}

/**
 * Restores a backup (恢复) into an empty data folder and an empty database, brings it to this version and re-reads the
 * whole ledger against the head the backup remembers. Digests are verified before anything is written.
 * @throws Failure bad_request for a damaged backup, conflict when there are records already or the backup is of a newer version
 */
export async function restoreBackup(
  place: { db: Database; dataDir: string },
  folder: string,
  onStep: (step: string) => void,
): Promise<Restored> {
  const { db, dataDir } = place;
  const manifest = await readManifest(folder);
  if (!migrationNames().includes(manifest.migration))
    throw new Failure("conflict", {
      zh: "备份出自更新版本的程序；请先升级本程序再恢复。",
      en: "The backup is of a newer version of this program; upgrade this program first.",
    });
  await refuseUsed(db, dataDir);
  onStep("核对备份 verifying the backup");
  await verifyBackup(folder, manifest, onStep);
  onStep("写入记录 writing records");
  await migrate(db, manifest.migration);
  await fill(db, folder, manifest);
  await migrate(db);
  onStep("复制原件 copying originals");
  await copyFiles(folder, dataDir, manifest);
  onStep("核验账本 verifying the ledger");
  const ledger = await verifyLog(db, manifest.ledgerHead ? { remembered: manifest.ledgerHead } : {});
  return { manifest, ledger };
}
