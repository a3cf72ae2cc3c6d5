import { createHash } from "node:crypto";
import type { DraftView } from "../../vocabulary/protocol.ts";
import type { CourtPaper } from "../papers/court-paper.ts";
import { DraftDocument, paragraphsOf } from "./draft-document.ts";

/** The paper that a draft becomes when it is set; its foot prints the digest of the text and the ledger number given. */
export function draftPaper(draft: DraftView, seal: { state: CourtPaper["state"]; ledgerEntry: number }): CourtPaper {
  const paragraphs = paragraphsOf(DraftDocument.parse(draft.content)).filter((paragraph) => paragraph.text !== "");
  const textOfStyle = (style: string): string => paragraphs.find((paragraph) => paragraph.style === style)?.text ?? "";
  return {
    title: textOfStyle("document-name") || "文书",
    caseNumber: textOfStyle("case-number"),
    paragraphs,
    state: seal.state,
    seal: {
      ledgerEntry: seal.ledgerEntry,
      textSm3: createHash("sm3").update(draft.text).digest("hex"),
      verifyAt: "/verify",
    },
  };
}
