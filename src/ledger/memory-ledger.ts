import { randomBytes } from "node:crypto";
import type { LedgerHead } from "../vocabulary/protocol.ts";
import { toHex } from "./hexadecimal.ts";
import type { Ledger, LedgerOptions } from "./ledger.ts";
import { consistencySpans, hashOf, inclusionSpans, type Span } from "./merkle-proof.ts";
import { EMPTY, type Frontier, grow, leafHash, type NodeRef } from "./merkle-tree.ts";
import { moment, notInLedger, type SealedEntry, sealEntry, signHead, sm3 } from "./seal-entry.ts";

/** A ledger that lives as long as the process: for the command line, which works without a server. */
export function openMemoryLedger(options: LedgerOptions): Ledger {
  const entries: SealedEntry[] = [];
  const heads: LedgerHead[] = [];
  const levels: Uint8Array[][] = [];
  const groupSalts = new Map<string, Uint8Array>();
  let tree: Frontier = EMPTY;

  const groupSalt = (group: string): Uint8Array => {
    const salt = groupSalts.get(group) ?? randomBytes(32);
    groupSalts.set(group, salt);
    return salt;
  };
  const stored = ({ level, index }: NodeRef): Uint8Array => {
    const hash = levels[level]?.[index];
    if (hash === undefined) throw new RangeError(`The tree has no subtree ${index} of level ${level}`);
    return hash;
  };
  const headOf = (size: number): LedgerHead => {
    const head = heads[size - 1];
    if (head === undefined) throw notInLedger(size);
    return head;
  };
  const newest = (): LedgerHead => heads.at(-1) ?? signHead(options, EMPTY, moment(options));
  const path = (spans: readonly Span[]): string[] => spans.map((span) => toHex(hashOf(sm3, span, stored)));

  return {
    append: async (entry) => {
      const at = moment(options);
      const sealed = sealEntry(entry, entry.group === undefined ? undefined : groupSalt(entry.group), at);
      const grown = grow(sm3, tree, leafHash(sm3, Buffer.from(sealed.leaf)));
      for (const node of grown.nodes) {
        levels[node.level] ??= [];
        levels[node.level]?.push(node.hash);
      }
      tree = grown.tree;
      heads.push(signHead(options, tree, at));
      return { index: entries.push(sealed) - 1, leaf: sealed.leaf, salt: toHex(sealed.salt) };
    },
    head: async () => newest(),
    proof: async (index) => {
      const sealed = entries[index];
      if (sealed === undefined) throw notInLedger(index);
      const inclusion = path(inclusionSpans(index, entries.length));
      return { v: 1, file: null, salt: toHex(sealed.salt), leaf: sealed.leaf, index, inclusion, head: newest() };
    },
    consistency: async (from, to) => {
      if (from > to) throw notInLedger(from);
      return { from: headOf(from), to: headOf(to), path: path(consistencySpans(from, to)) };
    },
  };
}
