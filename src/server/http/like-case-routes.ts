import { z } from "zod";
import { LikeCaseRow, LikeCasesAsked } from "../../vocabulary/protocol-like-cases.ts";
import { caseSearchReport } from "../advice/case-search-report.ts";
import { likeCasesByHand } from "../advice/like-cases-by-hand.ts";
import { writePdf } from "../papers/write-pdf.ts";
import { writeWord } from "../papers/write-word.ts";
import type { Premises } from "../premises.ts";
import { sendFile, WORD } from "./draft-routes.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });
const NAME = "类案检索报告（底稿）";

/** Like cases of a case beyond advice: search by hand, and the search report as a file; for the bench only. */
export async function likeCaseRoutes(server: Server, premises: Premises): Promise<void> {
  server.post(
    "/cases/:id/like-cases",
    { schema: { params, body: LikeCasesAsked, response: { 200: z.array(LikeCaseRow) } } },
    (request) => likeCasesByHand(premises, personOf(request), request.params.id, request.body),
  );
  server.get("/cases/:id/similar-cases/report.docx", { schema: { params } }, async (request, reply) => {
    const paper = await caseSearchReport(premises, personOf(request), request.params.id);
    return sendFile(reply, { name: `${NAME}.docx`, type: WORD, bytes: await writeWord(paper) });
  });
  server.get("/cases/:id/similar-cases/report.pdf", { schema: { params } }, async (request, reply) => {
    const paper = await caseSearchReport(premises, personOf(request), request.params.id);
    const bytes = await writePdf(paper, premises.settings.PDF_FONT);
    return sendFile(reply, { name: `${NAME}.pdf`, type: "application/pdf", bytes });
  });
}
