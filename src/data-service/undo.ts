import type { Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** Takes back the person's newest change of documents or fields; names it, or null when there is none. Throws Failure "conflict" when somebody changed the same thing since. */
export declare function undoLast(db: Records, person: Person, caseId: string): Promise<string | null>;
