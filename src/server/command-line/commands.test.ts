import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { findByLogin } from "../../data-service/people.ts";
import { findSession, openSession } from "../../data-service/sessions.ts";
import { makeTestCourt, type TestCourt } from "../../data-service/testing.ts";
import { createTestDatabase, type TestDatabase } from "../../database/testing.ts";
import { openDatabaseLedger } from "../../ledger/database-ledger.ts";
import { openLedgerKey } from "../../ledger/ledger-key.ts";
import { verifyProof } from "../../ledger/verification.ts";
import type { Provision } from "../../vocabulary/law.ts";
import { advise } from "./advise.ts";
import { backup } from "./backup.ts";
import { cases } from "./cases.ts";
import { fairness } from "./fairness.ts";
import { intake } from "./intake.ts";
import { laws } from "./laws.ts";
import { ledger } from "./ledger.ts";
import { replay } from "./replay.ts";
import { type Command, UsageError } from "./terminal.ts";
import { runXiezhi } from "./testing.ts";
import { users } from "./users.ts";
import { worker } from "./worker.ts";

let folder: string;
let database: TestDatabase;
let court: TestCourt;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiezhi-commands-"));
  database = await createTestDatabase();
  court = await makeTestCourt(database.db);
  vi.stubEnv("DATA_DIR", join(folder, "data"));
  vi.stubEnv("DATABASE_URL", database.url);
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Heard<T> {
  readonly value: T;
  readonly text: string;
  readonly said: string;
}

/** Runs a command in this process and gives what it said. */
async function run<T>(command: Command, ...args: string[]): Promise<Heard<T>> {
  const heard = { value: undefined as unknown, text: "", said: "" };
  await command.run(args, {
    json: true,
    result: (value, text) => Object.assign(heard, { value, text }),
    say: (text) => {
      heard.said += `${text}\n`;
    },
  });
  return heard as Heard<T>;
}

test.each([
  [laws, []],
  [laws, ["nonsense"]],
  [laws, ["import"]],
  [laws, ["search"]],
  [laws, ["search", "借款", "--limit", "0"]],
  [laws, ["show", "民法典", "667", "--on", "2026-02-30"]],
  [laws, ["constructor"]],
  [laws, ["list", "--rank", "decree"]],
  [laws, ["compare", "民法典", "2021-01-01"]],
  [laws, ["releases", "0001"]],
  [laws, ["use", "0001"]],
  [laws, ["use", "--reason", "试验"]],
  [cases, ["show"]],
  [cases, ["import", "a", "b"]],
  [advise, ["case-backfill"]],
  [advise, ["case-backfill", "--case", "x", "--input", "[]"]],
  [replay, []],
  [fairness, []],
  [fairness, ["x"]],
  [ledger, ["proof", "-1"]],
  [ledger, ["verify", "--head", "/no/such/file"]],
  [users, ["add", "x"]],
  [users, ["add", "x", "--name", "y", "--role", "emperor", "--court", "z"]],
  [backup, []],
  [intake, ["a"]],
  [worker, ["--fast"]],
] as const)("%# is bad usage", async (command, args) => {
  await expect(run(command, ...args)).rejects.toThrow(UsageError);
});

test("the process ends with 0 when done, 1 when failed and 2 for bad usage; only results are on stdout", async () => {
  const settings = { DATA_DIR: join(folder, "process") };
  const shown = await runXiezhi(["laws", "show", "《民法典》第六百六十七条", "--json"], settings);
  expect(shown.code).toBe(0);
  expect(JSON.parse(shown.out)).toMatchObject({ ref: { law: "中华人民共和国民法典", article: 667 } });
  const missing = await runXiezhi(["laws", "show", "无此法 1", "--json"], settings);
  expect(missing).toMatchObject({ code: 1, out: "" });
  expect(missing.err).toMatch(/laws import/);
  const unknown = await runXiezhi(["judge", "the case"], settings);
  expect(unknown).toMatchObject({ code: 2, out: "" });
  const wrong = await runXiezhi(["laws", "search", "--on"], settings);
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.err).toMatch(/xiezhi laws import/);
});

test("laws import, search and show use the official text once it is there, as in force on the day asked for", async () => {
  const text = [
    "# 中华人民共和国虚构借贷法",
    "",
    "（2020年1月1日通过　自2020年6月1日起施行）",
    "",
    "第一条　为了虚构之目的，制定本法。",
    "",
    "第二条　出借人应当交付约定的虚构款项。",
  ].join("\n");
  await writeFile(join(folder, "虚构借贷法.md"), text);
  const made = await run<{ counts: { articles: number } }>(laws, "import", join(folder, "虚构借贷法.md"));
  expect(made.value.counts.articles).toBe(2);
  expect(made.said).toContain("2/2");
  const shown = await run<Provision>(laws, "show", "虚构借贷法", "2", "--on", "2021-01-01");
  expect(shown.value).toMatchObject({ wording: "official", text: expect.stringContaining("虚构款项") });
  await expect(run(laws, "show", "虚构借贷法", "2", "--on", "2019-01-01")).rejects.toMatchObject({ code: "not_found" });
  const found = await run<{ provision: Provision }[]>(laws, "search", "虚构款项", "--limit", "1");
  expect(found.value).toMatchObject([{ provision: { ref: { article: 2 } } }]);
  await expect(run(laws, "import", join(folder, "no-such-file"))).rejects.toMatchObject({ code: "bad_request" });
});

test("laws list, show, compare and search within a law read the versions that were imported", async () => {
  const version = (year: number, words: string) =>
    `# 中华人民共和国虚构版本法\n\n（${year}年1月1日通过　自${year}年6月1日起施行）\n\n第一条　为了虚构之目的，制定本法。\n\n第二条　${words}\n`;
  for (const [year, words] of [
    [2001, "出借人交付虚构款项的，可以约定利息。"],
    [2021, "出借人交付虚构款项的，可以约定不超过限度的利息。"],
  ] as const) {
    await writeFile(join(folder, "版本法.md"), version(year, words));
    await run(laws, "import", join(folder, "版本法.md"));
  }
  const listed = await run<{ rows: { key: string; versions: number }[] }>(laws, "list", "虚构版本");
  expect(listed.value.rows).toMatchObject([{ key: "虚构版本法", versions: 2 }]);
  const shown = await run<{ text: string; versions: object[] }>(laws, "show", "虚构版本法", "2", "--on", "2010-01-01");
  expect(shown.value).toMatchObject({ text: expect.stringContaining("可以约定利息"), versions: [{}, {}] });
  expect(shown.text).toContain("各版本 all versions");
  const whole = await run<{ versions: object[] }>(laws, "show", "虚构版本法");
  expect(whole.value.versions).toHaveLength(2);
  const compared = await run<{ rows: { change: string }[] }>(laws, "compare", "虚构版本法", "2001-06-01", "2021-06-01");
  expect(compared.value.rows.map(({ change }) => change)).toEqual(["same", "changed"]);
  expect(compared.text).toContain("修改 changed 1");
  const found = await run<{ provision: Provision }[]>(
    laws,
    "search",
    "约定利息",
    "--law",
    "虚构版本法",
    "--rank",
    "law",
  );
  expect(found.value.length).toBeGreaterThan(0);
  for (const { provision } of found.value) expect(provision.ref.law).toBe("中华人民共和国虚构版本法");
});

test("laws releases and use: listed with signatures, chosen for a reason, into the ledger (E16)", async () => {
  const before = await run<{ release: string; signature: string; current: boolean }[]>(laws, "releases");
  expect(before.value.every(({ signature }) => signature === "valid")).toBe(true);
  const older = before.value.at(-1)?.release ?? "";
  await expect(run(laws, "use", older, "--reason", "试验", "--as", court.clerk.login)).rejects.toMatchObject({
    code: "forbidden",
  });
  const head = await run<{ size: number }>(ledger, "head");
  const used = await run<{ release: string; current: boolean }[]>(
    laws,
    "use",
    older,
    "--reason",
    "导入有误",
    "--as",
    court.president.login,
  );
  expect(used.value.find(({ current }) => current)).toMatchObject({
    release: older,
    chosen: { by: court.president.name, reason: "导入有误" },
  });
  expect((await run<{ size: number }>(ledger, "head")).value.size).toBe(head.value.size + 1);
  await expect(run(laws, "show", "虚构版本法", "2")).rejects.toMatchObject({ code: "not_found" });
  await run(laws, "use", before.value[0]?.release ?? "", "--reason", "恢复");
  expect((await run<Provision>(laws, "show", "虚构版本法", "2")).value.wording).toBe("official");
});

test("cases show gives a decided case in its parts", async () => {
  const found = await run<{ decided: { id: string } }[]>(cases, "search", "借条", "--limit", "1");
  const shown = await run<{ parts: { text: string }[] }>(cases, "show", found.value[0]?.decided.id ?? "");
  expect(shown.value.parts.length).toBeGreaterThan(1);
  await expect(run(cases, "show", "no-such-case")).rejects.toMatchObject({ code: "not_found" });
});

test("cases search finds decided cases with what is alike and what is not", async () => {
  const { value } = await run<{ decided: { cause: string }; score: number; matched: string[] }[]>(
    cases,
    "search",
    "原告持借条主张借款，被告辩称款项未交付",
    "--cause",
    "民间借贷纠纷",
    "--limit",
    "3",
  );
  expect(value).toHaveLength(3);
  for (const { decided, matched } of value) {
    expect(decided.cause).toBe("民间借贷纠纷");
    expect(matched.length).toBeGreaterThan(0);
  }
});

test("users add, password, disable and enable change who may sign in, and end the sessions there are", async () => {
  const { db } = database;
  const added = await run<{ id: string; password: string }>(
    users,
    "add",
    "renwu",
    "--name",
    "任五",
    "--role",
    "clerk",
    "--court",
    "qx9",
    "--court-name",
    "清溪法院",
  );
  expect(added.value.password).toMatch(/^[\w-]{12}$/);
  const account = await findByLogin(db, "renwu");
  if (!account) throw new Error("not added");
  expect(account.passwordHash).not.toContain(added.value.password);
  const open = (tokenHash: string) =>
    openSession(db, account.person, { tokenHash, csrf: "x", expiresAt: new Date(Date.now() + 3_600_000) });
  await open("a");
  await run(users, "password", "renwu");
  expect(await findSession(db, "a", new Date())).toBeUndefined();
  expect((await findByLogin(db, "renwu"))?.passwordHash).not.toBe(account.passwordHash);
  await open("b");
  await run(users, "disable", "renwu");
  await run(users, "enable", "renwu");
  expect(await findSession(db, "b", new Date())).toBeUndefined();
  const listed = await run<{ login: string }[]>(users, "list");
  expect(listed.value.map(({ login }) => login)).toContain("renwu");
  expect(JSON.stringify(listed)).not.toContain("$argon2");
  await expect(run(users, "add", "renwu", "--name", "任", "--role", "clerk", "--court", "qx9")).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(run(users, "add", "a", "--name", "a", "--role", "clerk", "--court", "nowhere")).rejects.toMatchObject({
    code: "not_found",
  });
});

test("advise, replay and fairness work for a named person only, with that person's rights", async () => {
  const args = ["no-such-application", "--case", court.caseId];
  await expect(run(advise, ...args)).rejects.toThrow(UsageError);
  await expect(run(advise, ...args, "--as", "nobody")).rejects.toMatchObject({ code: "not_found" });
  await expect(run(advise, ...args, "--as", court.clerk.login)).rejects.toMatchObject({ code: "not_found" });
  await expect(run(replay, "x", "--as", court.outsider.login)).rejects.toMatchObject({ code: "not_found" });
  await expect(run(fairness, court.caseId, "--as", court.outsider.login)).rejects.toMatchObject({ code: "not_found" });
});

test("ledger verify, head and proof give what a witness needs and no salt; a rewritten log is named", async () => {
  const key = openLedgerKey(join(folder, "data", "secrets"));
  const log = openDatabaseLedger(database.db, { key });
  for (let n = 0; n < 3; n++) await log.append({ type: "E18", court: "c", schema: "switch/1", digest: "0".repeat(64) });
  const { size } = await log.head();
  expect(await run(ledger, "verify")).toMatchObject({ value: { ok: true, size } });
  const head = await run<object>(ledger, "head");
  const proof = await run<{ salt: string }>(ledger, "proof", "1");
  expect(proof.value.salt).toBe("");
  expect(verifyProof(proof.value)).toMatchObject({ ok: true });
  await expect(run(ledger, "proof", String(size))).rejects.toMatchObject({ code: "not_found" });
  const file = join(folder, "head.json");
  await writeFile(file, JSON.stringify(head.value));
  expect(await run(ledger, "verify", "--head", file)).toMatchObject({ value: { ok: true } });
  await writeFile(file, JSON.stringify({ ...head.value, rootSm3: "0".repeat(64) }));
  await expect(run(ledger, "verify", "--head", file)).rejects.toMatchObject({ code: "ledger_broken" });
});

test("intake of an empty or missing folder ends with what to do, and writes nothing", async () => {
  const empty = join(folder, "empty");
  await mkdir(empty);
  for (const from of [empty, join(folder, "missing")])
    await expect(run(intake, from, "--out", join(folder, "out"))).rejects.toMatchObject({ code: "bad_request" });
  await expect(readFile(join(folder, "out", "report.md"))).rejects.toThrow();
});
