import type { Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** A signed-in session (会话) as found by its token. */
export interface Session {
  readonly tokenHash: string;
  readonly person: Person;
  readonly csrf: string;
  readonly courtName: string;
  readonly totp: boolean;
  readonly expiresAt: Date;
  readonly lastSeen: Date;
}
export declare function openSession(
  db: Records,
  person: Person,
  session: { tokenHash: string; csrf: string; expiresAt: Date },
): Promise<void>;
/** The session, unless it is unknown, revoked, expired at `now` or its person disabled. */
export declare function findSession(db: Records, tokenHash: string, now: Date): Promise<Session | undefined>;
export declare function touchSession(db: Records, tokenHash: string, now: Date): Promise<void>;
export declare function revokeSession(db: Records, tokenHash: string): Promise<void>;
export declare function revokeSessionsOf(db: Records, personId: string): Promise<void>;
