import { sql } from "kysely";
import type { Person } from "../vocabulary/person.ts";
import type { Database } from "./connection.ts";
import { storedText } from "./stored-text.ts";

/** A person with what sign-in needs (账号). */
export interface AccountRow {
  readonly person: Person;
  readonly passwordHash: string;
  readonly totpSecret: string | null;
  readonly disabled: boolean;
}

/** Adds a court, or renames the one with this id. */
export async function upsertCourt(tx: Database, court: { id: string; name: string }): Promise<void> {
  await tx
    .insertInto("court")
    .values(court)
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ name: court.name }))
    .execute();
}

/** Name of a court; undefined when there is none. */
export async function selectCourtName(tx: Database, court: string): Promise<string | undefined> {
  const row = await tx.selectFrom("court").select("name").where("id", "=", court).executeTakeFirst();
  return row?.name;
}

/** Adds a person with a password. */
export async function insertPerson(tx: Database, person: Person, passwordHash: string): Promise<void> {
  await tx
    .insertInto("person")
    .values({ ...person, login: storedText(person.login), name: storedText(person.name) })
    .execute();
  await tx
    .insertInto("credential")
    .values({ person: person.id, password_hash: passwordHash, totp_secret: null })
    .execute();
}

/** The account of a login, or of a person's id. */
export async function selectAccount(
  tx: Database,
  who: { login: string } | { id: string },
): Promise<AccountRow | undefined> {
  const [column, value] = "login" in who ? (["login", who.login] as const) : (["id", who.id] as const);
  const row = await accounts(tx).where(`p.${column}`, "=", storedText(value)).executeTakeFirst();
  return row && accountFrom(row);
}

/** The accounts of all courts, by login. */
export async function selectAccounts(tx: Database): Promise<AccountRow[]> {
  const found = await accounts(tx).orderBy(sql`p.login collate "C"`).execute();
  return found.map(accountFrom);
}

function accounts(tx: Database) {
  return tx
    .selectFrom("person as p")
    .innerJoin("credential as c", "c.person", "p.id")
    .select(["p.id", "p.login", "p.name", "p.court", "p.role", "p.disabled", "c.password_hash", "c.totp_secret"]);
}

function accountFrom(row: Awaited<ReturnType<ReturnType<typeof accounts>["executeTakeFirstOrThrow"]>>): AccountRow {
  const { id, login, name, court, role, disabled, password_hash: passwordHash, totp_secret: totpSecret } = row;
  return { person: { id, login, name, court, role }, passwordHash, totpSecret, disabled };
}

/** People of the reader's court who can be asked for, by name. */
export async function selectColleagues(tx: Database): Promise<Pick<Person, "id" | "name" | "role">[]> {
  return tx
    .selectFrom("person")
    .select(["id", "name", "role"])
    .where("disabled", "=", false)
    .orderBy(sql`name collate "C"`)
    .execute();
}

/** Changes the password hash or the TOTP secret of a person. */
export async function updateCredential(
  tx: Database,
  person: string,
  change: { password_hash: string } | { totp_secret: string | null },
): Promise<void> {
  await tx.updateTable("credential").set(change).where("person", "=", person).execute();
}

/** Shuts a person out, or lets the person in again. */
export async function updateDisabled(tx: Database, person: string, disabled: boolean): Promise<void> {
  await tx.updateTable("person").set({ disabled }).where("id", "=", person).execute();
}
