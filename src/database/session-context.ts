import { sql } from "kysely";
import type { Person } from "../vocabulary/person.ts";
import type { Database, Work } from "./connection.ts";

/**
 * Does work as a signed-in person (以用户身份), in one transaction. The connection takes the role xiezhi_app, which is
 * subject to row-level security; policies read the person from xiezhi.user, xiezhi.court and xiezhi.role. After the
 * transaction these read as '' and not null, so policies compare with nullif(current_setting('xiezhi.user', true), '').
 */
export async function asPerson<T>(
  db: Database,
  person: Pick<Person, "id" | "court" | "role">,
  work: (tx: Work) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'xiezhi_app', true), set_config('xiezhi.user', ${person.id}, true),
      set_config('xiezhi.court', ${person.court}, true), set_config('xiezhi.role', ${person.role}, true)`.execute(tx);
    return work(tx);
  });
}
