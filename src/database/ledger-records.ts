import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { LedgerHead } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";

/** A complete subtree of the ledger as stored. */
export interface LedgerNodeRow {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** New entries with all that comes into being with them. */
export interface NewLedgerEntries {
  /** Position of the first. */
  readonly start: number;
  readonly entries: readonly { readonly leaf: string; readonly salt: Uint8Array }[];
  readonly nodes: readonly LedgerNodeRow[];
  /** The head that covers them all. */
  readonly head: LedgerHead;
}

/**
 * Waits until no other transaction writes to the ledger, keeps the others waiting until this one ends, and gives the
 * size of the ledger and its complete subtrees, largest first.
 */
export async function lockLedger(tx: Database): Promise<{ size: number; hashes: Uint8Array[] }> {
  const { rows } = await sql<{ size: number; hashes: Uint8Array[] | null }>`
    select size, hashes from ledger_locked_tree()`.execute(tx);
  return { size: rows[0]?.size ?? 0, hashes: rows[0]?.hashes ?? [] };
}

/** Writes entries, their salts, their subtrees and their head in one statement. */
export async function writeLedgerEntries(tx: Database, written: NewLedgerEntries): Promise<void> {
  const { start, entries, head, nodes } = written;
  const indexes = entries.map((_, number) => start + number);
  await sql`
    with entry as (
        insert into ledger_entry (index, leaf, head_size)
        select index, leaf, ${head.size}
        from unnest(${indexes}::bigint[], ${entries.map(({ leaf }) => leaf)}::text[]) as new (index, leaf)
      ),
      salt as (
        insert into ledger_salt (index, salt)
        select * from unnest(${indexes}::bigint[], ${entries.map(({ salt }) => Buffer.from(salt))}::bytea[])
      ),
      nodes as (
        insert into ledger_node (level, index, hash)
        select * from unnest(${nodes.map((node) => node.level)}::int[], ${nodes.map((node) => node.index)}::bigint[],
          ${nodes.map((node) => Buffer.from(node.hash))}::bytea[])
      )
    insert into ledger_head (size, origin, root, at, signature, public_key)
    values (${head.size}, ${head.origin}, ${Buffer.from(head.rootSm3, "hex")}, ${head.at}, ${head.signature},
      ${head.publicKey})`.execute(tx);
}

/** The head for a size, or the newest; undefined when there is none. */
export async function readLedgerHead(db: Database, size?: number): Promise<LedgerHead | undefined> {
  const heads = db.selectFrom("ledger_head").selectAll();
  const row = await (size === undefined
    ? heads.orderBy("size", "desc").limit(1)
    : heads.where("size", "=", size)
  ).executeTakeFirst();
  return row === undefined ? undefined : headFrom(row);
}

/** The leaf and the salt of one entry; the salt is null once erased. */
export async function readLedgerEntry(
  db: Database,
  index: number,
): Promise<{ leaf: string; salt: Uint8Array | null } | undefined> {
  return db
    .selectFrom("ledger_entry as entry")
    .leftJoin("ledger_salt as salt", "salt.index", "entry.index")
    .select(["entry.leaf", "salt.salt"])
    .where("entry.index", "=", index)
    .executeTakeFirst();
}

/** The hashes of subtrees by "level/index"; those not stored are absent. */
export async function readLedgerNodes(
  db: Database,
  wanted: readonly { level: number; index: number }[],
): Promise<Map<string, Uint8Array>> {
  const { rows } = await sql<LedgerNodeRow>`
    select node.level, node.index, node.hash
    from unnest(${wanted.map((node) => node.level)}::int[], ${wanted.map((node) => node.index)}::bigint[]) as w(level, index)
    join ledger_node node on node.level = w.level and node.index = w.index`.execute(db);
  return new Map(rows.map((node) => [`${node.level}/${node.index}`, node.hash]));
}

/** An entry as stored, with the head of exactly its size where one was signed. */
export interface StoredLedgerEntry {
  readonly index: number;
  readonly leaf: string;
  readonly headSize: number;
  readonly head: LedgerHead | undefined;
}

/** The entries from `start` on, at most `limit`, in order. */
export async function readLedgerEntries(db: Database, start: number, limit: number): Promise<StoredLedgerEntry[]> {
  const rows = await db
    .selectFrom("ledger_entry as entry")
    .leftJoin("ledger_head as head", (join) => join.on("head.size", "=", sql<number>`entry.index + 1`))
    .select([
      "entry.index",
      "entry.leaf",
      "entry.head_size",
      "head.size",
      "head.origin",
      "head.root",
      "head.at",
      "head.signature",
    ])
    .select("head.public_key")
    .where("entry.index", ">=", start)
    .orderBy("entry.index")
    .limit(limit)
    .execute();
  return rows.map(({ index, leaf, head_size, ...head }) => ({
    index,
    leaf,
    headSize: head_size,
    head: isHeadRow(head) ? headFrom(head) : undefined,
  }));
}

/** The salt of a case, made the first time; to be called while the ledger is locked. */
export async function readGroupSalt(tx: Database, caseId: string): Promise<Uint8Array> {
  const kept = await tx.selectFrom("ledger_group").select("salt").where("case_id", "=", caseId).executeTakeFirst();
  if (kept !== undefined) return kept.salt;
  const salt = randomBytes(32);
  await tx.insertInto("ledger_group").values({ case_id: caseId, salt }).execute();
  return salt;
}

/** Erases the salt of an entry (加密擦除): nobody can tell any more what it committed to; the tree stays whole (handbook G14.L1). */
export async function eraseLedgerSalt(db: Database, index: number): Promise<void> {
  await db.deleteFrom("ledger_salt").where("index", "=", index).execute();
}

interface HeadRow {
  readonly size: number;
  readonly origin: string;
  readonly root: Buffer;
  readonly at: string;
  readonly signature: string;
  readonly public_key: string;
}

function isHeadRow(row: { [Column in keyof HeadRow]: HeadRow[Column] | null }): row is HeadRow {
  return row.size !== null;
}

function headFrom(row: HeadRow): LedgerHead {
  const { size, origin, at, signature } = row;
  return { origin, size, rootSm3: row.root.toString("hex"), at, signature, publicKey: row.public_key };
}
