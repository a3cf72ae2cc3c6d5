import type { z } from "zod";
import * as rows from "../database/advice.ts";
import { insertHistory } from "../database/history.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person } from "../vocabulary/person.ts";
import type { AdviceView, DecisionRequest } from "../vocabulary/protocol.ts";
import { caseAccess, inCase } from "./access.ts";
import { assisting, type Records, together } from "./records.ts";

/** Advice (辅助意见) as it is kept: what went in, what was known, what came out and what was shown. */
export type StoredAdvice = rows.AdviceRow;
/** What a named person did with one finding (处理意见). */
export type AdviceDecision = rows.DecisionRow;

/**
 * Keeps advice for ever. Called inside `assisting`, together with the ledger entry: both hold or neither; a transaction
 * of `together` cannot write advice, as one of `assisting` can write nothing else.
 */
export async function saveAdvice(db: Records, person: Person, advice: StoredAdvice): Promise<void> {
  await assisting(db, person, async (tx) => {
    await caseAccess(tx, person, advice.caseId);
    await rows.insertAdvice(tx, advice);
  });
}

/** The newest advice of an application on a case that the person may see. */
export async function newestAdvice(
  db: Records,
  person: Person,
  caseId: string,
  application: string,
): Promise<StoredAdvice | undefined> {
  return inCase(db, person, caseId, (tx) => rows.selectAdvice(tx, { caseId, application }));
}

/** Advice by id; throws Failure "not_found", also to those who do not belong to its case. */
export async function loadAdvice(db: Records, person: Person, adviceId: string): Promise<StoredAdvice> {
  const advice = await together(db, person, (tx) => rows.selectAdvice(tx, { id: adviceId }));
  if (!advice) {
    throw new Failure("not_found", {
      zh: "没有找到这条辅助意见，或者您不是相关案件的成员。请从案件页面重新打开。",
      en: "There is no such advice, or you do not belong to its case. Open it again from the case.",
    });
  }
  return advice;
}

/** Newest decision on each finding of a piece of advice. */
export async function adviceDecisions(db: Records, person: Person, adviceId: string): Promise<AdviceDecision[]> {
  return together(db, person, (tx) => rows.selectDecisions(tx, adviceId));
}

/**
 * A named person's act on one finding; kept for ever, the newest counts; in the history. Throws Failure "bad_request"
 * when there is no such finding, or when one without a source is to be taken over.
 */
export async function recordAdviceDecision(
  db: Records,
  person: Person,
  adviceId: string,
  decision: z.infer<typeof DecisionRequest>,
): Promise<AdviceDecision> {
  return together(db, person, async (tx) => {
    const { caseId, application, version, shown } = await loadAdvice(tx, person, adviceId);
    const { finding, outcome, note } = decision;
    const wanted = shown[finding];
    if (!wanted) throw noSuchFinding(finding);
    if (!wanted.sourced && outcome !== "rejected") throw withoutSource();
    const at = await rows.insertDecision(tx, { caseId, adviceId, finding, outcome, note, person: person.id });
    await insertHistory(tx, [
      {
        caseId,
        person: person.id,
        what: `advice:${application}#${finding + 1}`,
        after: outcome,
        ground: note,
        source: `${application}@${version}`,
      },
    ]);
    return { adviceId, finding, outcome, note, at, by: { id: person.id, name: person.name } };
  });
}

/** What the page shows of stored advice: its findings with the outcomes people gave them. Pure. */
export function adviceView(advice: StoredAdvice, decisions: readonly AdviceDecision[]): AdviceView {
  const { id, caseId, preparedAt, preparedFor, ledgerEntry, dropped, summary, abstention } = advice;
  const outcomes = new Map(decisions.map(({ finding, outcome }) => [finding, outcome]));
  const findings = advice.shown.map((finding, index) => ({ ...finding, outcome: outcomes.get(index) ?? null }));
  const [applicationId, applicationVersion] = [advice.application, advice.version];
  const about = { id, applicationId, applicationVersion, caseId, preparedAt, preparedFor, ledgerEntry };
  return { ...about, dropped, summary, abstention, findings };
}

function noSuchFinding(finding: number): Failure {
  return new Failure("bad_request", {
    zh: `这条辅助意见没有第${finding + 1}项，请刷新后重试。`,
    en: `This advice has no finding ${finding + 1}: refresh and try again.`,
  });
}

function withoutSource(): Failure {
  return new Failure("bad_request", {
    zh: "该项未找到依据，不能采纳。请核对原件后手工填写，或者不予采纳。",
    en: "This finding has no source that could be found again and cannot be adopted. Check the papers and enter it by hand, or reject it.",
  });
}
