import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import {
  accountOf,
  addPerson,
  courtName,
  findByLogin,
  listPeople,
  setDisabled,
  setPassword,
  setTotp,
} from "./people.ts";
import { findSession, openSession, revokeSession, revokeSessionsOf, touchSession } from "./sessions.ts";
import { makeTestCourt, type TestCourt } from "./testing.ts";

let database: TestDatabase;
let court: TestCourt;
beforeAll(async () => {
  database = await createTestDatabase();
  court = await makeTestCourt(database.db);
});
afterAll(() => database?.drop());

const NOON = new Date("2026-11-24T04:00:00.000Z");
const LATER = new Date("2026-11-24T12:00:00.000Z");

test("findByLogin() gives the account of a login, and nothing for an unknown one", async () => {
  const { db } = database;
  expect(await findByLogin(db, court.judge.login)).toEqual({
    person: court.judge,
    passwordHash: "$argon2id$test",
    totpSecret: null,
    disabled: false,
  });
  expect(await findByLogin(db, "无此人")).toBeUndefined();
  expect(await findByLogin(db, "a\0b")).toBeUndefined();
});

test("addPerson() refuses a login that is taken", async () => {
  const again = addPerson(database.db, { ...court.judge, id: "other", passwordHash: "x" });
  await expect(again).rejects.toMatchObject({ code: "conflict" });
});

test("setPassword() and setTotp() change the person's own account only", async () => {
  const { db } = database;
  await setPassword(db, court.clerk, "$argon2id$new");
  await setTotp(db, court.clerk, "SECRET");
  expect(await accountOf(db, court.clerk)).toMatchObject({ passwordHash: "$argon2id$new", totpSecret: "SECRET" });
  expect(await accountOf(db, court.judge)).toMatchObject({ passwordHash: "$argon2id$test", totpSecret: null });
});

test("listPeople() names the people of the own court and nobody else", async () => {
  const { db } = database;
  const names = (await listPeople(db, court.judge)).map(({ name }) => name);
  expect(names).toHaveLength(7);
  expect(names).not.toContain("远方来");
  expect((await listPeople(db, court.stranger)).map(({ name }) => name)).toEqual(["远方来"]);
  expect(await courtName(db, court.judge.court)).toBe("云溪市人民法院");
  await expect(courtName(db, "K99")).rejects.toMatchObject({ code: "not_found" });
});

test("findSession() gives person and court until the session expires or is revoked", async () => {
  const { db } = database;
  await openSession(db, court.judge, { tokenHash: "t1", csrf: "c1", expiresAt: LATER });
  expect(await findSession(db, "t1", NOON)).toMatchObject({
    person: court.judge,
    csrf: "c1",
    courtName: "云溪市人民法院",
    totp: false,
  });
  await touchSession(db, "t1", NOON);
  expect(await findSession(db, "t1", NOON)).toMatchObject({
    lastSeen: NOON.toISOString(),
    expiresAt: LATER.toISOString(),
  });
  expect(await findSession(db, "t1", LATER)).toBeUndefined();
  expect(await findSession(db, "unknown", NOON)).toBeUndefined();
  await revokeSession(db, "t1");
  expect(await findSession(db, "t1", NOON)).toBeUndefined();
});

test("findSession() ends with the person: shut out, or all sessions revoked", async () => {
  const { db } = database;
  for (const tokenHash of ["t2", "t3"]) await openSession(db, court.panel, { tokenHash, csrf: "c", expiresAt: LATER });
  await setDisabled(db, court.panel.id, true);
  expect(await findSession(db, "t2", NOON)).toBeUndefined();
  await setDisabled(db, court.panel.id, false);
  expect(await findSession(db, "t2", NOON)).toMatchObject({ person: court.panel });
  await revokeSessionsOf(db, court.panel.id);
  for (const tokenHash of ["t2", "t3"]) expect(await findSession(db, tokenHash, NOON)).toBeUndefined();
});
