import type { ColumnType, Generated } from "kysely";

/** The tables of the judicial ledger (司法区块链); rows are written once and never changed. */
export interface LedgerTables {
  ledger_entry: LedgerEntryTable;
  ledger_node: LedgerNodeTable;
  ledger_head: LedgerHeadTable;
  ledger_salt: LedgerSaltTable;
  ledger_group: LedgerGroupTable;
}

type Bytes = ColumnType<Buffer, Uint8Array, never>;

interface LedgerEntryTable {
  /** Position in the log, from 0, without gaps. */
  index: ColumnType<number, number, never>;
  /** Canonical JSON (RFC 8785) of the leaf, exactly as hashed; handbook G §2.4. */
  leaf: ColumnType<string, string, never>;
  /** Size of the first signed head that covers the entry; entries written together share one. */
  head_size: ColumnType<number, number, never>;
  written_at: Generated<string>;
}

interface LedgerNodeTable {
  /** Height of the complete subtree: 0 for a leaf. */
  level: ColumnType<number, number, never>;
  index: ColumnType<number, number, never>;
  hash: Bytes;
}

interface LedgerHeadTable {
  size: ColumnType<number, number, never>;
  origin: ColumnType<string, string, never>;
  root: Bytes;
  at: ColumnType<string, string, never>;
  /** SM2 signature, DER in hex. */
  signature: ColumnType<string, string, never>;
  public_key: ColumnType<string, string, never>;
}

interface LedgerSaltTable {
  index: ColumnType<number, number, never>;
  salt: Bytes;
}

interface LedgerGroupTable {
  /** Case the group stands for. */
  case_id: ColumnType<string, string, never>;
  salt: Bytes;
}
