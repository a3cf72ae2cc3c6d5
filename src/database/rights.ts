import { sql } from "kysely";
import type { Person } from "../vocabulary/person.ts";
import type { Database, Work } from "./connection.ts";

/**
 * Does work as the assistance for a person (辅助身份), in one transaction under the role xiezhi_assistant: it reads what
 * the person may read and can add advice and its ledger entry, nothing else (handbook G5.1).
 */
export async function asAssistant<T>(
  db: Database,
  person: Pick<Person, "id" | "court" | "role">,
  work: (tx: Work) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'xiezhi_assistant', true), set_config('xiezhi.user', ${person.id}, true),
      set_config('xiezhi.court', ${person.court}, true), set_config('xiezhi.role', ${person.role}, true)`.execute(tx);
    return work(tx);
  });
}

/**
 * Does work of the machinery (系统身份) for no person, in one transaction under the role xiezhi_service: sign-in,
 * people, the job queue. It sees no case data and can make no act.
 */
export async function asService<T>(db: Database, work: (tx: Work) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'xiezhi_service', true), set_config('xiezhi.user', '', true),
      set_config('xiezhi.court', '', true), set_config('xiezhi.role', '', true)`.execute(tx);
    return work(tx);
  });
}
