import { appendFile, cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadAdvice } from "../../data-service/advice-store.ts";
import { createCase } from "../../data-service/cases.ts";
import { handIn } from "../../data-service/testing.ts";
import { inSnapshot } from "../../database/backup.ts";
import type { Database } from "../../database/connection.ts";
import { createTestDatabase, type TestDatabase } from "../../database/testing.ts";
import { replayAdvice } from "../../governance/replay.ts";
import { openDatabaseLedger } from "../../ledger/database-ledger.ts";
import { openLedgerKey } from "../../ledger/ledger-key.ts";
import { verifyLog } from "../../ledger/verify-log.ts";
import { openTestServer, PASSWORD, type TestServer } from "../testing.ts";
import { quoting, TEST_APPLICATIONS } from "../testing-applications.ts";
import { type BackupManifest, sha256Of } from "./backup-manifest.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

let house: TestServer;
let folder: string;
let whole: string;
let made: BackupManifest;
let adviceId: string;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiezhi-backup-"));
  whole = join(folder, "whole");
  house = await openTestServer({ applications: TEST_APPLICATIONS });
  const { court, premises } = house;
  await handIn(premises.records, court, { name: "借条.pdf", texts: ["今借到\n“三万元”\\整 \u2028 {}", ""] });
  const judge = await house.as(court.judge);
  const base = `/cases/${court.caseId}`;
  const advice = await judge.send("POST", "/applications/quoting/advice", { caseId: court.caseId });
  adviceId = String(advice.json["id"]);
  await judge.send("POST", `/advice/${adviceId}/decisions`, { finding: 0, outcome: "adopted" });
  await judge.send("POST", `${base}/draft/start`, { kind: "blank" });
  const content = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "一、三万元。" }] }] };
  await judge.send("PUT", `${base}/draft`, { version: 1, content, proposals: [] });
  const signed = await judge.send("POST", `${base}/sign`, { version: 2, password: PASSWORD, acknowledged: [] });
  expect(signed.status).toBe(200);
  made = await writeBackup(premises, whole, () => undefined);
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

/** An empty place to restore into. */
async function emptyPlace(): Promise<{ db: Database; dataDir: string }> {
  const database = await createTestDatabase();
  databases.push(database);
  return { db: database.db, dataDir: await mkdtemp(join(folder, "place-")) };
}

/** A copy of the backup that may be spoilt. */
async function copyOfBackup(): Promise<string> {
  const copy = await mkdtemp(join(folder, "copy-"));
  await cp(whole, copy, { recursive: true });
  return copy;
}

async function allRows(db: Database): Promise<Record<string, string[]>> {
  return inSnapshot(db, async (snapshot) => {
    const rows: Record<string, string[]> = {};
    for (const table of snapshot.tables) {
      rows[table] = [];
      for await (const lot of snapshot.rows(table)) rows[table].push(...lot);
      rows[table].sort();
    }
    return rows;
  });
}

test("restoreBackup() brings back every row, blob and key exactly, and the ledger verifies", async () => {
  const place = await emptyPlace();
  const restored = await restoreBackup(place, whole, () => undefined);
  expect(restored.ledger).toMatchObject({ ok: true, size: 4 });
  expect(await allRows(place.db)).toEqual(await allRows(house.premises.records));
  expect(made.blobs.files).toBe(2);
  const key = openLedgerKey(join(place.dataDir, "secrets"));
  expect(key.publicKey).toBe((await house.premises.ledger.head()).publicKey);
  expect((await stat(join(place.dataDir, "secrets", "ledger-sm2.key"))).mode & 0o077).toBe(0);
});

test("after a restore advice replays, and work goes on with fresh numbers", async () => {
  const place = await emptyPlace();
  await restoreBackup(place, whole, () => undefined);
  const { court } = house;
  const stored = await loadAdvice(place.db, court.judge, adviceId);
  expect(replayAdvice(quoting, { ...stored, prepared: stored.draft })).toMatchObject({ identical: true });
  // A case writes history, whose numbers the database gives out.
  await createCase(place.db, court.clerk, { title: "恢复后的案件", kind: "civil", number: "" });
  const ledger = openDatabaseLedger(place.db, { key: openLedgerKey(join(place.dataDir, "secrets")) });
  const entry = { type: "E18", court: court.judge.court, schema: "switch/1", digest: "0".repeat(64) };
  expect(await ledger.append(entry)).toMatchObject({ index: 4 });
  expect(await verifyLog(place.db)).toMatchObject({ ok: true, size: 5 });
});

test("inSnapshot() shows one moment, whatever is written meanwhile", async () => {
  const { court, premises } = house;
  const titles = await inSnapshot(premises.records, async (snapshot) => {
    await createCase(premises.records, court.clerk, { title: "快照之后的案件", kind: "civil", number: "" });
    const rows: string[] = [];
    for await (const lot of snapshot.rows("case_file")) rows.push(...lot);
    return rows.join("");
  });
  expect(titles).toContain("赵有余");
  expect(titles).not.toContain("快照之后");
});

test("writeBackup() wants a folder of its own and leaves no half backup under its name", async () => {
  await expect(writeBackup(house.premises, whole, () => undefined)).rejects.toMatchObject({ code: "conflict" });
  const broken = { ...house.premises, dataDir: join(folder, "no", "such") };
  const out = join(folder, "second");
  const again = await writeBackup(broken, out, () => undefined);
  expect(again.blobs.files).toBe(0);
});

test("writeBackup() names a blob that was damaged before, and restores the rest", async () => {
  const damaged = await mkdtemp(join(folder, "damaged-"));
  await cp(house.premises.dataDir, damaged, { recursive: true });
  const { sha256 } = await house.premises.blobs.put(Buffer.from("原件"));
  const path = join("blobs", sha256.slice(0, 2), sha256);
  await cp(join(house.premises.dataDir, path), join(damaged, path));
  await rm(join(damaged, path));
  await writeFile(join(damaged, path), "坏了");
  const out = join(folder, "of-damaged");
  const manifest = await writeBackup({ ...house.premises, dataDir: damaged }, out, () => undefined);
  expect(manifest.blobs.damaged).toEqual([sha256]);
  const place = await emptyPlace();
  expect((await restoreBackup(place, out, () => undefined)).ledger.ok).toBe(true);
});

test.each([
  ["a changed table", (copy: string) => appendFile(join(copy, "tables", "page.jsonl.gz"), "x")],
  ["a missing key", (copy: string) => rm(join(copy, "secrets", "ledger-sm2.key"))],
  ["a surplus file", (copy: string) => writeFile(join(copy, "tables", "extra.jsonl.gz"), "x")],
  ["a missing manifest", (copy: string) => rm(join(copy, "manifest.json"))],
  ["missing originals", (copy: string) => rm(join(copy, "blobs"), { recursive: true })],
])("restoreBackup() refuses %s before it writes anything", async (_, spoil) => {
  const [copy, place] = [await copyOfBackup(), await emptyPlace()];
  await spoil(copy);
  await expect(restoreBackup(place, copy, () => undefined)).rejects.toMatchObject({ code: "bad_request" });
  expect(Object.values(await allRows(place.db)).flat()).toEqual([]);
});

test("restoreBackup() refuses a place that is in use, and a backup of a newer version", async () => {
  const used = { db: house.premises.records, dataDir: house.premises.dataDir };
  await expect(restoreBackup(used, whole, () => undefined)).rejects.toMatchObject({ code: "conflict" });
  const copy = await copyOfBackup();
  const manifest: BackupManifest = { ...made, migration: "9999-from-the-future" };
  await writeFile(join(copy, "manifest.json"), JSON.stringify(manifest));
  await expect(restoreBackup(await emptyPlace(), copy, () => undefined)).rejects.toMatchObject({ code: "conflict" });
});

test("restoreBackup() names the entry of a ledger that was rewritten inside the backup, digests and all", async () => {
  const copy = await copyOfBackup();
  const file = join(copy, "tables", "ledger_entry.jsonl.gz");
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split("\n");
  const changed = lines.map((line) => (line.startsWith('{"index":2,') ? line.replace("E08", "E09") : line));
  await writeFile(file, gzipSync(changed.join("\n")));
  const sha256 = await sha256Of(file);
  const tables = made.tables.map((table) => (table.table === "ledger_entry" ? { ...table, sha256 } : table));
  await writeFile(join(copy, "manifest.json"), JSON.stringify({ ...made, tables }));
  const { ledger } = await restoreBackup(await emptyPlace(), copy, () => undefined);
  expect(ledger).toMatchObject({ ok: false, entry: 2 });
});
