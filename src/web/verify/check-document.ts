import { type ProofStep, type Verification, verifyProof } from "../../ledger/verification.ts";
import { Proof } from "../../vocabulary/protocol.ts";

/** What the page says of a document: 核验通过, 不一致, 未存证, or that the proof cannot be read (UX 18). */
export type CheckOutcome = "verified" | "mismatch" | "absent" | "unreadable";

/** The outcome of checking a document and the proof it was checked against. */
export interface DocumentCheck {
  readonly outcome: CheckOutcome;
  readonly verification: Verification;
  readonly proof: Proof | undefined;
}

/** A file the reader handed in. */
export interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The steps of a check in the order in which they are made. */
export const CHECK_STEPS = ["form", "file", "commitment", "inclusion", "signature", "key"] as const;

/** How each step went: those before the failed one passed, those after it were not made. */
export function stepStates(
  step: ProofStep,
): { step: (typeof CHECK_STEPS)[number]; state: "passed" | "failed" | "open" }[] {
  const failed = CHECK_STEPS.findIndex((one) => one === step);
  return CHECK_STEPS.map((one, at) => ({
    step: one,
    state: failed < 0 || at < failed ? "passed" : at === failed ? "failed" : "open",
  }));
}

/** The proofs in a file: one Proof, or { proofs: [Proof, …] }; undefined when the text is neither. */
export function readProofs(text: string): Proof[] | undefined {
  try {
    const given = JSON.parse(text) as unknown;
    const many = (given as { proofs?: unknown } | null)?.proofs;
    const list = Array.isArray(many) ? many : [given];
    const proofs = list.map((one) => Proof.safeParse(one).data).filter((one) => one !== undefined);
    return proofs.length === list.length && proofs.length > 0 ? proofs : undefined;
  } catch {
    return undefined;
  }
}

/** True when a handed-in file is a proof and not the document: JSON that is called a proof or holds one. */
export function isProofFile({ name, bytes }: HandedIn): boolean {
  if (!name.toLowerCase().endsWith(".json")) return false;
  return /proof|证明/i.test(name) || readProofs(new TextDecoder().decode(bytes)) !== undefined;
}

function unreadable(): DocumentCheck {
  return { outcome: "unreadable", verification: verifyProof(undefined), proof: undefined };
}

/**
 * Checks a document against a proof file, in this browser and without the server. Among several proofs the one that fits
 * counts. A document of which no proof speaks is 未存证; one that a proof names but whose bytes differ is 不一致.
 */
export function checkDocument(proofText: string, document: HandedIn | undefined, trustedKey?: string): DocumentCheck {
  const proofs = readProofs(proofText);
  if (!proofs) return unreadable();
  const checks = proofs.map((proof) => ({ proof, verification: verifyProof(proof, document?.bytes, trustedKey) }));
  const passed = checks.find(({ verification }) => verification.ok);
  if (passed) return { outcome: "verified", ...passed };
  const isOther = ({ proof, verification }: (typeof checks)[number]) =>
    verification.step === "file" && proof.file?.name !== document?.name;
  const telling = checks.find((check) => !isOther(check)) ?? checks[0];
  if (!telling) return unreadable();
  // One proof for one file is meant for it, whatever the file is called now.
  const isAbsent = proofs.length > 1 && checks.every(isOther);
  return { outcome: isAbsent ? "absent" : "mismatch", ...telling };
}
