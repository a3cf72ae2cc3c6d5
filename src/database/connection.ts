import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { Tables } from "./tables.ts";

/** An open database. Close it with destroy(). */
export type Database = Kysely<Tables>;

/** A transaction in which a person's or the system's work is done. */
export type Work = Transaction<Tables>;

const { builtins } = pg.types;

/**
 * Opens a pool of connections (at most `max`, 10 by default) to PostgreSQL 15 or newer. Whole numbers come as numbers,
 * dates as "2026-11-20" and moments as ISO text in UTC with milliseconds, so that no Date object travels inside.
 */
export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 10, types: { getTypeParser: parserFor } });
  // An idle connection that breaks (server restarted) is dropped by the pool; the next query opens a new one.
  pool.on("error", () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

function parserFor(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === builtins.INT8) return exactNumber;
  if (oid === builtins.DATE) return (value) => value;
  if (oid === builtins.TIMESTAMPTZ) return (value) => new Date(value).toISOString();
  return pg.types.getTypeParser(oid, format);
}

function exactNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The database holds ${value}, too large for a number`);
  return number;
}
