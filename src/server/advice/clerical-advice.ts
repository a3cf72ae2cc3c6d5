import { replaceProposedDocuments } from "../../data-service/documents.ts";
import { proposeFields } from "../../data-service/fields.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import type { Premises } from "../premises.ts";
import { proposedDocuments, proposedFields } from "../proposals.ts";
import { giveAdvice } from "./give-advice.ts";

/** Failures after which the work simply stays with the clerk: left, switched off, or not installed. */
const BY_HAND = new Set(["forbidden", "unavailable", "not_found"]);

async function unlessDeclined(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure && BY_HAND.has(error.code))) throw error;
  }
}

/** Puts what cataloguing or backfill said beside the case as proposals; nothing a person confirmed is touched. */
export async function takeUpProposals(
  premises: Premises,
  person: Person,
  caseId: string,
  applicationId: string,
): Promise<void> {
  const { records, newId } = premises;
  const { advice } = await giveAdvice(premises, { applicationId, person, caseId, input: {} });
  if (applicationId === "dossier-cataloguing")
    await replaceProposedDocuments(records, person, caseId, proposedDocuments(advice.draft, newId));
  if (applicationId === "case-backfill") await proposeFields(records, person, caseId, proposedFields(advice.draft));
}

/** After a file is read: cataloguing, then backfill (both R1), as proposals for the clerk. */
export async function giveClericalAdvice(premises: Premises, person: Person, caseId: string): Promise<void> {
  await unlessDeclined(() => takeUpProposals(premises, person, caseId, "dossier-cataloguing"));
  await unlessDeclined(() => takeUpProposals(premises, person, caseId, "case-backfill"));
}
