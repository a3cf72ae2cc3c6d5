import type { Capacity, Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** How the person belongs to the case (案件关系); throws Failure "not_found" to others, in the words used for a missing case. */
export declare function caseAccess(
  db: Records,
  person: Person,
  caseId: string,
): Promise<{ readonly capacity: Capacity }>;
/** Like caseAccess, for acts of the court: throws Failure "forbidden" to parties. */
export declare function benchAccess(
  db: Records,
  person: Person,
  caseId: string,
): Promise<{ readonly capacity: Capacity }>;
/** Like caseAccess, for adjudication: throws Failure "forbidden" to all but judges of the case or its panel (handbook G5.2). */
export declare function judgeAccess(
  db: Records,
  person: Person,
  caseId: string,
): Promise<{ readonly capacity: Capacity }>;
