import type { Person } from "../vocabulary/person.ts";
import type { FoundPassage } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

/** Places in the read pages where the words stand; white space and line breaks between characters are ignored. */
export declare function searchPages(
  db: Records,
  person: Person,
  caseId: string,
  words: string,
): Promise<FoundPassage[]>;
