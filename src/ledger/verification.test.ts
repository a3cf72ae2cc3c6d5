import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { sm3 } from "sm-crypto-v2";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Proof } from "../vocabulary/protocol.ts";
import { openLedgerKey } from "./ledger-key.ts";
import { openMemoryLedger } from "./memory-ledger.ts";
import { type ConsistencyProof, verifyConsistency, verifyProof } from "./verification.ts";

const FILE = Buffer.from("民事判决书：被告于本判决生效之日起十日内返还借款。");
let proof: Proof;
let consistency: ConsistencyProof;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-proof-"));
  const ledger = openMemoryLedger({ key: openLedgerKey(folder), now: () => "2026-11-20T02:15:31.204Z" });
  for (let number = 0; number < 7; number++) {
    const digest = number === 2 ? sm3(FILE) : sm3(Buffer.from([number]));
    await ledger.append({ type: "E08", court: "A01", schema: "judgment/1", digest });
  }
  proof = { ...(await ledger.proof(2)), file: { name: "判决书.pdf", sm3: sm3(FILE) } };
  consistency = await ledger.consistency(3, 7);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("verifyProof() says since when the file is unchanged and where it stands", () => {
  const verified = verifyProof(proof, FILE, proof.head.publicKey);
  expect(verified).toMatchObject({ ok: true, step: "verified" });
  expect(verified.text.zh).toContain("第 2 号（账本共 7 条）");
  expect(verified.text.en).toContain("2026-11-20 10:15:31");
});

test("verifyProof() rejects the file with any one bit flipped", () => {
  fc.assert(
    fc.property(fc.nat(FILE.length * 8 - 1), (bit) => {
      const changed = FILE.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(verifyProof(proof, changed)).toMatchObject({ ok: false, step: "file" });
    }),
    { numRuns: 50 },
  );
});

test("verifyProof() rejects the proof with any one character changed", () => {
  // The file's name is shown and not proved; every other character counts.
  const text = JSON.stringify({ ...proof, file: { name: "", sm3: proof.file?.sm3 } });
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom("0", "1", "a", "f", " ", '"', "9"), (at, character) => {
      const changed = text.slice(0, at) + character + text.slice(at + 1);
      let read: unknown;
      try {
        read = JSON.parse(changed);
      } catch {
        return;
      }
      if (JSON.stringify({ ...proof, file: { name: "", sm3: proof.file?.sm3 } }) === changed) return;
      if (typeof read === "object" && read !== null && /"name":"."/.test(changed)) return;
      expect(verifyProof(read, FILE).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test.each<[string, (it: Proof) => unknown, string]>([
  ["a wrong index", (it) => ({ ...it, index: 3 }), "inclusion"],
  ["an index outside", (it) => ({ ...it, index: 7 }), "inclusion"],
  ["a negative index", (it) => ({ ...it, index: -1 }), "inclusion"],
  ["a shortened path", (it) => ({ ...it, inclusion: it.inclusion.slice(1) }), "inclusion"],
  ["a lengthened path", (it) => ({ ...it, inclusion: [...it.inclusion, it.head.rootSm3] }), "inclusion"],
  ["a step that is no hash", (it) => ({ ...it, inclusion: ["zz", ...it.inclusion.slice(1)] }), "inclusion"],
  ["a wrong salt", (it) => ({ ...it, salt: "00".repeat(32) }), "commitment"],
  ["a salt of the wrong length", (it) => ({ ...it, salt: "00" }), "commitment"],
  ["a later time of the head", (it) => ({ ...it, head: { ...it.head, at: "2027-01-01T00:00:00.000Z" } }), "signature"],
  ["another origin", (it) => ({ ...it, head: { ...it.head, origin: "elsewhere" } }), "signature"],
  ["another size", (it) => ({ ...it, head: { ...it.head, size: 8 } }), "signature"],
  ["a key that is no point", (it) => ({ ...it, head: { ...it.head, publicKey: `04${"11".repeat(64)}` } }), "signature"],
  ["a leaf that is no JSON", (it) => ({ ...it, leaf: "{" }), "form"],
  ["nothing", () => null, "form"],
  ["missing parts", (it) => ({ ...it, head: undefined }), "form"],
])("verifyProof() rejects %s", (_what, change, step) => {
  expect(verifyProof(change(proof), FILE)).toMatchObject({ ok: false, step });
});

test("verifyProof() rejects a head signed by another key than the one trusted", () => {
  const other = openLedgerKey(join(folder, "other"));
  expect(verifyProof(proof, FILE, other.publicKey)).toMatchObject({ ok: false, step: "key" });
});

test("verifyConsistency() accepts an honest log and rejects a rewritten one", () => {
  expect(verifyConsistency(consistency)).toMatchObject({ ok: true });
  const { from, to, path } = consistency;
  expect(verifyConsistency({ from: to, to: from, path })).toMatchObject({ ok: false, step: "consistency" });
  expect(verifyConsistency({ from, to, path: path.slice(1) })).toMatchObject({ ok: false });
  expect(verifyConsistency({ from, to, path: [...path, from.rootSm3] })).toMatchObject({ ok: false });
  const resigned = { ...from, rootSm3: to.rootSm3 };
  expect(verifyConsistency({ from: resigned, to, path })).toMatchObject({ ok: false });
  expect(verifyConsistency({})).toMatchObject({ ok: false, step: "form" });
});

test("verification.ts and what it imports use nothing of Node, so that a browser can run them", async () => {
  const { readFileSync } = await import("node:fs");
  const seen = new Set<string>();
  const visit = (url: URL): void => {
    if (seen.has(url.pathname)) return;
    seen.add(url.pathname);
    const source = readFileSync(url, "utf8");
    expect(source).not.toMatch(/from "node:|\bBuffer\b|\bprocess\./);
    for (const [, path] of source.matchAll(/from "(\.{1,2}\/[^"]+)"/g)) if (path) visit(new URL(path, url));
  };
  visit(new URL("verification.ts", import.meta.url));
  expect(seen.size).toBeGreaterThan(5);
});
