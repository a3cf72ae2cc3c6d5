import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { sm3 } from "sm-crypto-v2";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import { openDatabaseLedger } from "./database-ledger.ts";
import { openLedgerKey } from "./ledger-key.ts";
import { openMemoryLedger } from "./memory-ledger.ts";
import { verifyLog } from "./verify-log.ts";

const ENTRIES = 12;
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-log-"));
  database = await createTestDatabase();
  const ledger = openDatabaseLedger(database.db, { key: openLedgerKey(folder) });
  for (let number = 0; number < ENTRIES; number++) {
    await ledger.append({ type: "E13", court: "A01", schema: "advice/1", digest: sm3(Buffer.from([number])) });
  }
  // A copy to restore from: each test damages the log as somebody with all rights on the server could.
  for (const table of ["entry", "node", "head"]) {
    await sql.raw(`create table kept_${table} as table ledger_${table}`).execute(database.db);
    await sql.raw(`alter table ledger_${table} disable trigger append_only`).execute(database.db);
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});
afterEach(async () => {
  for (const table of ["entry", "node", "head"]) {
    const restored = `truncate ledger_${table}; insert into ledger_${table} select * from kept_${table}`;
    await sql.raw(restored).execute(database.db);
  }
});

test("verifyLog() finds an untouched log whole", async () => {
  const check = await verifyLog(database.db);
  expect(check).toMatchObject({ ok: true, size: ENTRIES, head: { size: ENTRIES } });
});

test.each([
  ["a changed entry", `update ledger_entry set leaf = replace(leaf, 'A01', 'A02') where index = 5`, 5, "entry_changed"],
  [
    "a changed time",
    `update ledger_entry set leaf = replace(leaf, '"at":"2', '"at":"1') where index = 9`,
    9,
    "entry_changed",
  ],
  ["an entry that is no leaf", `update ledger_entry set leaf = '{}' where index = 4`, 4, "entry_malformed"],
  ["a deleted entry", `delete from ledger_entry where index = 7`, 7, "entry_missing"],
  ["a cut tail of entries", `delete from ledger_entry where index >= 10`, 10, "entry_missing"],
  [
    "a changed subtree",
    `update ledger_node set hash = sha256(hash) where level = 2 and index = 1`,
    7,
    "subtree_changed",
  ],
  ["a lost subtree", `delete from ledger_node where level = 1 and index = 1`, 3, "subtree_changed"],
  ["a lost head", `delete from ledger_head where size = 7`, 6, "head_missing"],
  ["a changed root", `update ledger_head set root = sha256(root) where size = 3`, 2, "head_changed"],
  [
    "a changed time of a head",
    `update ledger_head set at = '2020-01-01T00:00:00.000Z' where size = 8`,
    7,
    "signature_invalid",
  ],
])("verifyLog() names the first broken entry: %s", async (_damage, statement, entry, fault) => {
  await sql.raw(statement).execute(database.db);
  const check = await verifyLog(database.db);
  expect(check).toMatchObject({ ok: false, entry, fault });
  expect(check.text.zh).toContain(`第 ${entry} 号条目`);
});

test("verifyLog() checks entries that were written together under one head, and misses that head", async () => {
  const ledger = openDatabaseLedger(database.db, { key: openLedgerKey(folder) });
  const digest = sm3(Buffer.from("together"));
  const more = Array.from({ length: 6 }, () =>
    ledger.append({ type: "E13", court: "A01", schema: "advice/1", digest }),
  );
  await Promise.all(more);
  expect(await verifyLog(database.db)).toMatchObject({ ok: true, size: ENTRIES + 6 });
  await sql`delete from ledger_head where size = ${ENTRIES + 6}`.execute(database.db);
  expect(await verifyLog(database.db)).toMatchObject({ ok: false, entry: ENTRIES + 5, fault: "head_missing" });
});

test("verifyLog() names the first of several broken entries", async () => {
  await sql`update ledger_entry set leaf = replace(leaf, 'A01', 'A02') where index in (3, 8)`.execute(database.db);
  await sql`delete from ledger_head where size = 6`.execute(database.db);
  expect(await verifyLog(database.db)).toMatchObject({ ok: false, entry: 3, fault: "entry_changed" });
});

test("verifyLog() with a remembered head notices a log that was cut or rewritten with the key", async () => {
  const ledger = openDatabaseLedger(database.db, { key: openLedgerKey(folder) });
  const remembered = await ledger.head();
  expect(await verifyLog(database.db, { remembered })).toMatchObject({ ok: true });
  const other = openMemoryLedger({ key: openLedgerKey(folder) });
  for (let number = 0; number < 4; number++) {
    await other.append({ type: "E13", court: "A01", schema: "advice/1", digest: sm3(Buffer.from([99])) });
  }
  const forked = await other.head();
  expect(await verifyLog(database.db, { remembered: forked })).toMatchObject({
    ok: false,
    entry: 3,
    fault: "rewritten",
  });
  for (const cut of [
    "ledger_entry where index >= 8",
    "ledger_head where size > 8",
    "ledger_node where index << level >= 8",
  ]) {
    await sql.raw(`delete from ${cut}`).execute(database.db);
  }
  expect(await verifyLog(database.db)).toMatchObject({ ok: true, size: 8 });
  expect(await verifyLog(database.db, { remembered })).toMatchObject({ ok: false, entry: 8, fault: "entry_missing" });
});
