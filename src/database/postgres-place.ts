import { createHash, randomBytes, randomUUID } from "node:crypto";
import { chownSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure } from "../vocabulary/failure.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import { makeSharedPlace, SHARED_PLACE } from "./postgres-binaries.ts";

/** Where the records of one data folder lie, and the password of their server. */
export interface PostgresPlace {
  /** Folder owned by the server's account; holds "data" and "server.log". */
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
}

/**
 * Decides where the records lie and makes the folder: in the data folder, or in /var/lib/xiezhi when the server's
 * account cannot enter it. Throws a Failure when records that were there before are gone.
 */
export function preparePlace(dataDir: string, account: PostgresAccount | undefined): PostgresPlace {
  mkdirSync(dataDir, { recursive: true, mode: account === undefined ? 0o700 : 0o711 });
  const folder = placeFor(dataDir, account);
  const data = join(folder, "data");
  const passwordFile = join(dataDir, "secrets", "postgres-password");
  refuseLostRecords(dataDir, data);
  refuseWithoutPassword(data, passwordFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return { folder, data, log: join(folder, "server.log"), password: keptPassword(passwordFile) };
}

/** Notes where the records were made, so that their loss is noticed and not answered with an empty database. */
export function notePlace(dataDir: string, place: PostgresPlace): void {
  const note = noteFile(dataDir);
  if (!existsSync(note)) writeFileSync(note, `${place.data}\n`, { mode: 0o644 });
}

/** The folder of the records for a data folder: where they lie already, or where they would be made. */
export function placeFor(dataDir: string, account: PostgresAccount | undefined): string {
  const inside = join(dataDir, "postgres");
  if (account === undefined || existsSync(join(inside, "data")) || canEnter(dataDir, account)) return inside;
  makeSharedPlace();
  return sharedPlaceFor(dataDir);
}

/** The folder under /var/lib/xiezhi that belongs to a data folder. */
export function sharedPlaceFor(dataDir: string): string {
  return join(SHARED_PLACE, createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 16));
}

function canEnter(folder: string, account: PostgresAccount): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const parent = dirname(folder);
  return (mode & bit) !== 0 && (parent === folder || canEnter(parent, account));
}

function noteFile(dataDir: string): string {
  return join(dataDir, "postgres-place");
}

function refuseLostRecords(dataDir: string, data: string): void {
  const note = noteFile(dataDir);
  if (!existsSync(note) || existsSync(data)) return;
  const before = readFileSync(note, "utf8").trim();
  throw new Failure("unavailable", {
    zh: `数据库原在 ${before}，现在 ${data} 不存在。请恢复该文件夹；如确要从空库开始，请删除 ${note}。`,
    en: `The records were at ${before}, and ${data} does not exist. Restore that folder; to begin with an empty database on purpose, delete ${note}.`,
  });
}

function refuseWithoutPassword(data: string, passwordFile: string): void {
  if (existsSync(passwordFile) || !existsSync(data)) return;
  throw new Failure("unavailable", {
    zh: `${data} 中已有数据库，但缺少其密码文件 ${passwordFile}。请恢复该文件；如确要从空库开始，请先移走 ${data}。`,
    en: `There are records in ${data}, but their password file ${passwordFile} is missing. Restore it; to begin with an empty database on purpose, move ${data} away first.`,
  });
}

function keptPassword(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const unfinished = `${file}.${randomUUID()}`;
    writeFileSync(unfinished, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
    try {
      linkSync(unfinished, file);
    } catch (error) {
      // Another process started at the same moment; its password counts.
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(unfinished);
    }
  }
  return readFileSync(file, "utf8").trim();
}
