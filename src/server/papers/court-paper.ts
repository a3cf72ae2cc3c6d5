import type { DraftedParagraph } from "../../vocabulary/proposals.ts";

/** A court document ready to be set as Word or PDF (待排版文书). */
export interface CourtPaper {
  /** Name of the document, for metadata and file name, for example 民事判决书. */
  readonly title: string;
  readonly caseNumber: string;
  readonly paragraphs: readonly Pick<DraftedParagraph, "block" | "style" | "text" | "open">[];
  /** A draft carries the label that it was prepared with assistance and decides nothing; a signed paper does not. */
  readonly state: "draft" | "signed";
  /** What the foot of each page prints so that anyone can verify the paper (UX 18). */
  readonly seal: {
    readonly ledgerEntry: number;
    /** SM3 of the plain text, hex. */
    readonly textSm3: string;
    /** Address of the verify page, put into the QR code with entry and digest. */
    readonly verifyAt: string;
  };
}
