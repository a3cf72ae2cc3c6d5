import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, migrationNames } from "./migrate.ts";
import { asPerson } from "./session-context.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

test("the migrations are numbered from 0001 without a gap or a double", () => {
  const numbers = migrationNames().map((name) => Number(name.slice(0, 4)));
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test("migrate() does nothing when the database is up to date", async () => {
  const applied = () => sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.db);
  const before = await applied();
  await migrate(database.db);
  expect(before.rows.map((row) => row.name)).toEqual(migrationNames());
  expect((await applied()).rows).toEqual(before.rows);
});

test("migrate() refuses a database that a newer version made", async () => {
  const newer = await createTestDatabase();
  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', now()::text)`.execute(
    newer.db,
  );
  await expect(migrate(newer.db)).rejects.toMatchObject({ code: "conflict" });
  await newer.drop();
});

test("asPerson() works under xiezhi_app, and the person is forgotten afterwards", async () => {
  const who = sql<{ role: string; person: string; court: string }>`select current_user as role,
    coalesce(current_setting('xiezhi.user', true), '') as person, coalesce(current_setting('xiezhi.court', true), '') as court`;
  const judge = { id: "p1", court: "A01", role: "judge" } as const;
  const inside = await asPerson(database.db, judge, (tx) => who.execute(tx));
  expect(inside.rows).toEqual([{ role: "xiezhi_app", person: "p1", court: "A01" }]);
  for (let again = 0; again < 6; again++) {
    expect((await who.execute(database.db)).rows[0]).toMatchObject({ person: "" });
  }
});

test("xiezhi_app can neither make tables nor pass by row-level security", async () => {
  const clerk = { id: "p2", court: "A01", role: "clerk" } as const;
  const make = asPerson(database.db, clerk, (tx) => sql`create table stowaway (id int)`.execute(tx));
  await expect(make).rejects.toThrow(/permission denied/);
  const role = await sql`select rolbypassrls, rolsuper, rolcanlogin from pg_roles where rolname = 'xiezhi_app'`.execute(
    database.db,
  );
  expect(role.rows).toEqual([{ rolbypassrls: false, rolsuper: false, rolcanlogin: false }]);
});

test("openDatabase() gives counts as numbers, days as text and moments as ISO text in UTC", async () => {
  const row =
    await sql`select count(*) as n, '2026-11-20'::date as day, '2026-11-20 10:15:31.204+08'::timestamptz as at`.execute(
      database.db,
    );
  expect(row.rows).toEqual([{ n: 1, day: "2026-11-20", at: "2026-11-20T02:15:31.204Z" }]);
});
