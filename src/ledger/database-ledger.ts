import type { Database } from "../database/connection.ts";
import {
  lockLedger,
  readGroupSalt,
  readLedgerEntry,
  readLedgerHead,
  readLedgerNodes,
  writeLedgerEntries,
} from "../database/ledger-records.ts";
import { toHex } from "./hexadecimal.ts";
import type { Ledger, LedgerEntry, LedgerOptions, WrittenEntry } from "./ledger.ts";
import { consistencySpans, hashOf, inclusionSpans, nodesOf, type Span } from "./merkle-proof.ts";
import { EMPTY, type Frontier, grow, leafHash, type NodeRef, type TreeNode } from "./merkle-tree.ts";
import { moment, notInLedger, sealEntry, signHead, sm3 } from "./seal-entry.ts";

/** The most entries that are written and signed together. */
const LARGEST_BATCH = 256;

/**
 * The ledger of record, in the database: entries, tree and signed head stand or fall with the transaction. Entries that
 * arrive without a transaction while another write is under way are written together, under one head.
 */
export function openDatabaseLedger(db: Database, options: LedgerOptions): Ledger {
  const newest = async () => (await readLedgerHead(db)) ?? signHead(options, EMPTY, moment(options));
  const headOf = async (size: number) => {
    const head = await readLedgerHead(db, size);
    if (head === undefined) throw notInLedger(size);
    return head;
  };
  const together = batches((entries) => db.transaction().execute((tx) => appendIn(tx, entries, options)));
  return {
    append: async (entry, tx) => {
      // An entry without the leaf's form must not take those down that are written with it.
      sealEntry(entry, new Uint8Array(32), moment(options));
      if (tx?.isTransaction !== true) return together(entry);
      return only(await appendIn(tx, [entry], options));
    },
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

/** Collects what arrives during one write into the next one. */
function batches(
  write: (entries: readonly LedgerEntry[]) => Promise<WrittenEntry[]>,
): (entry: LedgerEntry) => Promise<WrittenEntry> {
  const waiting: { entry: LedgerEntry; done: (written: Promise<WrittenEntry>) => void }[] = [];
  let busy = false;
  const writeWaiting = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, LARGEST_BATCH);
      const written = write(batch.map(({ entry }) => entry));
      for (const [place, { done }] of batch.entries()) done(written.then((all) => only(all.slice(place, place + 1))));
      // Each sender hears of a failure itself; the next batch is tried all the same.
      await written.catch(() => undefined);
    }
    busy = false;
  };
  return (entry) =>
    new Promise((done) => {
      waiting.push({ entry, done });
      if (!busy) void writeWaiting();
    });
}

async function appendIn(
  tx: Database,
  entries: readonly LedgerEntry[],
  options: LedgerOptions,
): Promise<WrittenEntry[]> {
  const before = await lockLedger(tx);
  const at = moment(options);
  const groupSalts = new Map<string, Uint8Array>();
  for (const { group } of entries) {
    if (group !== undefined && !groupSalts.has(group)) groupSalts.set(group, await readGroupSalt(tx, group));
  }
  const sealed = entries.map((entry) => sealEntry(entry, groupSalts.get(entry.group ?? ""), at));
  let tree: Frontier = before;
  const nodes: TreeNode[] = [];
  for (const { leaf } of sealed) {
    const grown = grow(sm3, tree, leafHash(sm3, Buffer.from(leaf)));
    nodes.push(...grown.nodes);
    tree = grown.tree;
  }
  await writeLedgerEntries(tx, { start: before.size, entries: sealed, nodes, head: signHead(options, tree, at) });
  return sealed.map(({ leaf, salt }, number) => ({ index: before.size + number, leaf, salt: toHex(salt) }));
}

function only(written: readonly WrittenEntry[]): WrittenEntry {
  const [entry] = written;
  if (entry === undefined) throw new Error("The ledger wrote nothing");
  return entry;
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
