import type { Draft, Outcome } from "../vocabulary/advice.ts";
import type { AdviceView } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";
import { storedJson, storedText } from "./stored-text.ts";

/** Advice (辅助意见) as it is kept: what went in, what was known, what came out and what was shown. */
export interface AdviceRow {
  readonly id: string;
  readonly application: string;
  readonly version: string;
  readonly caseId: string;
  readonly input: unknown;
  readonly facts: unknown;
  readonly draft: Draft<unknown>;
  /** Findings as shown after the gate, with outcome null. */
  readonly shown: AdviceView["findings"];
  readonly summary: AdviceView["summary"];
  readonly abstention: AdviceView["abstention"];
  readonly dropped: number;
  /** Id of the person it was prepared for. */
  readonly preparedFor: string;
  readonly preparedAt: string;
  readonly ledgerEntry: number;
  readonly knowledgeRelease: string;
}

/** What a named person did with one finding. */
export interface DecisionRow {
  readonly adviceId: string;
  readonly finding: number;
  readonly outcome: Outcome;
  readonly note: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
}

/** Adds advice; refused by the database to all but the assistance. */
export async function insertAdvice(tx: Database, advice: AdviceRow): Promise<void> {
  const { id, application, version, dropped } = advice;
  await tx
    .insertInto("advice")
    .values({
      id,
      application,
      version,
      dropped,
      case_id: advice.caseId,
      input: storedJson(advice.input),
      facts: storedJson(advice.facts),
      draft: storedJson(advice.draft),
      shown: storedJson(advice.shown),
      summary: storedJson(advice.summary),
      abstention: advice.abstention === null ? null : storedJson(advice.abstention),
      prepared_for: advice.preparedFor,
      prepared_at: advice.preparedAt,
      ledger_entry: advice.ledgerEntry,
      knowledge_release: advice.knowledgeRelease,
    })
    .execute();
}

/** One piece of advice by id, or the newest of an application on a case, as far as the reader may see it. */
export async function selectAdvice(
  tx: Database,
  which: { id: string } | { caseId: string; application: string },
): Promise<AdviceRow | undefined> {
  const all = tx
    .selectFrom("advice")
    .select(["id", "application", "version", "case_id as caseId", "input", "facts", "draft", "shown", "summary"])
    .select(["abstention", "dropped", "prepared_for as preparedFor", "prepared_at as preparedAt"])
    .select(["ledger_entry as ledgerEntry", "knowledge_release as knowledgeRelease"])
    .orderBy("position", "desc")
    .limit(1);
  const chosen =
    "id" in which
      ? all.where("id", "=", storedText(which.id))
      : all.where("case_id", "=", which.caseId).where("application", "=", which.application);
  return chosen.executeTakeFirst();
}

/** Newest decision of each finding of a piece of advice. */
export async function selectDecisions(tx: Database, adviceId: string): Promise<DecisionRow[]> {
  const rows = await tx
    .selectFrom("advice_decision as d")
    .innerJoin("person as p", "p.id", "d.person")
    .distinctOn("d.finding")
    .select(["d.advice as adviceId", "d.finding", "d.outcome", "d.note", "d.at", "p.id", "p.name"])
    .where("d.advice", "=", adviceId)
    .orderBy("d.finding")
    .orderBy("d.id", "desc")
    .execute();
  return rows.map(({ id, name, ...row }) => ({ ...row, by: { id, name } }));
}

/** Adds a named person's act on a finding. */
export async function insertDecision(
  tx: Database,
  decision: { caseId: string; adviceId: string; finding: number; outcome: Outcome; note: string; person: string },
): Promise<string> {
  const { finding, outcome, person } = decision;
  const note = storedText(decision.note);
  const row = { case_id: decision.caseId, advice: decision.adviceId, finding, outcome, note, person };
  return (await tx.insertInto("advice_decision").values(row).returning("at").executeTakeFirstOrThrow()).at;
}
