import type { Person } from "../vocabulary/person.ts";
import type { Database } from "./connection.ts";

/** A session with its person and court, not revoked and not expired. */
export interface SessionRow {
  readonly person: Person;
  readonly csrf: string;
  readonly courtName: string;
  readonly totp: boolean;
  readonly expiresAt: string;
  readonly lastSeen: string;
}

/** Adds a session; the token itself is never stored, only its hash. */
export async function insertSession(
  tx: Database,
  session: { tokenHash: string; person: string; csrf: string; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      person: session.person,
      csrf: session.csrf,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The valid session of a token hash at a moment; undefined also when its person was shut out. */
export async function selectSession(tx: Database, tokenHash: string, now: Date): Promise<SessionRow | undefined> {
  const row = await tx
    .selectFrom("session as s")
    .innerJoin("person as p", "p.id", "s.person")
    .innerJoin("court as c", "c.id", "p.court")
    .innerJoin("credential as k", "k.person", "p.id")
    .select(["p.id", "p.login", "p.name", "p.court", "p.role", "s.csrf", "c.name as courtName", "k.totp_secret"])
    .select(["s.expires_at as expiresAt", "s.last_seen as lastSeen"])
    .where("s.token_hash", "=", tokenHash)
    .where("s.revoked", "=", false)
    .where("p.disabled", "=", false)
    .where("s.expires_at", ">", now.toISOString())
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, login, name, court, role, totp_secret, ...session } = row;
  return { person: { id, login, name, court, role }, totp: totp_secret !== null, ...session };
}

/** Notes that a session was used. */
export async function updateLastSeen(tx: Database, tokenHash: string, now: Date): Promise<void> {
  await tx.updateTable("session").set({ last_seen: now }).where("token_hash", "=", tokenHash).execute();
}

/** Ends one session, or all sessions of a person. */
export async function revokeSessions(tx: Database, which: { tokenHash: string } | { person: string }): Promise<void> {
  const all = tx.updateTable("session").set({ revoked: true });
  const chosen =
    "tokenHash" in which ? all.where("token_hash", "=", which.tokenHash) : all.where("person", "=", which.person);
  await chosen.execute();
}
