import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sm3 } from "sm-crypto-v2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLedgerKey } from "../../ledger/ledger-key.ts";
import { openMemoryLedger } from "../../ledger/memory-ledger.ts";
import type { Proof } from "../../vocabulary/protocol.ts";
import { checkDocument, isProofFile, stepStates } from "./check-document.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const judgment = { name: "判决书.pdf", bytes: bytesOf("被告于本判决生效之日起十日内返还借款。") };
const ruling = { name: "裁定书.pdf", bytes: bytesOf("准许原告撤回起诉。") };
let folder: string;
let proofs: Proof[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-check-"));
  const ledger = openMemoryLedger({ key: openLedgerKey(folder), now: () => "2026-11-20T02:15:31.204Z" });
  for (const { bytes } of [judgment, ruling])
    await ledger.append({ type: "E08", court: "A01", schema: "decision-pdf/1", digest: sm3(bytes) });
  proofs = await Promise.all(
    [judgment, ruling].map(async ({ name, bytes }, at) => ({
      ...(await ledger.proof(at)),
      file: { name, sm3: sm3(bytes) },
    })),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("checkDocument() verifies a document against its proof, and among several proofs finds the one that fits", () => {
  expect(checkDocument(JSON.stringify(proofs[0]), judgment).outcome).toBe("verified");
  const check = checkDocument(JSON.stringify({ proofs }), { ...ruling, name: "改了名.pdf" });
  expect(check.outcome).toBe("verified");
  expect(check.proof?.index).toBe(1);
});

test("checkDocument() says 不一致 when one byte is changed (UX 18)", () => {
  const changed = judgment.bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
  const check = checkDocument(JSON.stringify(proofs[0]), { ...judgment, bytes: changed });
  expect(check).toMatchObject({ outcome: "mismatch", verification: { ok: false, step: "file" } });
  expect(checkDocument(JSON.stringify({ proofs }), { ...judgment, bytes: changed }).outcome).toBe("mismatch");
});

test("checkDocument() says 未存证 of a document that none of the proofs names", () => {
  const other = { name: "起诉状.pdf", bytes: bytesOf("请求判令被告还款。") };
  expect(checkDocument(JSON.stringify({ proofs }), other).outcome).toBe("absent");
});

test("checkDocument() does not pass another court's key for the trusted one", () => {
  const check = checkDocument(JSON.stringify(proofs[0]), judgment, `04${"ab".repeat(64)}`);
  expect(check).toMatchObject({ outcome: "mismatch", verification: { step: "key" } });
});

test("checkDocument() cannot read what is no proof", () => {
  expect(checkDocument("{", judgment).outcome).toBe("unreadable");
  expect(checkDocument('{"proofs":[]}', judgment).outcome).toBe("unreadable");
});

test("isProofFile() tells the proof from the document", () => {
  expect(isProofFile({ name: "a.json", bytes: bytesOf(JSON.stringify(proofs[0])) })).toBe(true);
  expect(isProofFile({ name: "proof.json", bytes: bytesOf("{") })).toBe(true);
  expect(isProofFile({ name: "case.json", bytes: bytesOf("{}") })).toBe(false);
  expect(isProofFile(judgment)).toBe(false);
});

test("stepStates() stops at the failed step", () => {
  const states = Object.fromEntries(stepStates("commitment").map(({ step, state }) => [step, state]));
  expect(states).toMatchObject({ form: "passed", file: "passed", commitment: "failed", inclusion: "open" });
  expect(stepStates("verified").every(({ state }) => state === "passed")).toBe(true);
});
