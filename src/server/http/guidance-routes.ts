import { z } from "zod";
import { caseGuidance } from "../advice/case-guidance.ts";
import { writePdf } from "../papers/write-pdf.ts";
import { writeWord } from "../papers/write-word.ts";
import type { Premises } from "../premises.ts";
import { sendFile, WORD } from "./draft-routes.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });
const querystring = z.object({ side: z.enum(["plaintiff", "defendant", "prosecution"]).default("plaintiff") });

/** Guidance sheets on evidence for the parties (举证指引), as files that the bench prints or sends. */
export async function guidanceRoutes(server: Server, premises: Premises): Promise<void> {
  server.get("/cases/:id/papers/guidance.docx", { schema: { params, querystring } }, async (request, reply) => {
    const about = { caseId: request.params.id, side: request.query.side };
    const paper = await caseGuidance(premises, personOf(request), about);
    return sendFile(reply, { name: `${paper.title}.docx`, type: WORD, bytes: await writeWord(paper) });
  });
  server.get("/cases/:id/papers/guidance.pdf", { schema: { params, querystring } }, async (request, reply) => {
    const about = { caseId: request.params.id, side: request.query.side };
    const paper = await caseGuidance(premises, personOf(request), about);
    const bytes = await writePdf(paper, premises.settings.PDF_FONT);
    return sendFile(reply, { name: `${paper.title}.pdf`, type: "application/pdf", bytes });
  });
}
