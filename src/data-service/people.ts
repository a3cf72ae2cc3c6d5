import type { z } from "zod";
import type { Person, Role } from "../vocabulary/person.ts";
import type { PersonRow } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

/** A person with what sign-in needs (账号). */
export interface Account {
  readonly person: Person;
  /** Argon2 hash. */
  readonly passwordHash: string;
  readonly totpSecret: string | null;
  readonly disabled: boolean;
}
export interface NewPerson {
  readonly id?: string;
  readonly login: string;
  readonly name: string;
  readonly court: string;
  readonly role: Role;
  readonly passwordHash: string;
}
export declare function addCourt(db: Records, court: { id: string; name: string }): Promise<void>;
export declare function courtName(db: Records, court: string): Promise<string>;
/** For the seed and the operator's command line only. */
export declare function addPerson(db: Records, person: NewPerson): Promise<Person>;
export declare function findByLogin(db: Records, login: string): Promise<Account | undefined>;
export declare function accountOf(db: Records, person: Person): Promise<Account | undefined>;
export declare function listPeople(db: Records, person: Person): Promise<z.infer<typeof PersonRow>[]>;
export declare function setPassword(db: Records, person: Person, passwordHash: string): Promise<void>;
export declare function setTotp(db: Records, person: Person, secret: string | null): Promise<void>;
export declare function setDisabled(db: Records, personId: string, disabled: boolean): Promise<void>;
