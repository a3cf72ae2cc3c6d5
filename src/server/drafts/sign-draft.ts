import { createHash } from "node:crypto";
import { verify } from "@node-rs/argon2";
import type { z } from "zod";
import { judgeAccess } from "../../data-service/access.ts";
import { newestAdvice } from "../../data-service/advice-store.ts";
import { loadDraft } from "../../data-service/drafts.ts";
import { accountOf } from "../../data-service/people.ts";
import { together } from "../../data-service/records.ts";
import { recordSignature } from "../../data-service/signatures.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import { ReviewMark } from "../../vocabulary/proposals.ts";
import type { DraftView, SignRequest } from "../../vocabulary/protocol.ts";
import type { CourtPaper } from "../papers/court-paper.ts";
import { writePdf } from "../papers/write-pdf.ts";
import { writeWord } from "../papers/write-word.ts";
import type { Premises } from "../premises.ts";
import { DraftDocument, paragraphsOf, pendingProposals } from "./draft-document.ts";
import { draftPaper } from "./draft-paper.ts";

function conflict(zh: string, en: string): Failure {
  return new Failure("conflict", { zh, en });
}

/** Signing is a named person's act: the password is asked again (电子签名法 13; handbook G5.2). */
async function confirmPerson(premises: Premises, person: Person, password: string): Promise<void> {
  const account = await accountOf(premises.records, person);
  const isRight = account ? await verify(account.passwordHash, password).catch(() => false) : false;
  if (!isRight)
    throw new Failure("forbidden", { zh: "密码不正确，未签署。", en: "The password is wrong; nothing was signed." });
}

/** Nothing undecided may be signed: no pending proposal, no open place (G5.13). */
function refuseUnfinished(document: DraftDocument): void {
  const pending = pendingProposals(document).length;
  if (pending > 0)
    throw conflict(
      `还有 ${pending} 处系统拟写内容未逐一采纳或拒绝。`,
      `${pending} proposals are neither accepted nor rejected.`,
    );
  const open = paragraphsOf(document).filter((paragraph) => paragraph.open).length;
  if (open > 0)
    throw conflict(`还有 ${open} 处“【】”待法官决定。`, `${open} places in 【】 still await the judge's decision.`);
}

/** A blocker of the newest review stops signing unless the judge acknowledged it with a reason (DR-41). */
async function refuseBlockers(
  premises: Premises,
  person: Person,
  caseId: string,
  acknowledged: readonly string[],
): Promise<void> {
  const review = await newestAdvice(premises.records, person, caseId, "document-review");
  const marks = review?.shown.map((finding) => ReviewMark.parse(finding.value)) ?? [];
  const open = marks.filter(
    (mark) => mark.severity === "blocker" && !acknowledged.some((reason) => reason.startsWith(mark.rule)),
  );
  if (open.length === 0) return;
  const list = open.map((mark) => `${mark.rule} ${mark.message.zh}`).join("；");
  throw conflict(
    `审查发现须先处理或说明理由的问题：${list}`,
    `Review found what must be mended or answered first: ${open.map((mark) => mark.rule).join(", ")}`,
  );
}

function sm3(content: string | Uint8Array): string {
  return createHash("sm3").update(content).digest("hex");
}

async function setPaper(
  premises: Premises,
  paper: CourtPaper,
): Promise<{ docxSha256: string; pdfSha256: string; pdfSm3: string }> {
  const [docx, pdf] = [await writeWord(paper), await writePdf(paper, premises.settings.PDF_FONT)];
  const [docxStored, pdfStored] = [await premises.blobs.put(docx), await premises.blobs.put(pdf)];
  return { docxSha256: docxStored.sha256, pdfSha256: pdfStored.sha256, pdfSm3: pdfStored.sm3 };
}

/**
 * A judge of the case signs one version of the draft. Two entries go into the ledger: the text, whose number the paper
 * prints, and the PDF, which the proof belongs to.
 * @throws Failure forbidden (not a judge, wrong password), conflict (not the newest version, something undecided)
 */
export async function signDraft(
  premises: Premises,
  person: Person,
  caseId: string,
  request: z.infer<typeof SignRequest>,
): Promise<DraftView> {
  const { records, ledger } = premises;
  await judgeAccess(records, person, caseId);
  await confirmPerson(premises, person, request.password);
  const draft = await loadDraft(records, person, caseId);
  if (!draft) throw new Failure("not_found", { zh: "本案还没有文书。", en: "This case has no document yet." });
  if (draft.version !== request.version)
    throw conflict("文书已有新版本，请核对后再签署。", "The document has a newer version; look at it before signing.");
  const document = DraftDocument.parse(draft.content);
  refuseUnfinished(document);
  await refuseBlockers(premises, person, caseId, request.acknowledged);
  await together(records, person, async (tx) => {
    const text = await ledger.append(
      { type: "E08", court: person.court, schema: "decision-text/1", digest: sm3(draft.text), group: caseId },
      tx,
    );
    const files = await setPaper(premises, draftPaper(draft, { state: "signed", ledgerEntry: text.index }));
    const { index } = await ledger.append(
      { type: "E08", court: person.court, schema: "decision-pdf/1", digest: files.pdfSm3, group: caseId },
      tx,
    );
    await recordSignature(tx, person, caseId, {
      version: draft.version,
      sm3: files.pdfSm3,
      ledgerEntry: index,
      docxSha256: files.docxSha256,
      pdfSha256: files.pdfSha256,
      acknowledged: request.acknowledged,
    });
  });
  const signed = await loadDraft(records, person, caseId);
  if (!signed) throw new Error("A draft that was just signed is not there");
  return signed;
}
