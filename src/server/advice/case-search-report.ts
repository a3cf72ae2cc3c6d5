import { benchAccess } from "../../data-service/access.ts";
import { adviceDecisions, adviceView, newestAdvice } from "../../data-service/advice-store.ts";
import { openCase } from "../../data-service/cases.ts";
import { listDocuments } from "../../data-service/documents.ts";
import { loadRecord } from "../../data-service/record.ts";
import type { CataloguedDocument } from "../../vocabulary/document.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { LikeCaseFacts, PushedCase } from "../../vocabulary/like-cases.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Person } from "../../vocabulary/person.ts";
import type { CourtPaper } from "../papers/court-paper.ts";
import { searchReport } from "../papers/search-report.ts";
import type { Premises } from "../premises.ts";

const APPLICATION = "similar-cases";

/** Where a passage stands, in words: 《民事起诉状》第1页; the file's own page number where no document is catalogued. */
export function placeIn(documents: readonly CataloguedDocument[]): (passage: Passage) => string {
  return ({ original, page }) => {
    const isHere = (document: CataloguedDocument) =>
      document.pages.some((one) => one.original === original && one.number === page);
    const document = documents.find(isHere);
    if (!document) return `卷内材料第${page}页`;
    const at = document.pages.findIndex((one) => one.original === original && one.number === page);
    return `《${document.title}》第${at + 1}页`;
  };
}

/**
 * The search report on a case (类案检索报告) from the newest search that similar-case push recorded, with what people
 * marked on its findings.
 * @throws Failure "not_found" to those outside the case and before any search, "forbidden" to parties
 */
export async function caseSearchReport(premises: Premises, person: Person, caseId: string): Promise<CourtPaper> {
  const { records } = premises;
  await benchAccess(records, person, caseId);
  const stored = await newestAdvice(records, person, caseId, APPLICATION);
  if (!stored) throw new Failure("not_found", notSearched);
  const view = adviceView(stored, await adviceDecisions(records, person, stored.id));
  const [opened, { court, fields }, documents] = await Promise.all([
    openCase(records, person, caseId),
    loadRecord(records, person, caseId),
    listDocuments(records, person, caseId),
  ]);
  return searchReport({
    case: {
      number: opened.number,
      title: opened.title,
      court,
      fields,
    },
    by: person.name,
    on: dayIn(stored.preparedAt),
    ledgerEntry: stored.ledgerEntry,
    release: stored.knowledgeRelease,
    facts: LikeCaseFacts.parse(stored.facts),
    results: view.findings
      .filter(({ sourced }) => sourced)
      .map(({ value, outcome }) => ({ value: PushedCase.parse(value), outcome })),
    summary: view.abstention?.note.zh ?? view.summary.zh,
    place: placeIn(documents),
  });
}

/** Moments are kept in UTC; the report names the court's day. */
function dayIn(moment: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(moment));
}

const notSearched = {
  zh: "本案还没有类案检索记录；请先在“类案”页请求检索，再下载报告。",
  en: "No search for like cases is on record for this case; ask for one on the cases page first, then download the report.",
};
