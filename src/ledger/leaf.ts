import { z } from "zod";

/** The facts the ledger can hold (上链事项), E01 to E23; handbook G §2.4. */
export const EntryType = z.string().regex(/^E(0[1-9]|1\d|2[0-3])$/);

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The most a leaf may take, in bytes of UTF-8; handbook G §2.4. */
export const LEAF_LIMIT = 1024;

/** What one entry of the ledger says (账本条目): a commitment to a fact, never the fact. Hashed as canonical JSON (RFC 8785). */
export const LeafData = z.strictObject({
  v: z.literal(1),
  type: EntryType,
  /** Court code. */
  court: z.string().min(1),
  /** Name and version of what was digested, for example "advice/1". */
  schema: z.string().min(1),
  /** ISO time with milliseconds, UTC. */
  at: z.iso.datetime({ precision: 3 }),
  /** HMAC-SM3(salt, committedText(type, digest)). Once the salt is erased it says nothing to anybody (handbook G14.L1). */
  commit: Digest,
  /** HMAC-SM3(salt of the case, case id): lets a party find the entries of the own case, and nobody else. */
  group: Digest.optional(),
  /** Commitment of the entry this one corrects. */
  prev: Digest.optional(),
});
export type LeafData = z.infer<typeof LeafData>;

/** The text a leaf commits to; handbook G §2.4 "Leaf format". */
export function committedText(type: string, digest: string): string {
  return `court-ledger/v1|${type}|${digest}`;
}
