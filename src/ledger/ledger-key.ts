import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sm2 } from "sm-crypto-v2";
import { Failure } from "../vocabulary/failure.ts";
import type { LedgerKey } from "./ledger.ts";
import { signSm2 } from "./sm2-signature.ts";

/** Opens the ledger's SM2 key in a folder (the data folder's "secrets"), and makes it, readable only by its owner, the first time. */
export function openLedgerKey(folder: string): LedgerKey {
  const file = join(folder, "ledger-sm2.key");
  if (!existsSync(file)) makeKey(folder, file);
  const privateKey = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(privateKey)) {
    throw new Failure("ledger_broken", {
      zh: `账本签名密钥 ${file} 已损坏。请从备份恢复该文件。`,
      en: `The ledger's signing key ${file} is damaged. Restore it from a backup.`,
    });
  }
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  return { publicKey, sign: (text) => signSm2(text, privateKey, publicKey) };
}

function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, `${sm2.generateKeyPairHex().privateKey}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    // Another process started at the same moment; its key counts.
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(unfinished);
  }
}
