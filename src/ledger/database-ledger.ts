import type { Database } from "../database/connection.ts";
import {
  lockLedger,
  readGroupSalt,
  readLedgerEntry,
  readLedgerHead,
  readLedgerNodes,
  readLedgerTree,
  writeLedgerEntry,
} from "../database/ledger-records.ts";
import { toHex } from "./hexadecimal.ts";
import type { Ledger, LedgerEntry, LedgerOptions, WrittenEntry } from "./ledger.ts";
import { consistencySpans, hashOf, inclusionSpans, nodesOf, type Span } from "./merkle-proof.ts";
import { EMPTY, grow, leafHash, type NodeRef } from "./merkle-tree.ts";
import { moment, notInLedger, sealEntry, signHead, sm3 } from "./seal-entry.ts";

/** The ledger of record, in the database: entry, tree and signed head stand or fall with the caller's transaction. */
export function openDatabaseLedger(db: Database, options: LedgerOptions): Ledger {
  const newest = async () => (await readLedgerHead(db)) ?? signHead(options, EMPTY, moment(options));
  const headOf = async (size: number) => {
    const head = await readLedgerHead(db, size);
    if (head === undefined) throw notInLedger(size);
    return head;
  };
  return {
    append: (entry, tx) =>
      tx?.isTransaction === true
        ? appendIn(tx, entry, options)
        : db.transaction().execute((own) => appendIn(own, entry, options)),
    head: newest,
    proof: async (index) => {
      const [entry, head] = await Promise.all([readLedgerEntry(db, index), newest()]);
      if (entry === undefined || index >= head.size) throw notInLedger(index);
      const inclusion = await path(db, inclusionSpans(index, head.size));
      const salt = entry.salt === null ? "" : toHex(entry.salt);
      return { v: 1, file: null, salt, leaf: entry.leaf, index, inclusion, head };
    },
    consistency: async (from, to) => {
      if (from > to) throw notInLedger(from);
      const [older, newer] = await Promise.all([headOf(from), headOf(to)]);
      return { from: older, to: newer, path: await path(db, consistencySpans(from, to)) };
    },
  };
}

async function appendIn(tx: Database, entry: LedgerEntry, options: LedgerOptions): Promise<WrittenEntry> {
  // One writer at a time until its transaction ends: two entries cannot take the same place in the tree.
  await lockLedger(tx);
  const at = moment(options);
  const groupSalt = entry.group === undefined ? undefined : await readGroupSalt(tx, entry.group);
  const sealed = sealEntry(entry, groupSalt, at);
  const before = await readLedgerTree(tx);
  const grown = grow(sm3, before, leafHash(sm3, Buffer.from(sealed.leaf)));
  const head = signHead(options, grown.tree, at);
  await writeLedgerEntry(tx, { ...sealed, index: before.size, nodes: grown.nodes, head });
  return { index: before.size, leaf: sealed.leaf, salt: toHex(sealed.salt) };
}

async function path(db: Database, spans: readonly Span[]): Promise<string[]> {
  const nodes = await readLedgerNodes(db, spans.flatMap(nodesOf));
  const stored = ({ level, index }: NodeRef): Uint8Array => {
    const hash = nodes.get(`${level}/${index}`);
    if (hash === undefined)
      throw new Error(`The ledger lacks subtree ${index} of level ${level}; run: xiezhi ledger verify`);
    return hash;
  };
  return spans.map((span) => toHex(hashOf(sm3, span, stored)));
}
