import { readdirSync } from "node:fs";
import { type Migration, Migrator } from "kysely";
import { Failure } from "../vocabulary/failure.ts";
import type { Database } from "./connection.ts";

const FOLDER = new URL("migrations/", import.meta.url);

/** Names of all migrations in order, for example "0001-application-role"; found in the folder, from source or compiled. */
export function migrationNames(): string[] {
  return migrationFiles().map((file) => file.replace(/\.[jt]s$/, ""));
}

/**
 * Brings the database to this program's version, or only to the migration `last`, each migration in its own transaction;
 * forward only. Safe when several processes start at once. Throws a Failure when the database was made by a newer version
 * of this program.
 */
export async function migrate(db: Database, last?: string): Promise<void> {
  const getMigrations = async (): Promise<Record<string, Migration>> => {
    const all = Object.entries(await readMigrations());
    return Object.fromEntries(all.filter(([name]) => last === undefined || name <= last));
  };
  const migrator = new Migrator({ db, provider: { getMigrations } });
  for (;;) {
    const { error, results } = await migrator.migrateUp();
    if (error instanceof Error && /previously executed migration/.test(error.message)) throw newer(error);
    if (error !== undefined) throw error;
    if (results === undefined || results.length === 0) return;
  }
}

function migrationFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.[jt]s$/.test(file))
    .sort();
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const found: Record<string, Migration> = {};
  for (const file of migrationFiles()) {
    const migration: Migration = await import(new URL(file, FOLDER).href);
    found[file.replace(/\.[jt]s$/, "")] = { up: (db) => migration.up(db) };
  }
  return found;
}

function newer(cause: unknown): Failure {
  return new Failure(
    "conflict",
    {
      zh: "数据库是由更新版本的程序建立的。请升级本程序，或连接本版本的数据库。",
      en: "The database was made by a newer version of this program. Upgrade this program, or use a database of this version.",
    },
    { cause },
  );
}
