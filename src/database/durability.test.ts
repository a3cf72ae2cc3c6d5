import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "./connection.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

const ROUNDS = 20;
const WRITER = fileURLToPath(new URL("durability-writer.ts", import.meta.url));

let dataDir: string;
let server: EmbeddedPostgres;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "xiezhi-durability-"));
  chmodSync(dataDir, 0o711);
  server = await startEmbeddedPostgres({ dataDir });
  await ask(sql`create table acknowledged (number bigint primary key)`);
});
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask<T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> {
  const db = openDatabase(server.url, { max: 1 });
  try {
    return (await query.execute(db)).rows;
  } finally {
    await db.destroy();
  }
}

function killServer(): void {
  process.kill(Number(readFileSync(join(server.where, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
}

/** Lets a new process write until it has had some numbers acknowledged; gives it and the list that goes on growing. */
async function writing(
  first: number,
): Promise<{ writer: ChildProcess; acknowledged: number[]; ended: Promise<unknown> }> {
  const writer = spawn(process.execPath, ["--import", "tsx", WRITER, server.url, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: number[] = [];
  let rest = "";
  const { stdout } = writer;
  const ended = once(writer, "close");
  await new Promise<void>((enough, failed) => {
    void ended.then(() => failed(new Error("the writer ended by itself")));
    stdout.on("data", (part: Buffer) => {
      const lines = (rest + part.toString("utf8")).split("\n");
      rest = lines.pop() ?? "";
      acknowledged.push(...lines.map(Number));
      if (acknowledged.length >= 50) enough();
    });
  });
  return { writer, acknowledged, ended };
}

test(`every acknowledged write survives kill -9 of the writer and of the server, ${ROUNDS} times`, async () => {
  const all = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const { writer, acknowledged, ended } = await writing(round * 1_000_000);
    // By turns the server dies under a living writer, and the writer dies first.
    const victims = [killServer, () => writer.kill("SIGKILL")];
    for (const kill of round % 2 === 0 ? victims : victims.toReversed()) kill();
    await ended;
    for (const number of acknowledged) all.add(number);
    server = await startEmbeddedPostgres({ dataDir });
    const kept = new Set(
      (await ask(sql<{ number: number }>`select number from acknowledged`)).map((row) => row.number),
    );
    expect([...all].filter((number) => !kept.has(number))).toEqual([]);
  }
  expect(all.size).toBeGreaterThanOrEqual(ROUNDS * 50);
}, 240_000);
