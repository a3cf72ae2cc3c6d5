import type { FastifyReply } from "fastify";
import { z } from "zod";
import { benchAccess } from "../../data-service/access.ts";
import { openCase } from "../../data-service/cases.ts";
import { draftVersions, loadDraft, loadDraftVersion, saveDraft, setAsideDrafts } from "../../data-service/drafts.ts";
import { signedDecision } from "../../data-service/signatures.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import { DraftSave, DraftStart, DraftVersionRow, DraftView, Proof, SignRequest } from "../../vocabulary/protocol.ts";
import { giveAdvice } from "../advice/give-advice.ts";
import { now } from "../clock.ts";
import { DraftDocument, proposeDocument, textOf } from "../drafts/draft-document.ts";
import { draftPaper } from "../drafts/draft-paper.ts";
import { signDraft } from "../drafts/sign-draft.ts";
import { writePdf } from "../papers/write-pdf.ts";
import { writeWord } from "../papers/write-word.ts";
import type { Premises } from "../premises.ts";
import { passwordLimit } from "./password-limit.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });

/** The content is checked at the door: what is no document of the editor is a bad request. */
const SaveOfDraft = DraftSave.extend({ content: DraftDocument });

/** Media type of Word files. */
export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const noDraft = { zh: "本案还没有文书，请先新建。", en: "This case has no document yet; start one first." };
const notSigned = {
  zh: "文书尚未签署，签署后才有存证证明。",
  en: "The document is not signed; the proof comes with the signature.",
};

/** Starts the draft from the application's proposals; a text that is there stays as an earlier version. */
async function startDraft(premises: Premises, person: Person, caseId: string, kind: string): Promise<DraftView> {
  const { records } = premises;
  const { advice, view } = await giveAdvice(premises, {
    applicationId: "document-drafting",
    person,
    caseId,
    input: { kind },
  });
  if (advice.draft.kind === "abstention") throw new Failure("conflict", advice.draft.note);
  const author = `${view.applicationId} ${view.applicationVersion}`;
  const { content, proposals } = proposeDocument(advice.draft.findings, author, now());
  const before = await loadDraft(records, person, caseId);
  return saveDraft(records, person, caseId, {
    kind,
    version: before?.version ?? 0,
    content,
    text: textOf(content),
    proposals,
  });
}

/** An empty document, for work by hand when assistance is off. */
async function emptyDraft(premises: Premises, person: Person, caseId: string, kind: string): Promise<DraftView> {
  const content: DraftDocument = { type: "doc", content: [{ type: "paragraph" }] };
  const before = await loadDraft(premises.records, person, caseId);
  return saveDraft(premises.records, person, caseId, {
    kind,
    version: before?.version ?? 0,
    content,
    text: "",
    proposals: [],
  });
}

async function draftOrFailure(premises: Premises, person: Person, caseId: string): Promise<DraftView> {
  const draft = await loadDraft(premises.records, person, caseId);
  if (!draft) throw new Failure("not_found", noDraft);
  return draft;
}

/** Sends a file to be saved under a name that may be Chinese. */
export function sendFile(reply: FastifyReply, file: { name: string; type: string; bytes: Uint8Array }): FastifyReply {
  return reply
    .type(file.type)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(Buffer.from(file.bytes));
}

/** The signed file byte for byte, or the draft set anew with its label. */
async function paperFile(
  premises: Premises,
  person: Person,
  caseId: string,
  form: "docx" | "pdf",
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const draft = await draftOrFailure(premises, person, caseId);
  const { number, title } = await openCase(premises.records, person, caseId);
  const name = `${number || title}${draft.signed ? "" : "（草稿）"}.${form}`;
  const type = form === "pdf" ? "application/pdf" : WORD;
  const signed = await signedDecision(premises.records, person, caseId);
  if (draft.signed && signed)
    return { name, type, bytes: await premises.blobs.read(form === "pdf" ? signed.pdfSha256 : signed.docxSha256) };
  const head = await premises.ledger.head();
  const paper = draftPaper(draft, { state: "draft", ledgerEntry: head.size });
  return {
    name,
    type,
    bytes: form === "pdf" ? await writePdf(paper, premises.settings.PDF_FONT) : await writeWord(paper),
  };
}

/** The document of a case: start, save, versions, files, signature and its proof. */
export async function draftRoutes(server: Server, premises: Premises): Promise<void> {
  const { records } = premises;
  server.get("/cases/:id/draft", { schema: { params, response: { 200: DraftView.nullable() } } }, (request) =>
    loadDraft(records, personOf(request), request.params.id),
  );
  server.post(
    "/cases/:id/draft/start",
    { schema: { params, body: DraftStart, response: { 200: DraftView } } },
    async (request) => {
      const person = personOf(request);
      await benchAccess(records, person, request.params.id);
      const { kind } = request.body;
      return kind === "blank"
        ? emptyDraft(premises, person, request.params.id, kind)
        : startDraft(premises, person, request.params.id, kind);
    },
  );
  server.put(
    "/cases/:id/draft",
    { schema: { params, body: SaveOfDraft, response: { 200: DraftView } } },
    async (request) => {
      const [person, caseId] = [personOf(request), request.params.id];
      const before = await draftOrFailure(premises, person, caseId);
      const { version, content, proposals } = request.body;
      return saveDraft(records, person, caseId, {
        kind: before.kind,
        version,
        content,
        text: textOf(content),
        proposals,
      });
    },
  );
  server.get(
    "/cases/:id/draft/versions",
    { schema: { params, response: { 200: z.array(DraftVersionRow) } } },
    (request) => draftVersions(records, personOf(request), request.params.id),
  );
  server.get(
    "/cases/:id/draft/versions/:version",
    {
      schema: { params: params.extend({ version: z.coerce.number().int().min(1) }), response: { 200: DraftView } },
    },
    (request) => loadDraftVersion(records, personOf(request), request.params.id, request.params.version),
  );
  server.get(
    "/cases/:id/draft/set-aside",
    { schema: { params, response: { 200: z.array(DraftVersionRow) } } },
    (request) => setAsideDrafts(records, personOf(request), request.params.id),
  );
  paperRoutes(server, premises);
}

/** The document as a paper: its files, the signature, and the proof of what was signed. */
function paperRoutes(server: Server, premises: Premises): void {
  const { records, ledger } = premises;
  for (const form of ["docx", "pdf"] as const) {
    server.get(`/cases/:id/draft.${form}`, { schema: { params } }, async (request, reply) =>
      sendFile(reply, await paperFile(premises, personOf(request), request.params.id, form)),
    );
  }
  server.post(
    "/cases/:id/sign",
    { config: passwordLimit(premises.settings), schema: { params, body: SignRequest, response: { 200: DraftView } } },
    (request) => signDraft(premises, personOf(request), request.params.id, request.body),
  );
  server.get("/cases/:id/proof.json", { schema: { params, response: { 200: Proof } } }, async (request) => {
    const person = personOf(request);
    const signed = await signedDecision(records, person, request.params.id);
    if (!signed) throw new Failure("not_found", notSigned);
    const { name } = await paperFile(premises, person, request.params.id, "pdf");
    return { ...(await ledger.proof(signed.ledgerEntry)), file: { name, sm3: signed.sm3 } };
  });
}
