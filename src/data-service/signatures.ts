import { randomUUID } from "node:crypto";
import { lockCase } from "../database/cases.ts";
import { selectDraft } from "../database/drafts.ts";
import { insertHistory } from "../database/history.ts";
import * as rows from "../database/signatures.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person } from "../vocabulary/person.ts";
import { judgeAccess, onBench } from "./access.ts";
import { setStage } from "./cases.ts";
import { type Records, together } from "./records.ts";

/** A signed decision (签发的裁判文书): a judge's act on one version of the draft, with digests of what was signed. */
export type SignedDecision = rows.SignatureRow;

/**
 * A judge of the case signs the newest version; once, kept for ever, in the history; the case is then "signed". Throws
 * Failure "forbidden" to all others and "conflict" when it is signed already or somebody saved a newer version. Joins
 * the transaction of `together` in which the ledger entry is made.
 */
export async function recordSignature(
  db: Records,
  person: Person,
  caseId: string,
  signature: Omit<SignedDecision, "id" | "by" | "at">,
): Promise<SignedDecision> {
  return together(db, person, async (tx) => {
    await judgeAccess(tx, person, caseId);
    await lockCase(tx, caseId);
    if (await rows.selectSignature(tx, caseId)) {
      throw new Failure("conflict", {
        zh: "本案裁判文书已经签发。",
        en: "The decision of this case is signed already.",
      });
    }
    const newest = await selectDraft(tx, caseId);
    if (newest?.version !== signature.version) {
      throw new Failure("conflict", {
        zh: `签发的第${signature.version}版不是最新版本（最新为第${newest?.version ?? 0}版）。请阅读最新版本后再签发。`,
        en: `Version ${signature.version} is not the newest (${newest?.version ?? 0}). Read the newest one, then sign.`,
      });
    }
    const id = randomUUID();
    const at = await rows.insertSignature(tx, caseId, { ...signature, id, person: person.id });
    const note = { caseId, person: person.id, what: "signature", after: signature.sm3 };
    await insertHistory(tx, [note]);
    await setStage(tx, person, caseId, "signed");
    return { ...signature, id, at, by: person.name };
  });
}

/** The signed decision of a case; undefined when it is not signed. */
export async function signedDecision(db: Records, person: Person, caseId: string): Promise<SignedDecision | undefined> {
  return onBench(db, person, caseId, (tx) => rows.selectSignature(tx, caseId));
}
