import type { Person } from "../vocabulary/person.ts";
import type { AssistanceChoice } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

export declare function assistanceChoices(db: Records, person: Person): Promise<AssistanceChoice[]>;
export declare function chooseAssistance(
  db: Records,
  person: Person,
  choice: AssistanceChoice,
): Promise<AssistanceChoice[]>;
/** True when the person declined; the most specific choice wins: application and case, case, application, all (handbook G5.6). */
export declare function hasDeclined(
  db: Records,
  person: Person,
  application: string,
  caseId: string | null,
): Promise<boolean>;
/** The same rule over choices that are already read. */
export declare function declinedBy(
  choices: readonly AssistanceChoice[],
  application: string,
  caseId: string | null,
): boolean;
