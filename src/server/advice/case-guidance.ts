import { benchAccess } from "../../data-service/access.ts";
import { adviceDecisions, adviceView, newestAdvice } from "../../data-service/advice-store.ts";
import { openCase } from "../../data-service/cases.ts";
import { loadRecord } from "../../data-service/record.ts";
import { guidanceSheets } from "../../engine/evidence/guidance-sheets.ts";
import { type GuidanceSheet, GuidedElement } from "../../vocabulary/evidence-guidance.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import type { CourtPaper } from "../papers/court-paper.ts";
import { guidancePaper } from "../papers/guidance-paper.ts";
import type { Premises } from "../premises.ts";

const APPLICATION = "evidence-review";

/**
 * The guidance sheet of one side (举证指引) from the newest review of evidence; what people rejected is left out.
 * @throws Failure "not_found" to those outside the case, before any review, or where the side has nothing left to prove;
 * "forbidden" to parties: the bench hands the sheet out
 */
export async function caseGuidance(
  premises: Premises,
  person: Person,
  about: { readonly caseId: string; readonly side: GuidanceSheet["side"] },
): Promise<CourtPaper> {
  const { records } = premises;
  await benchAccess(records, person, about.caseId);
  const stored = await newestAdvice(records, person, about.caseId, APPLICATION);
  if (!stored) throw new Failure("not_found", notReviewed);
  const view = adviceView(stored, await adviceDecisions(records, person, stored.id));
  const elements = view.findings.flatMap(({ value, outcome }) => {
    const parsed = GuidedElement.safeParse(value);
    return parsed.success && outcome !== "rejected" ? [parsed.data] : [];
  });
  const sheet = guidanceSheets(elements).find(({ side }) => side === about.side);
  if (!sheet) throw new Failure("not_found", nothingToProve);
  const [opened, { court }] = await Promise.all([
    openCase(records, person, about.caseId),
    loadRecord(records, person, about.caseId),
  ]);
  return guidancePaper({
    case: { number: opened.number, title: opened.title, court },
    ledgerEntry: stored.ledgerEntry,
    sheet,
  });
}

const notReviewed = {
  zh: "本案还没有证据审查记录；请先在“证据”页请求审查，再下载举证指引。",
  en: "No review of evidence is on record for this case; ask for one on the evidence page first, then download the sheet.",
};
const nothingToProve = {
  zh: "按现有审查结果，这一方没有待举证的事项。",
  en: "By the review as it stands this side has nothing left to prove.",
};
