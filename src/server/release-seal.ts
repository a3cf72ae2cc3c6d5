import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { HashMemory, ReleaseSeal } from "../knowledge-service/release-seal.ts";
import { openLedgerKey } from "../ledger/ledger-key.ts";
import { verifiesSm2 } from "../ledger/sm2-signature.ts";

/** The seal of knowledge releases: the court's ledger key in the data folder's secrets, made the first time. */
export function openReleaseSeal(dataDir: string): ReleaseSeal {
  const secrets = join(dataDir, "secrets");
  const key = openLedgerKey(secrets);
  return {
    publicKey: key.publicKey,
    sign: (text) => key.sign(text),
    verifies: verifiesSm2,
    memory: openHashMemory(secrets),
  };
}

const Memory = z.record(z.string(), z.object({ stamp: z.string(), hash: z.string() }));
const FILE = "hashed-releases.json";

/**
 * Keeps what was hashed beside the key: hashing half a gigabyte of judgments at every command would take seconds, and
 * whoever can write here could sign anything anyway.
 */
function openHashMemory(secrets: string): HashMemory {
  const file = join(secrets, FILE);
  const read = (): z.infer<typeof Memory> => {
    if (!existsSync(file)) return {};
    // What cannot be read is forgotten, and hashed again.
    const parsed = Memory.safeParse(parsedOr(readFileSync(file, "utf8"), {}));
    return parsed.success ? parsed.data : {};
  };
  return {
    recall(folder, stamp) {
      const known = read()[folder];
      return known?.stamp === stamp ? known.hash : undefined;
    },
    keep(folder, stamp, hash) {
      const unfinished = `${file}.${process.pid}`;
      writeFileSync(unfinished, JSON.stringify({ ...read(), [folder]: { stamp, hash } }), { mode: 0o600 });
      renameSync(unfinished, file);
    },
  };
}

function parsedOr(text: string, fallback: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fallback;
  }
}
