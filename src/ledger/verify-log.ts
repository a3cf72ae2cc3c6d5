import type { Database } from "../database/connection.ts";
import {
  readLedgerEntries,
  readLedgerHead,
  readLedgerNodes,
  type StoredLedgerEntry,
} from "../database/ledger-records.ts";
import type { LedgerHead } from "../vocabulary/protocol.ts";
import { headText } from "./head-text.ts";
import { toHex } from "./hexadecimal.ts";
import { EMPTY, type Frontier, grow, leafHash, rootOf, type TreeNode } from "./merkle-tree.ts";
import { sm3 } from "./seal-entry.ts";
import { sm2Verifier } from "./sm2-signature.ts";
import { readLeaf } from "./verification.ts";

/** What is wrong with the log at one entry. */
export type LogFault =
  | "entry_missing"
  | "entry_malformed"
  | "entry_changed"
  | "subtree_changed"
  | "head_missing"
  | "head_changed"
  | "signature_invalid"
  | "rewritten";

/** The outcome of re-reading the whole log (账本核验结果). */
export type LogCheck =
  | { readonly ok: true; readonly size: number; readonly head: LedgerHead | undefined; readonly text: Both }
  | {
      readonly ok: false;
      readonly size: number;
      readonly entry: number;
      readonly fault: LogFault;
      readonly text: Both;
    };

interface Both {
  readonly zh: string;
  readonly en: string;
}

const BATCH = 1000;

const WORDS: Readonly<Record<LogFault, Both>> = {
  entry_missing: { zh: "条目缺失", en: "is missing" },
  entry_malformed: { zh: "条目格式不对", en: "is malformed" },
  entry_changed: { zh: "条目内容被改动", en: "was changed" },
  subtree_changed: { zh: "其上的子树哈希被改动", en: "has a changed subtree hash above it" },
  head_missing: { zh: "树头缺失", en: "has lost its head" },
  head_changed: { zh: "树头与条目不符", en: "does not lead to the head stored for it" },
  signature_invalid: { zh: "树头签名无效", en: "has a head with an invalid signature" },
  rewritten: { zh: "与所记的树头不符，账本曾被改写", en: "contradicts the remembered head: the log was rewritten" },
};

/**
 * Re-reads all entries, recomputes the tree, checks every stored subtree, head and signature, and names the first broken
 * entry (handbook G14.L7). `remembered` is a head kept elsewhere, by a witness or in a proof: only with it can a cut or
 * wholly re-signed log be noticed. `done` is told how many entries are checked.
 */
export async function verifyLog(
  db: Database,
  options: { remembered?: LedgerHead; done?: (entries: number) => void } = {},
): Promise<LogCheck> {
  // One snapshot: entries written meanwhile must not look like entries cut off.
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      let tree: Frontier = EMPTY;
      const expectations = { remembered: options.remembered, isSigned: headVerifier() };
      for (;;) {
        const entries = await readLedgerEntries(tx, tree.size, BATCH);
        const { tree: grown, nodes, fault } = readBatch(entries, tree, expectations);
        const first = earlier(await firstChangedNode(tx, nodes), fault);
        if (first !== undefined) return broken(grown.size, first);
        tree = grown;
        options.done?.(tree.size);
        if (entries.length < BATCH) return complete(tx, tree, options.remembered);
      }
    });
}

/** What heads are held against. */
interface Expectations {
  readonly remembered: LedgerHead | undefined;
  readonly isSigned: (head: LedgerHead) => boolean;
}

type Found = { readonly entry: number; readonly fault: LogFault } | undefined;

/** Grows the tree by the entries up to the first that cannot be right. */
function readBatch(
  entries: readonly StoredLedgerEntry[],
  before: Frontier,
  expectations: Expectations,
): { tree: Frontier; nodes: TreeNode[]; fault: Found } {
  let tree = before;
  const nodes: TreeNode[] = [];
  for (const entry of entries) {
    if (entry.index !== tree.size) return { tree, nodes, fault: { entry: tree.size, fault: "entry_missing" } };
    const step = grow(sm3, tree, leafHash(sm3, Buffer.from(entry.leaf)));
    nodes.push(...step.nodes);
    tree = step.tree;
    const fault = entryFault(entry, tree, expectations);
    if (fault !== undefined) return { tree, nodes, fault: { entry: entry.index, fault } };
  }
  return { tree, nodes, fault: undefined };
}

function entryFault(
  entry: StoredLedgerEntry,
  tree: Frontier,
  { remembered, isSigned }: Expectations,
): LogFault | undefined {
  if (readLeaf(entry.leaf) === undefined) return "entry_malformed";
  const root = toHex(rootOf(sm3, tree));
  if (remembered?.size === tree.size && remembered.rootSm3 !== root) return "rewritten";
  // Only the last of the entries that were written together leads to a head.
  if (entry.head === undefined) return entry.headSize > tree.size ? undefined : "head_missing";
  if (entry.head.rootSm3 !== root) return "head_changed";
  return isSigned(entry.head) ? undefined : "signature_invalid";
}

/** Prepares each key once: a log has thousands of heads and few keys. */
function headVerifier(): (head: LedgerHead) => boolean {
  const verifiers = new Map<string, ReturnType<typeof sm2Verifier>>();
  return (head) => {
    const verifier = verifiers.get(head.publicKey) ?? sm2Verifier(head.publicKey);
    verifiers.set(head.publicKey, verifier);
    return verifier(headText(head), head.signature);
  };
}

async function firstChangedNode(db: Database, grown: readonly TreeNode[]): Promise<Found> {
  const stored = await readLedgerNodes(db, grown);
  const changed = grown.find(({ level, index, hash }) => {
    const kept = stored.get(`${level}/${index}`);
    return kept === undefined || !Buffer.from(kept).equals(Buffer.from(hash));
  });
  if (changed === undefined) return undefined;
  // A subtree is named by the entry that completed it.
  const entry = (changed.index + 1) * 2 ** changed.level - 1;
  return { entry, fault: changed.level === 0 ? "entry_changed" : "subtree_changed" };
}

// A changed entry also contradicts its head: the stored leaf hash says more exactly what happened.
function earlier(node: Found, entry: Found): Found {
  if (node === undefined || entry === undefined) return node ?? entry;
  if (node.entry === entry.entry) return entry.fault === "entry_malformed" ? entry : node;
  return node.entry < entry.entry ? node : entry;
}

async function complete(db: Database, tree: Frontier, remembered: LedgerHead | undefined): Promise<LogCheck> {
  const head = await readLedgerHead(db);
  if (head !== undefined && head.size > tree.size)
    return broken(tree.size, { entry: tree.size, fault: "entry_missing" });
  if (remembered !== undefined && remembered.size > tree.size) {
    return broken(tree.size, { entry: tree.size, fault: "entry_missing" });
  }
  if ((head?.size ?? 0) < tree.size) return broken(tree.size, { entry: tree.size - 1, fault: "head_missing" });
  const text = {
    zh: `账本完好：${tree.size} 条全部核验，各树头签名有效。`,
    en: `The ledger is whole: all ${tree.size} entries checked, every head's signature is valid.`,
  };
  return { ok: true, size: tree.size, head, text };
}

function broken(size: number, { entry, fault }: { entry: number; fault: LogFault }): LogCheck {
  const words = WORDS[fault];
  const text = {
    zh: `账本第 ${entry} 号条目有问题：${words.zh}。请保全现场，用备份与见证节点的树头核对。`,
    en: `Ledger entry ${entry} ${words.en}. Preserve the evidence and compare with a backup and the witnesses' heads.`,
  };
  return { ok: false, size, entry, fault, text };
}
