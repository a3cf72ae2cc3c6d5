import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresAccount } from "../src/database/postgres-account.ts";
import { runPostgresCommand } from "../src/database/postgres-command.ts";

/*
 * Runs the tests of the database against PostgreSQL 15 as Debian 12 installs it, on a server that is thrown away:
 *   node --import tsx tools/with-postgres15.ts [paths of tests]
 * Exits with 77 when PostgreSQL 15 is not installed here, else with the outcome of the tests.
 */

const PROGRAMS = "/usr/lib/postgresql/15/bin";
const NOT_INSTALLED = 77;
const TESTS = ["src/database", "src/ledger", "src/data-service"];

if (!existsSync(join(PROGRAMS, "initdb"))) {
  console.log(
    `PostgreSQL 15 is not installed in ${PROGRAMS}: its tests were not run. (Debian: apt-get install postgresql-15)`,
  );
  process.exit(NOT_INSTALLED);
}
process.exit(await runTests(process.argv.length > 2 ? process.argv.slice(2) : TESTS));

async function runTests(paths: readonly string[]): Promise<number> {
  const account = debianAccount();
  const folder = mkdtempSync(join(tmpdir(), "xiezhi-postgres15-"));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const program = (name: string, args: string[]) => runPostgresCommand(join(PROGRAMS, name), args, account);
  try {
    const port = await freePort();
    await mustWork(program("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]));
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    await mustWork(program("pg_ctl", ["start", "-w", "-D", data, "-l", join(folder, "server.log"), "-o", settings]));
    const tests = spawnSync("npx", ["vitest", "run", "--project", "unit", ...paths], {
      stdio: "inherit",
      env: { ...process.env, POSTGRES_TEST_URL: `postgres://postgres@127.0.0.1:${port}/postgres` },
    });
    return tests.status ?? 1;
  } finally {
    await program("pg_ctl", ["stop", "-w", "-D", data, "-m", "fast"]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The account Debian's package made; PostgreSQL refuses root. */
function debianAccount(): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith("postgres:"));
  const [name = "postgres", , uid, gid] = (line ?? "").split(":");
  if (uid === undefined) throw new Error("PostgreSQL 15 is installed, but there is no account postgres to run it");
  return { name, uid: Number(uid), gid: Number(gid) };
}

async function mustWork(command: Promise<{ ok: boolean; printed: string }>): Promise<void> {
  const { ok, printed } = await command;
  if (!ok) throw new Error(printed);
}

async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
