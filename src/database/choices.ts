import type { AssistanceChoice } from "../vocabulary/protocol.ts";
import type { Database } from "./connection.ts";

/** Choices of assistance of a person. */
export async function selectChoices(tx: Database, person: string): Promise<AssistanceChoice[]> {
  const rows = await tx
    .selectFrom("assistance_choice")
    .select(["application", "case_id", "declined"])
    .where("person", "=", person)
    .orderBy("application")
    .orderBy("case_id")
    .execute();
  return rows.map(({ application, case_id, declined }) => ({ application, caseId: case_id || null, declined }));
}

/** Sets a choice of a person. */
export async function upsertChoice(tx: Database, person: string, choice: AssistanceChoice): Promise<void> {
  const { application, declined } = choice;
  await tx
    .insertInto("assistance_choice")
    .values({ person, application, case_id: choice.caseId ?? "", declined })
    .onConflict((conflict) => conflict.columns(["person", "application", "case_id"]).doUpdateSet({ declined }))
    .execute();
}
