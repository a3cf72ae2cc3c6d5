import { sql } from "kysely";
import type { LedgerHead } from "../vocabulary/protocol.ts";
import type { Database, Work } from "./connection.ts";
import { readLedgerHead } from "./ledger-records.ts";

/** Rows fetched or written in one statement; a page with all its lines has some tens of kilobytes. */
const BATCH = 200;

/** Tables that the migrations themselves fill. */
const OF_MIGRATION = ["kysely_migration", "kysely_migration_lock"];

/** What a backup reads the whole database through: one snapshot, whatever is written meanwhile. */
export interface Snapshot {
  /** Name of the newest migration the database has. */
  readonly migration: string;
  /** All tables, those that others refer to first. */
  readonly tables: readonly string[];
  /** The rows of a table as JSON texts, in lots. */
  rows(table: string): AsyncGenerator<readonly string[], void, undefined>;
  /** The newest head of the ledger at that moment. */
  ledgerHead(): Promise<LedgerHead | undefined>;
}

/** Reads all tables in one repeatable-read transaction (一致性快照). For the operator: rights of persons do not apply. */
export async function inSnapshot<T>(db: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      // The first statement takes the snapshot.
      const migrations = await sql<{ name: string }>`
        select name from kysely_migration order by name desc limit 1`.execute(tx);
      const tables = await tablesInOrder(tx);
      return work({
        migration: migrations.rows[0]?.name ?? "",
        tables,
        rows: (table) => readRows(tx, table),
        ledgerHead: () => readLedgerHead(tx),
      });
    });
}

/** True when no table holds a row, or there are no tables yet. */
export async function isEmptyDatabase(db: Database): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    for (const table of await tablesInOrder(tx)) {
      const found = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx);
      if (found.rows.length > 0) return false;
    }
    return true;
  });
}

/**
 * Fills empty tables with the rows of a snapshot, all or nothing, keeping every number that was given out. `rows` gives
 * the JSON texts of a table; the counts by table.
 */
export async function fillTables(
  db: Database,
  rows: (table: string) => AsyncIterable<string>,
): Promise<Record<string, number>> {
  return db.transaction().execute(async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of await tablesInOrder(tx)) {
      counts[table] = await fillTable(tx, table, rows(table));
      await continueNumbers(tx, table);
    }
    return counts;
  });
}

async function fillTable(tx: Work, table: string, rows: AsyncIterable<string>): Promise<number> {
  let count = 0;
  let lot: string[] = [];
  const write = async (): Promise<void> => {
    if (lot.length === 0) return;
    // A json array keeps the texts as they are; every column of this version is named by the table itself.
    await sql`insert into ${sql.table(table)} overriding system value
      select * from json_populate_recordset(null::${sql.table(table)}, ${`[${lot.join(",")}]`}::json)`.execute(tx);
    count += lot.length;
    lot = [];
  };
  for await (const row of rows) {
    lot.push(row);
    if (lot.length >= BATCH) await write();
  }
  await write();
  return count;
}

/** Lets the numbers that the database gives out go on behind those that were given. */
async function continueNumbers(tx: Work, table: string): Promise<void> {
  const identities = await sql<{ column: string; sequence: string }>`
    select a.attname as column, pg_get_serial_sequence(quote_ident(${table}), a.attname) as sequence
    from pg_attribute a where a.attrelid = ${table}::regclass and a.attidentity <> ''`.execute(tx);
  for (const { column, sequence } of identities.rows) {
    await sql`select setval(${sequence}::regclass, max(${sql.ref(column)})) from ${sql.table(table)}
      having max(${sql.ref(column)}) is not null`.execute(tx);
  }
}

async function* readRows(tx: Work, table: string): AsyncGenerator<readonly string[], void, undefined> {
  // A cursor holds one lot at a time, however large the table is.
  await sql`declare backup no scroll cursor for select row_to_json(r)::text as row from ${sql.table(table)} r`.execute(
    tx,
  );
  try {
    for (;;) {
      const { rows } = await sql<{ row: string }>`fetch ${sql.lit(BATCH)} from backup`.execute(tx);
      if (rows.length > 0) yield rows.map(({ row }) => row);
      if (rows.length < BATCH) return;
    }
  } finally {
    await sql`close backup`.execute(tx);
  }
}

/** Tables of the product, each behind those it refers to. */
async function tablesInOrder(tx: Work): Promise<string[]> {
  const found = await sql<{ name: string; needs: string[] }>`
    select c.relname as name,
      coalesce(array_agg(distinct f.relname::text) filter (where f.relname is not null and f.oid <> c.oid), '{}') as needs
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
    left join pg_class f on f.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    group by c.relname, c.oid order by c.relname`.execute(tx);
  const left = new Map(
    found.rows.filter(({ name }) => !OF_MIGRATION.includes(name)).map(({ name, needs }) => [name, needs]),
  );
  const ordered: string[] = [];
  while (left.size > 0) {
    const next = [...left].filter(([, needs]) => needs.every((need) => !left.has(need))).map(([name]) => name);
    if (next.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...left.keys()].join(", ")}`);
    for (const name of next) left.delete(name);
    ordered.push(...next);
  }
  return ordered;
}
