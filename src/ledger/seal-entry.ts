import { createHash, createHmac, randomBytes } from "node:crypto";
import { canonicalize } from "json-canonicalize";
import { Failure } from "../vocabulary/failure.ts";
import type { LedgerHead } from "../vocabulary/protocol.ts";
import { headText } from "./head-text.ts";
import { toHex } from "./hexadecimal.ts";
import { committedText, LEAF_LIMIT, LeafData } from "./leaf.ts";
import { DEFAULT_ORIGIN, type LedgerEntry, type LedgerOptions } from "./ledger.ts";
import { type Frontier, type Hash, rootOf } from "./merkle-tree.ts";

/** SM3 (GB/T 32905) by OpenSSL. */
export const sm3: Hash = (bytes) => createHash("sm3").update(bytes).digest();

/** An entry as it is written: the leaf's text, and the salt that lies elsewhere so that it can be erased. */
export interface SealedEntry {
  readonly leaf: string;
  readonly salt: Uint8Array;
}

/** Turns a fact's digest into a leaf that commits to it; throws Failure "bad_request" when it has not the leaf's form. */
export function sealEntry(entry: LedgerEntry, groupSalt: Uint8Array | undefined, at: string): SealedEntry {
  const salt = randomBytes(32);
  const { type, court, schema, digest, group, prev } = entry;
  const data = LeafData.safeParse({
    v: 1,
    type,
    court,
    schema,
    at,
    commit: hmac(salt, committedText(type, digest)),
    ...(group === undefined || groupSalt === undefined ? {} : { group: hmac(groupSalt, group) }),
    ...(prev === undefined ? {} : { prev }),
  });
  if (!data.success) throw refused(data.error.message);
  if (!/^[0-9a-f]{64}$/.test(digest)) throw refused("digest is not SM3 in hex");
  const leaf = canonicalize(data.data);
  if (Buffer.byteLength(leaf) > LEAF_LIMIT) throw refused(`the leaf takes more than ${LEAF_LIMIT} bytes`);
  return { leaf, salt };
}

/** A signed head for a tree. */
export function signHead(options: LedgerOptions, tree: Frontier, at: string): LedgerHead {
  const head = { origin: options.origin ?? DEFAULT_ORIGIN, size: tree.size, rootSm3: toHex(rootOf(sm3, tree)), at };
  return { ...head, signature: options.key.sign(headText(head)), publicKey: options.key.publicKey };
}

/** The moment an entry is written. */
export function moment(options: LedgerOptions): string {
  return options.now?.() ?? new Date().toISOString();
}

/** Refusal for an entry or a tree size that is not in the log. */
export function notInLedger(what: number): Failure {
  return new Failure("not_found", {
    zh: `账本中没有第 ${what} 号条目或树头。请核对编号。`,
    en: `The ledger has no entry or head ${what}. Check the number.`,
  });
}

function hmac(key: Uint8Array, text: string): string {
  return createHmac("sm3", key).update(text).digest("hex");
}

function refused(why: string): Failure {
  return new Failure("bad_request", {
    zh: `账本条目格式不合要求，未写入：${why}`,
    en: `The ledger entry has not the required form and was not written: ${why}`,
  });
}
