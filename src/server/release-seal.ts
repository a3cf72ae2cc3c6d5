import { join } from "node:path";
import type { ReleaseSeal } from "../knowledge-service/release-seal.ts";
import { openLedgerKey } from "../ledger/ledger-key.ts";
import { verifiesSm2 } from "../ledger/sm2-signature.ts";

/** The seal of knowledge releases: the court's ledger key in the data folder's secrets, made the first time. */
export function openReleaseSeal(dataDir: string): ReleaseSeal {
  const { publicKey, sign } = openLedgerKey(join(dataDir, "secrets"));
  return { publicKey, sign, verifies: verifiesSm2 };
}
