import { selectChoices, upsertChoice } from "../database/choices.ts";
import type { Person } from "../vocabulary/person.ts";
import type { AssistanceChoice } from "../vocabulary/protocol.ts";
import { caseAccess } from "./access.ts";
import { type Records, together } from "./records.ts";

/** The person's own choices of assistance (智能辅助选择). */
export async function assistanceChoices(db: Records, person: Person): Promise<AssistanceChoice[]> {
  return together(db, person, (tx) => selectChoices(tx, person.id));
}

/** Sets one choice of the person, who needs to give no reason; nobody else can (handbook G5.6). All choices. */
export async function chooseAssistance(
  db: Records,
  person: Person,
  choice: AssistanceChoice,
): Promise<AssistanceChoice[]> {
  return together(db, person, async (tx) => {
    if (choice.caseId !== null) await caseAccess(tx, person, choice.caseId);
    await upsertChoice(tx, person.id, choice);
    return selectChoices(tx, person.id);
  });
}

/** True when the person has declined assistance by an application on a case; read afresh each time. */
export async function hasDeclined(
  db: Records,
  person: Person,
  application: string,
  caseId: string | null,
): Promise<boolean> {
  return declinedBy(await assistanceChoices(db, person), application, caseId);
}

/** The most specific choice wins: application on the case, all on the case, the application, all (handbook G5.6). Pure. */
export function declinedBy(choices: readonly AssistanceChoice[], application: string, caseId: string | null): boolean {
  const find = (of: string, on: string | null): AssistanceChoice | undefined =>
    choices.find((choice) => choice.application === of && choice.caseId === on);
  const onCase = caseId === null ? undefined : (find(application, caseId) ?? find("*", caseId));
  return (onCase ?? find(application, null) ?? find("*", null))?.declined ?? false;
}
