import type { Readable } from "node:stream";

/** Digests and size of stored bytes. */
export interface StoredBlob {
  readonly sm3: string;
  readonly sha256: string;
  readonly bytes: number;
}
/** A content-addressed store of bytes (原件库): what was put in comes out byte for byte. */
export interface BlobStore {
  put(content: Readable | AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob>;
  /** Path of a stored blob on this machine; it may not exist. */
  path(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** The bytes; throws Failure "not_found". */
  read(sha256: string): Promise<Uint8Array>;
}
export declare function openBlobStore(dataDir: string): BlobStore;
