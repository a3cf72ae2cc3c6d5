import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { sm3 } from "sm-crypto-v2";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eraseLedgerSalt } from "../database/ledger-records.ts";
import { asPerson } from "../database/session-context.ts";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import { openDatabaseLedger } from "./database-ledger.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import { openLedgerKey } from "./ledger-key.ts";
import { openMemoryLedger } from "./memory-ledger.ts";
import { readLeaf, verifyConsistency, verifyProof } from "./verification.ts";
import { verifyLog } from "./verify-log.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-ledger-"));
  database = await createTestDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

const AT = "2026-11-20T02:15:31.204Z";
const file = (number: number): Uint8Array => Buffer.from(`判决书第${number}号`);
const entry = (number: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  type: "E08",
  court: "A01",
  schema: "judgment/1",
  digest: sm3(file(number)),
  ...more,
});

const options = () => ({
  key: openLedgerKey(join(folder, "secrets")),
  origin: "court.example/log/2026",
  now: () => AT,
});

async function emptied(): Promise<Ledger> {
  for (const table of ["ledger_entry", "ledger_node", "ledger_head"]) {
    await sql.raw(`alter table ${table} disable trigger append_only; truncate ${table}`).execute(database.db);
    await sql.raw(`alter table ${table} enable trigger append_only`).execute(database.db);
  }
  await sql`truncate ledger_salt, ledger_group`.execute(database.db);
  return openDatabaseLedger(database.db, options());
}

describe.each([
  ["memory", async () => openMemoryLedger(options())],
  ["database", emptied],
] as const)("the ledger in the %s", (_where, open) => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await open();
  });

  test("head() of an empty ledger is signed and has the root of the empty tree", async () => {
    const head = await ledger.head();
    expect(head).toMatchObject({ size: 0, origin: "court.example/log/2026" });
    expect(head.rootSm3).toBe("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
  });

  test("append() numbers entries from 0 and every entry is proved with its file, in a tree of any size", async () => {
    for (let number = 0; number < 11; number++) {
      expect((await ledger.append(entry(number))).index).toBe(number);
      const [first, middle] = await Promise.all([ledger.proof(0), ledger.proof(Math.floor(number / 2))]);
      expect(verifyProof(first, file(0))).toMatchObject({ ok: true, step: "verified" });
      expect(verifyProof(middle, file(Math.floor(number / 2)))).toMatchObject({ ok: true });
      expect(first.head.size).toBe(number + 1);
    }
  });

  test("every older head is shown to begin every newer one", async () => {
    for (let number = 0; number < 7; number++) await ledger.append(entry(number));
    for (let from = 1; from <= 7; from++) {
      for (let to = from; to <= 7; to++) {
        expect(verifyConsistency(await ledger.consistency(from, to))).toMatchObject({ ok: true });
      }
    }
  });

  test("the leaf is canonical JSON with a salted commitment, and says nothing of the digest (handbook G §2.4)", async () => {
    const written = await ledger.append(entry(1, { group: "case-1" }));
    const leaf = readLeaf(written.leaf);
    expect(Object.keys(JSON.parse(written.leaf))).toEqual(["at", "commit", "court", "group", "schema", "type", "v"]);
    expect(leaf).toMatchObject({ v: 1, type: "E08", court: "A01", schema: "judgment/1", at: AT });
    const text = `court-ledger/v1|E08|${sm3(file(1))}`;
    const commit = createHmac("sm3", Buffer.from(written.salt, "hex")).update(text).digest("hex");
    expect(leaf?.commit).toBe(commit);
    expect(written.leaf).not.toContain(sm3(file(1)));
    expect(written.leaf).not.toContain("case-1");
  });

  test("entries of one case share a group and those of another do not; equal facts have unequal commitments", async () => {
    const groups: (string | undefined)[] = [];
    const commits = new Set<string | undefined>();
    for (const group of ["case-1", "case-1", "case-2"]) {
      const leaf = readLeaf((await ledger.append(entry(1, { group }))).leaf);
      groups.push(leaf?.group);
      commits.add(leaf?.commit);
    }
    expect(groups[0]).toBe(groups[1]);
    expect(groups[0]).not.toBe(groups[2]);
    expect(commits.size).toBe(3);
  });

  test("append() refuses what has not the leaf's form, and writes nothing", async () => {
    const wrong: Partial<LedgerEntry>[] = [
      { type: "E24" },
      { digest: "abc" },
      { court: "" },
      { prev: "x" },
      { schema: "x".repeat(1100) },
    ];
    for (const change of wrong) {
      await expect(ledger.append(entry(1, change))).rejects.toMatchObject({ code: "bad_request" });
    }
    expect((await ledger.head()).size).toBe(0);
  });

  test("proof() and consistency() of what is not there are not found", async () => {
    await ledger.append(entry(0));
    await expect(ledger.proof(1)).rejects.toMatchObject({ code: "not_found" });
    await expect(ledger.consistency(1, 2)).rejects.toMatchObject({ code: "not_found" });
    await expect(ledger.consistency(0, 1)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the ledger in the database", () => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await emptied();
  });

  test("entry and head stand or fall with the caller's transaction", async () => {
    const { db } = database;
    await ledger.append(entry(0));
    const given = db.transaction().execute(async (tx) => {
      await ledger.append(entry(1), tx);
      throw new Error("the act failed");
    });
    await expect(given).rejects.toThrow("the act failed");
    expect((await ledger.head()).size).toBe(1);
    await ledger.append(entry(2));
    expect(verifyProof(await ledger.proof(1), file(2))).toMatchObject({ ok: true });
  });

  test("append() works inside the session of a person, who can read no salt", async () => {
    const judge = { id: "p1", court: "A01", role: "judge" } as const;
    await asPerson(database.db, judge, (tx) => ledger.append(entry(0, { group: "case-1" }), tx));
    expect(verifyProof(await ledger.proof(0), file(0))).toMatchObject({ ok: true });
    const spied = asPerson(database.db, judge, (tx) => sql`select salt from ledger_salt`.execute(tx));
    await expect(spied).rejects.toThrow(/permission denied/);
  });

  test("writers at the same time get places without gap or double", async () => {
    const written = await Promise.all(Array.from({ length: 20 }, (_, number) => ledger.append(entry(number))));
    expect(written.map(({ index }) => index).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    for (const { index } of written) {
      expect(verifyProof(await ledger.proof(index), file(index))).toMatchObject({ ok: true });
    }
    expect(await verifyLog(database.db)).toMatchObject({ ok: true, size: 20 });
    // Those that waited for the first were written together, under one head.
    expect((await sql`select size from ledger_head`.execute(database.db)).rows.length).toBeLessThan(20);
  });

  test("of entries written together one without the leaf's form is refused alone", async () => {
    const written = await Promise.allSettled(
      [0, 1, 2].map((n) => ledger.append(entry(n, n === 1 ? { type: "?" } : {}))),
    );
    expect(written.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await ledger.head()).size).toBe(2);
  });

  test.each([
    ["update", "update ledger_entry set leaf = ''"],
    ["update of a head", "update ledger_head set signature = ''"],
    ["update of a subtree", "update ledger_node set hash = hash"],
    ["update of a salt", "update ledger_salt set salt = salt"],
    ["delete", "delete from ledger_entry"],
    ["delete of a head", "delete from ledger_head"],
    ["truncate", "truncate ledger_entry"],
  ])("%s is forbidden to the owner and to persons (handbook G14.L8)", async (_act, statement) => {
    await ledger.append(entry(0));
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/);
    const judge = { id: "p1", court: "A01", role: "judge" } as const;
    const asJudge = asPerson(database.db, judge, (tx) => sql.raw(statement).execute(tx));
    await expect(asJudge).rejects.toThrow(/permission denied/);
  });

  test("once its salt is erased no content is accepted for an entry, and the tree still verifies (handbook G14.L1)", async () => {
    await ledger.append(entry(0));
    await ledger.append(entry(1));
    await eraseLedgerSalt(database.db, 0);
    const erased = await ledger.proof(0);
    expect(erased.salt).toBe("");
    expect(verifyProof(erased, file(0))).toMatchObject({ ok: false, step: "commitment" });
    expect(verifyProof(erased)).toMatchObject({ ok: true });
    expect(verifyProof(await ledger.proof(1), file(1))).toMatchObject({ ok: true });
  });
});

test("openLedgerKey() makes one key that only its owner may read, and keeps it", () => {
  const secrets = join(folder, "fresh");
  const key = openLedgerKey(secrets);
  expect(statSync(join(secrets, "ledger-sm2.key")).mode & 0o777).toBe(0o600);
  expect(openLedgerKey(secrets).publicKey).toBe(key.publicKey);
  expect(readFileSync(join(secrets, "ledger-sm2.key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
  writeFileSync(join(secrets, "ledger-sm2.key"), "damaged");
  expect(() => openLedgerKey(secrets)).toThrow(expect.objectContaining({ code: "ledger_broken" }));
});
