import { randomUUID } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../vocabulary/failure.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { runPostgresCommand } from "./postgres-command.ts";
import type { PostgresPlace } from "./postgres-place.ts";

/** The records of one data folder with the programs and the account that serve them. */
export interface PostgresCluster {
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount | undefined;
  readonly place: PostgresPlace;
}

/** Name of the server's owner role and of the database. */
export const OWNER = "xiezhi";

/** Makes the records where there are none yet; refuses those of another PostgreSQL version with a Failure. */
export async function ensureCluster(cluster: PostgresCluster): Promise<void> {
  const { data } = cluster.place;
  if (!existsSync(data)) await makeCluster(cluster);
  const version = versionOf(data);
  if (version === cluster.binaries.major) return;
  throw new Failure("conflict", {
    zh: `${data} 中的数据库是 PostgreSQL ${version} 的，本程序自带的是 ${cluster.binaries.major}。请用 pg_dump 从旧版本导出后再导入，或把 DATABASE_URL 设为 PostgreSQL ${version} 服务器。`,
    en: `The records in ${data} belong to PostgreSQL ${version}; this program brings ${cluster.binaries.major}. Export them with pg_dump of the old version and import them again, or set DATABASE_URL to a PostgreSQL ${version} server.`,
  });
}

function versionOf(data: string): string {
  const file = join(data, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "?";
}

async function makeCluster(cluster: PostgresCluster): Promise<void> {
  const { folder, data, password } = cluster.place;
  // Made beside and renamed, so that a killed first start leaves no half-made records behind.
  const unfinished = join(folder, `data.${randomUUID()}`);
  const passwordFile = join(folder, `password.${randomUUID()}`);
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (cluster.account !== undefined) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  try {
    await initialise(cluster, unfinished, passwordFile);
    renameSync(unfinished, data);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process made the same records first.
    if (!existsSync(data)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function initialise(cluster: PostgresCluster, data: string, passwordFile: string): Promise<void> {
  const fixed = ["-D", data, "-U", OWNER, "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8"];
  const settings = ["unix_socket_directories=", "log_checkpoints=off", "log_timezone=UTC", "timezone=UTC"];
  const args = [...fixed, "--data-checksums", ...settings.flatMap((setting) => ["-c", setting])];
  const made = await runPostgresCommand(cluster.binaries.initdb, [...args, "--locale=C.UTF-8"], cluster.account);
  if (made.ok) return;
  // Older systems have no C.UTF-8; the server's own one sorts the same.
  const own = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const again = await runPostgresCommand(cluster.binaries.initdb, [...args, ...own], cluster.account);
  if (!again.ok) {
    throw new Failure("unavailable", {
      zh: `无法在 ${cluster.place.folder} 建立数据库：${made.printed.trim()}`,
      en: `The database cannot be made in ${cluster.place.folder}: ${made.printed.trim()}`,
    });
  }
}

/** What the server wrote about itself when it started. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** The server that holds the records; undefined when it is not running, whatever a killed one left behind. */
export function runningServer(cluster: PostgresCluster): RunningServer | undefined {
  const [pid, , , port] = lockLines(cluster);
  const server = { pid: Number(pid), port: Number(port) };
  return pid !== undefined && server.pid > 0 && isServer(server.pid) ? server : undefined;
}

/**
 * Makes a lock file harmless that a killed server left. PostgreSQL takes a zombie, or another program with the same
 * number, for a running server. The file stays, with a number no process can have, because PostgreSQL also reads in it
 * which shared memory the killed server's children may still use.
 */
export function disarmDeadLock(cluster: PostgresCluster): void {
  const lines = lockLines(cluster);
  if (lines.length === 0) return;
  const file = lockFile(cluster);
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, ["2147483000", ...lines.slice(1)].join("\n"), { mode: 0o600, flag: "wx" });
  if (cluster.account !== undefined) chownSync(unfinished, cluster.account.uid, cluster.account.gid);
  renameSync(unfinished, file);
}

function lockFile(cluster: PostgresCluster): string {
  return join(cluster.place.data, "postmaster.pid");
}

function lockLines(cluster: PostgresCluster): string[] {
  try {
    return readFileSync(lockFile(cluster), "utf8").split("\n");
  } catch {
    return [];
  }
}

function isServer(pid: number): boolean {
  if (process.platform !== "linux") return isAlive(pid);
  try {
    const state = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "")[0];
    // A process number is given out again after a restart of the machine: it must be a postgres.
    return state !== "Z" && state !== "X" && /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
