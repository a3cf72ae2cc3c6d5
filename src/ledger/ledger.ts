import type { Database } from "../database/connection.ts";
import type { LedgerHead, Proof } from "../vocabulary/protocol.ts";
import type { ConsistencyProof } from "./verification.ts";

/** A fact to be written into the ledger (上链事项). */
export interface LedgerEntry {
  /** What kind of fact, "E01" to "E23"; handbook G §2.4. */
  readonly type: string;
  /** Court code. */
  readonly court: string;
  /** Name and version of what was digested, for example "advice/1". */
  readonly schema: string;
  /** SM3 of the fact in hex; it is committed to with a fresh salt and never stored. */
  readonly digest: string;
  /** Case the fact belongs to; the ledger holds only a salted commitment to it. */
  readonly group?: string;
  /** Commitment (`commit` of the leaf) of the entry this one corrects. */
  readonly prev?: string;
}

/** What the writer of an entry keeps: with salt and digest the entry can be verified later. */
export interface WrittenEntry {
  /** Position in the log, from 0. */
  readonly index: number;
  /** Canonical JSON of the leaf. */
  readonly leaf: string;
  /** 32 bytes in hex. */
  readonly salt: string;
}

/** The judicial ledger (司法区块链存证账本): append-only, hashes of facts and never facts. */
export interface Ledger {
  /**
   * Writes one entry and signs the new head, in the caller's transaction when one is given.
   * Throws Failure "bad_request" for an entry that does not have the leaf's form.
   */
  append(entry: LedgerEntry, tx?: Database): Promise<WrittenEntry>;
  /** The newest signed head. */
  head(): Promise<LedgerHead>;
  /**
   * The proof of one entry against the newest head, without a file. Its salt is empty once erased; leave the salt out
   * of what is shown to people who may not know the fact. Throws Failure "not_found".
   */
  proof(index: number): Promise<Proof>;
  /** The proof that the log of `from` entries begins the log of `to`, both from 1. Throws Failure "not_found". */
  consistency(from: number, to: number): Promise<ConsistencyProof>;
}

/** What both kinds of ledger need. */
export interface LedgerOptions {
  readonly key: LedgerKey;
  /** Name of the log, signed with every head; for example "court.example/log/2026". */
  readonly origin?: string;
  /** Now as ISO text with milliseconds. */
  readonly now?: () => string;
}

/** A key that signs heads (签名密钥); a signing server or a hardware module can stand behind it. */
export interface LedgerKey {
  /** Uncompressed SM2 point in hex. */
  readonly publicKey: string;
  /** SM2 signature over UTF-8 text, DER in hex. */
  sign(text: string): string;
}

export const DEFAULT_ORIGIN = "xiezhi/ledger";
