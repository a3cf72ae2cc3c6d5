import * as rows from "../database/sessions.ts";
import type { Person } from "../vocabulary/person.ts";
import { type Records, serving } from "./records.ts";

/** A signed-in session (会话) with its person, court and CSRF value; moments are ISO text in UTC. */
export type Session = rows.SessionRow;

/** Opens a session of a person; only the hash of its token is kept. */
export async function openSession(
  db: Records,
  person: Person,
  session: { tokenHash: string; csrf: string; expiresAt: Date },
): Promise<void> {
  await serving(db, (tx) => rows.insertSession(tx, { ...session, person: person.id }));
}

/** The session of a token hash; undefined when unknown, revoked, expired at `now`, or its person shut out. */
export async function findSession(db: Records, tokenHash: string, now: Date): Promise<Session | undefined> {
  return serving(db, (tx) => rows.selectSession(tx, tokenHash, now));
}

/** Notes that a session was used at `now`. */
export async function touchSession(db: Records, tokenHash: string, now: Date): Promise<void> {
  await serving(db, (tx) => rows.updateLastSeen(tx, tokenHash, now));
}

/** Ends a session (退出登录). */
export async function revokeSession(db: Records, tokenHash: string): Promise<void> {
  await serving(db, (tx) => rows.revokeSessions(tx, { tokenHash }));
}

/** Ends all sessions of a person, for example after a change of password. */
export async function revokeSessionsOf(db: Records, personId: string): Promise<void> {
  await serving(db, (tx) => rows.revokeSessions(tx, { person: personId }));
}
