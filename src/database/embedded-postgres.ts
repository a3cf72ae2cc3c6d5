import { existsSync, readFileSync, renameSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Failure } from "../vocabulary/failure.ts";
import { choosePostgresAccount, type PostgresAccount } from "./postgres-account.ts";
import { type PostgresBinaries, reachableBinaries } from "./postgres-binaries.ts";
import { disarmDeadLock, ensureCluster, OWNER, type PostgresCluster, runningServer } from "./postgres-cluster.ts";
import { runPostgresCommand } from "./postgres-command.ts";
import { notePlace, placeFor, preparePlace, sharedPlaceFor } from "./postgres-place.ts";

/** A database server of our own that runs beside this process (内置数据库). */
export interface EmbeddedPostgres {
  /** Address for openDatabase(), with the generated password; loopback only. */
  readonly url: string;
  /** Folder in which the records lie; to be shown to the operator. */
  readonly where: string;
  /** Stops the server, unless another process still works with it. Close your own connections first. */
  stop(): Promise<void>;
}

/** The longest a server may need for its start, crash recovery included, in milliseconds. */
const START_LIMIT = 180_000;

/**
 * Starts PostgreSQL on the records of a data folder, or takes over the server that already runs on them. Works as an
 * ordinary user and as root; `account` names the system account for the server when this process is root.
 * Throws a Failure when there are no programs for this platform, the records belong to another version, or the server
 * does not start.
 */
export async function startEmbeddedPostgres(options: { dataDir: string; account?: string }): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const account = choosePostgresAccount(join(dataDir, "postgres", "data"), options.account);
  const binaries = await reachableBinaries(account);
  await setAsideOrphan(dataDir, account, binaries);
  const place = preparePlace(dataDir, account);
  const cluster = { binaries, account, place };
  await ensureCluster(cluster);
  notePlace(dataDir, place);
  const port = await serve(cluster);
  await ensureDatabase(cluster, port);
  const name = `${OWNER}-${process.pid}`;
  const url = `postgres://${OWNER}:${place.password}@127.0.0.1:${port}/${OWNER}?application_name=${name}`;
  return { url, where: place.data, stop: () => stopWhenLast(cluster, port, name) };
}

// Who deletes a data folder wants to begin anew, but its records in /var/lib/xiezhi are not ours to delete.
async function setAsideOrphan(
  dataDir: string,
  account: PostgresAccount | undefined,
  binaries: PostgresBinaries,
): Promise<void> {
  const folder = account === undefined ? undefined : sharedPlaceFor(dataDir);
  if (folder === undefined || existsSync(join(dataDir, "secrets", "postgres-password"))) return;
  if (!existsSync(join(folder, "data"))) return;
  if (existsSync(dataDir) && placeFor(dataDir, account) !== folder) return;
  await runPostgresCommand(binaries.pgCtl, ["stop", "-D", join(folder, "data"), "-m", "fast", "-w"], account);
  renameSync(folder, `${folder}-set-aside-${Date.now()}`);
}

async function serve(cluster: PostgresCluster): Promise<number> {
  const limit = Date.now() + START_LIMIT;
  let refusals = 0;
  for (;;) {
    const running = runningServer(cluster);
    if (running !== undefined && (await answers(cluster, running.port))) return running.port;
    if (running === undefined) {
      disarmDeadLock(cluster);
      const printed = await startServer(cluster);
      if (printed === undefined) continue;
      if (++refusals > 20 || !passes(printed)) throw doesNotStart(cluster, printed);
    }
    if (Date.now() > limit) throw doesNotStart(cluster, "timeout");
    await sleep(200);
  }
}

/** Starts the server; gives what it said when it did not start. */
async function startServer(cluster: PostgresCluster): Promise<string | undefined> {
  const { data, log } = cluster.place;
  const before = logText(log).length;
  // Durability is stated and not left to a default: an acknowledged record survives a power cut.
  const settings = `-p ${await freePort()} -c listen_addresses=127.0.0.1 -c fsync=on -c full_page_writes=on -c synchronous_commit=on`;
  const args = ["start", "-D", data, "-l", log, "-w", "-t", "60", "-o", settings];
  const end = await runPostgresCommand(cluster.binaries.pgCtl, args, cluster.account);
  return end.ok ? undefined : `${end.printed}\n${logText(log).slice(before)}`;
}

// A taken port, a server that starts at the same moment, and the last children of a killed one all pass by themselves.
function passes(printed: string): boolean {
  return /Address already in use|could not bind|lock file|shared memory block|starting up|did not start in time/.test(
    printed,
  );
}

function doesNotStart(cluster: PostgresCluster, printed: string): Failure {
  const said = printed.trim().split("\n").slice(-6).join("\n");
  return new Failure("unavailable", {
    zh: `数据库没有启动（日志：${cluster.place.log}）。请排除下述原因后再启动：\n${said}`,
    en: `The database did not start (log: ${cluster.place.log}). Remove this cause and start again:\n${said}`,
  });
}

function logText(log: string): string {
  return existsSync(log) ? readFileSync(log, "utf8") : "";
}

async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function ask(cluster: PostgresCluster, port: number, sql: string, values: string[] = []): Promise<unknown[]> {
  const { password } = cluster.place;
  const client = new pg.Client({ host: "127.0.0.1", port, user: OWNER, password, database: "postgres" });
  // The server may be stopped by somebody else while we ask; the query below reports it.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql, values)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function answers(cluster: PostgresCluster, port: number): Promise<boolean> {
  try {
    const [data] = await ask(cluster, port, "show data_directory");
    return data === cluster.place.data;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== "28P01") return false;
    throw new Failure("conflict", {
      zh: `${cluster.place.data} 的数据库服务正在运行，但不接受所存的密码。请恢复数据文件夹 secrets 中原来的密码文件，或停止该服务。`,
      en: `The database server on ${cluster.place.data} is running but refuses the stored password. Restore the password file in the data folder's secrets, or stop that server.`,
    });
  }
}

async function ensureDatabase(cluster: PostgresCluster, port: number): Promise<void> {
  const exists = await ask(cluster, port, "select 1 from pg_database where datname = $1", [OWNER]);
  if (exists.length > 0) return;
  try {
    await ask(cluster, port, `create database ${OWNER}`);
  } catch (error) {
    // Another process that started at the same moment has made it.
    if (!(error instanceof pg.DatabaseError) || !["42P04", "23505"].includes(error.code ?? "")) throw error;
  }
}

async function stopWhenLast(cluster: PostgresCluster, port: number, name: string): Promise<void> {
  if (runningServer(cluster) === undefined) return;
  const others = "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  const still = await ask(cluster, port, `${others} and application_name <> $1`, [name]).catch(() => []);
  if (still.length > 0) return;
  const { pgCtl } = cluster.binaries;
  await runPostgresCommand(pgCtl, ["stop", "-D", cluster.place.data, "-m", "fast", "-w", "-t", "60"], cluster.account);
}
