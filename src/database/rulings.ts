import type { RulingChange, RulingView } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";
import { storedText } from "./stored-text.ts";

/** Adds a judge's decision on a claim; returns the moment. Refused by the database to all but judges of the case. */
export async function insertRuling(
  tx: Database,
  caseId: string,
  ruling: RulingChange & { claim: number; person: string },
): Promise<string> {
  const { claim, result, amount, person } = ruling;
  const [words, reasoning] = [storedText(ruling.words), storedText(ruling.reasoning)];
  const row = { case_id: caseId, claim, result, amount, words, reasoning, person };
  return (await tx.insertInto("ruling").values(row).returning("at").executeTakeFirstOrThrow()).at;
}

/** Newest decision on each claim of a case, by claim. */
export async function selectRulings(tx: Database, caseId: string): Promise<RulingView[]> {
  return tx
    .selectFrom("ruling as r")
    .innerJoin("person as p", "p.id", "r.person")
    .distinctOn("r.claim")
    .select(["r.claim", "r.result", "r.amount", "r.words", "r.reasoning", "p.name as by", "r.at"])
    .where("r.case_id", "=", caseId)
    .orderBy("r.claim")
    .orderBy("r.id", "desc")
    .execute();
}
