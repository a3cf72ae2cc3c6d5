import type { LedgerHead } from "../vocabulary/protocol.ts";
import { fromHex } from "./hexadecimal.ts";

/**
 * The text that is signed for a tree head (树头): origin, size, root in base64 and time, one line each, in the form of
 * public witness software (C2SP checkpoints; handbook G14.L4).
 */
export function headText(head: Pick<LedgerHead, "origin" | "size" | "rootSm3" | "at">): string {
  const root = btoa(String.fromCharCode(...(fromHex(head.rootSm3) ?? [])));
  return `${head.origin}\n${head.size}\n${root}\ntime ${head.at}\n`;
}
