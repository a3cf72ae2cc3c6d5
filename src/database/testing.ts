import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "./connection.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { migrate } from "./migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** What tools/database-setup.ts tells the tests: a folder for the shared server, or an address of another one. */
    databaseFolder: string;
    databaseUrl: string | undefined;
  }
}

/** A migrated database that only one test file sees. */
export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  /** Closes and drops it. */
  drop(): Promise<void>;
}

const TEMPLATE = "xiezhi_template";

/**
 * Makes a fresh, migrated database on the server that all test files of a run share; the first call starts it.
 * For tests only: `const test = await createTestDatabase()` in beforeAll, `await test.drop()` in afterAll.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await sharedServerUrl();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(server, async (client) => {
    // The first test file makes the template, the others wait for it.
    await client.query("select pg_advisory_lock(740101)");
    const made = await client.query("select 1 from pg_database where datname = $1", [TEMPLATE]);
    if (made.rowCount === 0) await makeTemplate(client, server);
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  const url = withDatabase(server, name);
  const db = openDatabase(url, { max: 6 });
  const drop = async (): Promise<void> => {
    await db.destroy();
    await administer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { db, url, drop };
}

async function makeTemplate(client: pg.Client, server: string): Promise<void> {
  const unfinished = `${TEMPLATE}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  const db = openDatabase(withDatabase(server, unfinished), { max: 2 });
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
  await client.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
}

async function sharedServerUrl(): Promise<string> {
  const given = inject("databaseUrl");
  return given ?? (await startEmbeddedPostgres({ dataDir: inject("databaseFolder") })).url;
}

async function administer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Gives a person so many cases (1号 to N号, every other one criminal) in one step, as years of work would have. As owner of
 * the tables, because row security asks for all cases of the person at each row. For tests only.
 */
export async function giveManyCases(
  db: Database,
  person: { readonly id: string; readonly court: string },
  capacity: "judge" | "clerk",
  count: number,
): Promise<void> {
  const cases = Array.from({ length: count }, (_, index) => ({
    id: `${person.id}-${index + 1}`,
    court: person.court,
    number: `（2024）云9907民初${10_001 + index}号`,
    title: `第${index + 1}件民间借贷纠纷`,
    kind: index % 2 === 0 ? ("civil" as const) : ("criminal" as const),
    created_by: person.id,
  }));
  await db.insertInto("case_file").values(cases).execute();
  const members = cases.map(({ id }) => ({ case_id: id, person: person.id, capacity }));
  await db.insertInto("case_member").values(members).execute();
}
