import { createHash } from "node:crypto";
import { canonicalize } from "json-canonicalize";

/** SM3 digest (hex) of a value in canonical JSON (RFC 8785): what the ledger commits to, salted, instead of the value. */
export function digestOf(value: unknown): string {
  return createHash("sm3").update(canonicalize(value)).digest("hex");
}
