import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { sm2, sm3 } from "sm-crypto-v2";
import { expect, test } from "vitest";
import { signSm2, sm2Verifier, verifiesSm2 } from "./sm2-signature.ts";

/* The sample of GB/T 32918.2 as in handbook G §2.6; a fixed k is for the test only. */
const D = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
const K = "59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21";
const MESSAGE = "message digest";
const PUBLIC = sm2.getPublicKeyFromPrivateKey(D);
const R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
const S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

test("the SM2 sample of the standard comes out: ZA, e, r and s (GB/T 32918.2)", () => {
  expect(Buffer.from(sm2.getZ(PUBLIC)).toString("hex")).toBe(
    "b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3",
  );
  expect(sm2.getHash(Buffer.from(MESSAGE), PUBLIC)).toBe(
    "f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640",
  );
  const x1 = BigInt(`0x${sm2.getPublicKeyFromPrivateKey(K).slice(2, 66)}`);
  const signature = sm2.doSignature(Buffer.from(MESSAGE), D, { hash: true, pointPool: [{ k: BigInt(`0x${K}`), x1 }] });
  expect(signature).toBe(R + S);
});

test("verifiesSm2() accepts the standard's sample signature", () => {
  expect(verifiesSm2(MESSAGE, `30460221 00${R}0221 00${S}`.replaceAll(" ", ""), PUBLIC)).toBe(true);
});

test("signSm2() makes signatures that verify for their text only", () => {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const signature = signSm2("法院", privateKey, publicKey);
  expect(verifiesSm2("法院", signature, publicKey)).toBe(true);
  expect(verifiesSm2("法园", signature, publicKey)).toBe(false);
  expect(verifiesSm2("法院", signature, PUBLIC)).toBe(false);
});

test("verifiesSm2() rejects every signature with a flipped bit, and every other spelling", () => {
  const signature = signSm2(MESSAGE, D, PUBLIC);
  fc.assert(
    fc.property(fc.nat(signature.length * 4 - 1), (bit) => {
      const bytes = Buffer.from(signature, "hex");
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(verifiesSm2(MESSAGE, bytes.toString("hex"), PUBLIC)).toBe(false);
    }),
    { numRuns: 60 },
  );
  for (const other of [signature.toUpperCase(), `${signature}00`, R + S, "", "30", "zz"]) {
    expect(verifiesSm2(MESSAGE, other, PUBLIC)).toBe(false);
  }
});

test("sm2Verifier() agrees with verifiesSm2()", () => {
  const verifier = sm2Verifier(PUBLIC);
  const signature = signSm2(MESSAGE, D, PUBLIC);
  expect(verifier(MESSAGE, signature)).toBe(true);
  expect(verifier("another message", signature)).toBe(false);
  expect(verifier(MESSAGE, "30")).toBe(false);
  expect(sm2Verifier(`04${"11".repeat(64)}`)(MESSAGE, signature)).toBe(false);
  expect(sm2Verifier("")(MESSAGE, signature)).toBe(false);
});

test("what node:crypto signs on the SM2 curve is not SM2 and is rejected (handbook G §2.5)", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "SM2" });
  const point = publicKey.export({ type: "spki", format: "der" }).subarray(-65).toString("hex");
  const ecdsa = sign("sm3", Buffer.from(MESSAGE), privateKey).toString("hex");
  expect(verifiesSm2(MESSAGE, ecdsa, point)).toBe(false);
});

test("SM3 and HMAC-SM3 of the server and of the browser agree", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes, key) => {
      expect(sm3(bytes)).toBe(createHash("sm3").update(bytes).digest("hex"));
      expect(sm3(bytes, { key, mode: "hmac" })).toBe(createHmac("sm3", key).update(bytes).digest("hex"));
    }),
    { numRuns: 100 },
  );
});
