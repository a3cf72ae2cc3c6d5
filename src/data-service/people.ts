import { randomUUID } from "node:crypto";
import type { z } from "zod";
import * as rows from "../database/people.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person, Role } from "../vocabulary/person.ts";
import type { PersonRow } from "../vocabulary/protocol.ts";
import { type Records, serving, together } from "./records.ts";

/** A person with what sign-in needs (账号): argon2 hash, TOTP secret if any, and whether the person is shut out. */
export type Account = rows.AccountRow;

/** A person to be added; the id is made when none is given. */
export interface NewPerson {
  readonly id?: string;
  readonly login: string;
  readonly name: string;
  readonly court: string;
  readonly role: Role;
  /** Argon2 hash. */
  readonly passwordHash: string;
}

/** Adds a court (法院), or renames the one with this id. For the installation. */
export async function addCourt(db: Records, court: { id: string; name: string }): Promise<void> {
  await serving(db, (tx) => rows.upsertCourt(tx, court));
}

/** Name of a court; throws Failure "not_found". */
export async function courtName(db: Records, court: string): Promise<string> {
  const name = await serving(db, (tx) => rows.selectCourtName(tx, court));
  if (name === undefined) {
    throw new Failure("not_found", {
      zh: `没有法院“${court}”，请核对代码。`,
      en: `No court "${court}": check the code.`,
    });
  }
  return name;
}

/** Adds a person (用户). For the installation and the operator; throws Failure "conflict" when the login is taken. */
export async function addPerson(db: Records, wanted: NewPerson): Promise<Person> {
  const { id = randomUUID(), login, name, court, role } = wanted;
  const person = { id, login, name, court, role };
  await serving(db, async (tx) => {
    if (await rows.selectAccount(tx, { login })) {
      throw new Failure("conflict", {
        zh: `登录名“${login}”已被使用，请换一个。`,
        en: `The login "${login}" is taken: choose another.`,
      });
    }
    await rows.insertPerson(tx, person, wanted.passwordHash);
  });
  return person;
}

/** The account of a login, for sign-in; undefined when there is none. */
export async function findByLogin(db: Records, login: string): Promise<Account | undefined> {
  return serving(db, (tx) => rows.selectAccount(tx, { login }));
}

/** The account of a signed-in person, to ask the password again (电子签名法 13). */
export async function accountOf(db: Records, person: Person): Promise<Account | undefined> {
  return serving(db, (tx) => rows.selectAccount(tx, { id: person.id }));
}

/** All accounts of all courts, by login. For the operator. */
export async function listAccounts(db: Records): Promise<Account[]> {
  return serving(db, (tx) => rows.selectAccounts(tx));
}

/** People of the person's own court who are not shut out. */
export async function listPeople(db: Records, person: Person): Promise<z.infer<typeof PersonRow>[]> {
  return together(db, person, (tx) => rows.selectColleagues(tx));
}

/** Sets the person's own password (argon2 hash). */
export async function setPassword(db: Records, person: Person, passwordHash: string): Promise<void> {
  await serving(db, (tx) => rows.updateCredential(tx, person.id, { password_hash: passwordHash }));
}

/** Sets or removes (null) the person's own TOTP secret (动态口令). */
export async function setTotp(db: Records, person: Person, secret: string | null): Promise<void> {
  await serving(db, (tx) => rows.updateCredential(tx, person.id, { totp_secret: secret }));
}

/** Shuts a person out at once, sessions included, or lets the person in again. For the operator. */
export async function setDisabled(db: Records, personId: string, disabled: boolean): Promise<void> {
  await serving(db, (tx) => rows.updateDisabled(tx, personId, disabled));
}
