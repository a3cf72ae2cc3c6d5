import type { Draft } from "../vocabulary/advice.ts";
import type { CaseField } from "../vocabulary/case-record.ts";
import type { CataloguedDocument } from "../vocabulary/document.ts";
import { DocumentProposal, DraftedParagraph, FieldProposal } from "../vocabulary/proposals.ts";

/** Documents as cataloguing proposes them, in catalogue order; `newId` names each. */
export function proposedDocuments(draft: Draft, newId: (order: number) => string): CataloguedDocument[] {
  if (draft.kind === "abstention") return [];
  return draft.findings
    .map(({ value, confidence }) => {
      const { alternatives: _, notes: __, ...proposal } = DocumentProposal.parse(value);
      return { ...proposal, id: newId(proposal.order), confidence, status: "proposed" as const };
    })
    .sort((a, b) => a.order - b.order);
}

/** Fields as backfill proposes them; their passages are the reasons of each finding. */
export function proposedFields(draft: Draft): CaseField[] {
  if (draft.kind === "abstention") return [];
  return draft.findings.map(({ value, confidence, reasons }) => {
    const proposal = FieldProposal.parse(value);
    const passages = reasons.flatMap((reason) => (reason.kind === "passage" ? [reason.passage] : []));
    return { ...proposal, passages, confidence, status: "proposed" as const };
  });
}

/** The paragraphs of a drafted document in reading order. */
export function draftedParagraphs(draft: Draft): DraftedParagraph[] {
  return draft.kind === "abstention" ? [] : draft.findings.map(({ value }) => DraftedParagraph.parse(value));
}

/** The plain text of drafted paragraphs, one a line: what review reads. */
export function paragraphText(paragraphs: readonly DraftedParagraph[]): string {
  return paragraphs.map((paragraph) => paragraph.text).join("\n");
}
