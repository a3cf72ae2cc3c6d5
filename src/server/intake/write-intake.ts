import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Advice } from "../../governance/gate.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { DocumentKind } from "../../vocabulary/document.ts";
import { ReviewMark } from "../../vocabulary/proposals.ts";
import type { Proof } from "../../vocabulary/protocol.ts";
import type { CourtPaper } from "../papers/court-paper.ts";
import { writePdf } from "../papers/write-pdf.ts";
import { writeWord } from "../papers/write-word.ts";
import { draftedParagraphs, paragraphText } from "../proposals.ts";
import { catalogueRows } from "./catalogue-rows.ts";
import { writeReport } from "./report.ts";
import type { Intake } from "./run-intake.ts";

/** Version of the schemas of catalogue.json, case.json, advice/*.json and review.json; docs/intake-schemas.md. */
export const SCHEMA_VERSION = 1;

function field(intake: Intake, name: string): string | undefined {
  return intake.held.fields.find((known) => known.name === name)?.value;
}

function adviceFile(advice: Advice): unknown {
  const {
    id,
    applicationId,
    applicationVersion,
    input,
    facts,
    draft,
    dropped,
    preparedAt,
    knowledgeRelease,
    ledgerEntry,
  } = advice;
  return {
    v: SCHEMA_VERSION,
    id,
    applicationId,
    applicationVersion,
    preparedAt,
    knowledgeRelease,
    ledgerEntry,
    dropped,
    draft,
    input,
    facts,
  };
}

function draftPaper(intake: Intake): CourtPaper | undefined {
  const advice = intake.advice.get("document-drafting");
  const paragraphs = advice ? draftedParagraphs(advice.draft) : [];
  if (!advice || paragraphs.length === 0) return undefined;
  const textSm3 = createHash("sm3").update(paragraphText(paragraphs)).digest("hex");
  return {
    title: paragraphs.find((paragraph) => paragraph.style === "document-name")?.text ?? "文书草稿",
    caseNumber: field(intake, "caseNumber") ?? "",
    paragraphs,
    state: "draft",
    seal: { ledgerEntry: advice.ledgerEntry, textSm3, verifyAt: "/verify" },
  };
}

async function proveFile(name: string, bytes: Uint8Array, ledger: Ledger): Promise<Proof> {
  const sm3 = createHash("sm3").update(bytes).digest("hex");
  const { index } = await ledger.append({ type: "E08", court: "local", schema: "draft/1", digest: sm3 });
  return { ...(await ledger.proof(index)), file: { name, sm3 } };
}

/** Writes everything the chain made into a folder; returns the names of the files. */
export async function writeIntake(
  intake: Intake,
  out: string,
  { kinds, ledger, font }: { kinds: readonly DocumentKind[]; ledger: Ledger; font?: string | undefined },
): Promise<string[]> {
  await mkdir(join(out, "advice"), { recursive: true });
  const written: string[] = [];
  const put = async (name: string, content: string | Uint8Array): Promise<void> => {
    await writeFile(join(out, name), content);
    written.push(name);
  };
  const json = (name: string, value: unknown): Promise<void> => put(name, `${JSON.stringify(value, null, 2)}\n`);

  const rows = catalogueRows(intake, kinds);
  const { held } = intake;
  await json("catalogue.json", { v: SCHEMA_VERSION, documents: rows, problems: intake.problems });
  await json("case.json", {
    v: SCHEMA_VERSION,
    kind: held.kind,
    cause: field(intake, "cause") ?? null,
    fields: held.fields,
    originals: held.originals,
  });
  for (const [id, advice] of intake.advice) await json(join("advice", `${id}.json`), adviceFile(advice));

  const review = intake.advice.get("document-review")?.draft;
  const marks =
    review?.kind === "findings"
      ? review.findings.map((finding) => ({ ...ReviewMark.parse(finding.value), reasons: finding.reasons }))
      : [];
  await json("review.json", {
    v: SCHEMA_VERSION,
    text: held.draftText ?? null,
    marks,
    abstention: review?.kind === "abstention" ? review : null,
  });

  const proofs: Proof[] = [];
  const paper = draftPaper(intake);
  if (paper) {
    const pages = [
      ["draft.docx", await writeWord(paper)],
      ["draft.pdf", await writePdf(paper, font)],
    ] as const;
    for (const [name, bytes] of pages) {
      await put(name, bytes);
      proofs.push(await proveFile(name, bytes, ledger));
    }
  }
  await json("proof.json", { v: 1, proofs });
  await put("report.md", writeReport(intake, rows, marks));
  return written;
}
