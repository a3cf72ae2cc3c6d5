import { sm3 } from "sm-crypto-v2";
import { z } from "zod";
import { LedgerHead, Proof } from "../vocabulary/protocol.ts";
import { headText } from "./head-text.ts";
import { fromHex } from "./hexadecimal.ts";
import { committedText, LeafData } from "./leaf.ts";
import { provesConsistency, provesInclusion } from "./merkle-proof.ts";
import { type Hash, leafHash } from "./merkle-tree.ts";
import { verifiesSm2 } from "./sm2-signature.ts";

/*
 * Verifies what the ledger gives out, without the server and without trust in it: pure, and it runs in a browser.
 */

/** How far a proof was followed: the step that failed, or "verified". */
export type ProofStep = "form" | "file" | "commitment" | "inclusion" | "signature" | "key" | "consistency" | "verified";

/** The outcome of a verification (验证结果), in words for the person who asked. */
export interface Verification {
  readonly ok: boolean;
  readonly step: ProofStep;
  readonly text: { readonly zh: string; readonly en: string };
}

/** Two heads of one log, with the path that shows the older to begin the newer (一致性证明). */
export const ConsistencyProof = z.object({ from: LedgerHead, to: LedgerHead, path: z.array(z.string()) });
export type ConsistencyProof = z.infer<typeof ConsistencyProof>;

/** Moments as the courts' clocks show them. */
const shanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
});

const sm3Hash: Hash = (bytes) => bytesOf(sm3(bytes));

const FAULTS = {
  form: {
    zh: "证明文件不完整或格式不对，无法验证。",
    en: "The proof is incomplete or malformed and cannot be verified.",
  },
  file: {
    zh: "文件与证明不符：文件内容已改变，或证明属于另一个文件。",
    en: "The file does not match the proof: it was changed, or the proof belongs to another file.",
  },
  commitment: {
    zh: "账本条目承诺的不是这份内容。",
    en: "The ledger entry does not commit to this content.",
  },
  inclusion: { zh: "该条目不在此账本中。", en: "The entry does not stand in this ledger." },
  signature: { zh: "账本树头的 SM2 签名无效。", en: "The SM2 signature on the ledger's head is not valid." },
  key: { zh: "树头不是由所信任的法院密钥签名的。", en: "The head is not signed by the court key that is trusted." },
  consistency: {
    zh: "两个树头不属于同一条只增账本：账本曾被改写。",
    en: "The two heads do not belong to one append-only log: the ledger was rewritten.",
  },
} as const;

/**
 * Verifies a proof (验证证明包), and with the file's bytes also that the proof is about this file. `trustedKey` is the
 * court's public key as known from elsewhere; without it only the proof's own key is used. Never throws.
 */
export function verifyProof(given: unknown, fileBytes?: Uint8Array, trustedKey?: string): Verification {
  const proof = Proof.safeParse(given).data;
  const leaf = proof === undefined ? undefined : readLeaf(proof.leaf);
  if (proof === undefined || leaf === undefined) return fault("form");
  const digest = fileBytes === undefined ? proof.file?.sm3 : sm3(fileBytes);
  const failed =
    contentFault(proof, leaf, digest) ?? (stands(proof) ? headFault(proof.head, trustedKey) : fault("inclusion"));
  return failed ?? { ok: true, step: "verified", text: verifiedText(proof, leaf, digest !== undefined) };
}

/** Verifies that one head of the log begins another (验证账本只增不改). Never throws. */
export function verifyConsistency(given: unknown, trustedKey?: string): Verification {
  const proof = ConsistencyProof.safeParse(given).data;
  if (proof === undefined) return fault("form");
  const { from, to } = proof;
  const path = proof.path.map(fromHex).filter(isHash);
  const consistent =
    path.length === proof.path.length &&
    from.origin === to.origin &&
    provesConsistency(sm3Hash, rooted(from), rooted(to), path);
  if (!consistent) return fault("consistency");
  return (
    headFault(from, trustedKey) ??
    headFault(to, trustedKey) ?? {
      ok: true,
      step: "verified",
      text: {
        zh: `账本从 ${from.size} 条增长到 ${to.size} 条，此前各条均未改变。`,
        en: `The ledger grew from ${from.size} to ${to.size} entries and none of the earlier ones changed.`,
      },
    }
  );
}

/** The content of a leaf's text; undefined when it is none. */
export function readLeaf(text: string): LeafData | undefined {
  try {
    return LeafData.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Compares the content with what the proof names and the leaf commits to; without any content there is nothing to compare. */
function contentFault(proof: Proof, leaf: LeafData, digest: string | undefined): Verification | undefined {
  if (digest === undefined) return undefined;
  if (proof.file !== null && digest !== proof.file.sm3) return fault("file");
  // Once the salt is erased no content can be matched any more, and none may be accepted (handbook G14.L1).
  return commitsTo(leaf, proof.salt, digest) ? undefined : fault("commitment");
}

function commitsTo(leaf: LeafData, salt: string, digest: string): boolean {
  const key = fromHex(salt);
  if (key?.length !== 32) return false;
  return sm3(committedText(leaf.type, digest), { key, mode: "hmac" }) === leaf.commit;
}

function stands(proof: Proof): boolean {
  const path = proof.inclusion.map(fromHex).filter(isHash);
  if (path.length !== proof.inclusion.length) return false;
  const leaf = leafHash(sm3Hash, new TextEncoder().encode(proof.leaf));
  const { size, root } = rooted(proof.head);
  return provesInclusion(sm3Hash, { index: proof.index, size }, leaf, { path, root });
}

function headFault(head: LedgerHead, trustedKey: string | undefined): Verification | undefined {
  if (!verifiesSm2(headText(head), head.signature, head.publicKey)) return fault("signature");
  return trustedKey === undefined || trustedKey === head.publicKey ? undefined : fault("key");
}

function verifiedText(proof: Proof, leaf: LeafData, aboutContent: boolean): Verification["text"] {
  // Papers print the entry's number as the ledger counts it, from 0; the same number is said here.
  const place = {
    zh: `账本第 ${proof.index} 号（账本共 ${proof.head.size} 条）`,
    en: `entry no. ${proof.index} of a ledger of ${proof.head.size}`,
  };
  const at = shanghai.format(Date.parse(leaf.at));
  if (aboutContent) {
    return {
      zh: `自 ${at} 起内容未被篡改：${place.zh}，树头签名有效。`,
      en: `In this form since ${at}: ${place.en}, the head's signature is valid.`,
    };
  }
  return {
    zh: `该条目记于 ${at}，是${place.zh}，树头签名有效；未提供文件或盐值，故未核对内容。`,
    en: `The entry of ${at} is ${place.en}, the head's signature is valid; no content was compared.`,
  };
}

function fault(step: keyof typeof FAULTS): Verification {
  return { ok: false, step, text: FAULTS[step] };
}

function rooted(head: LedgerHead): { size: number; root: Uint8Array } {
  return { size: head.size, root: bytesOf(head.rootSm3) };
}

function bytesOf(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array();
}

function isHash(bytes: Uint8Array | undefined): bytes is Uint8Array {
  return bytes?.length === 32;
}
