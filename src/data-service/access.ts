import { selectCapacity } from "../database/cases.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Capacity, Person } from "../vocabulary/person.ts";
import { type Records, together } from "./records.ts";

/** How a person belongs to a case (案件关系). */
export interface CaseAccess {
  readonly capacity: Capacity;
}

/**
 * How the person belongs to the case. Throws Failure "not_found" when it does not exist and when the person does not
 * belong to it, in the same words, so that nobody learns which cases there are.
 */
export async function caseAccess(db: Records, person: Person, caseId: string): Promise<CaseAccess> {
  const capacity = await together(db, person, (tx) => selectCapacity(tx, caseId, person.id));
  if (capacity === undefined) throw noSuchCase();
  return { capacity };
}

/** Like caseAccess, for the work of the court: throws Failure "forbidden" to parties. */
export async function benchAccess(db: Records, person: Person, caseId: string): Promise<CaseAccess> {
  const access = await caseAccess(db, person, caseId);
  if (access.capacity === "party") {
    throw new Failure("forbidden", {
      zh: "当事人不能进行此项操作。如需补充或更正材料，请联系本案法官助理或书记员。",
      en: "Parties cannot do this. To add or correct papers, contact the clerk of the case.",
    });
  }
  return access;
}

/** Like caseAccess, for adjudication: throws Failure "forbidden" to all but judges of the case and its panel (handbook G5.2). */
export async function judgeAccess(db: Records, person: Person, caseId: string): Promise<CaseAccess> {
  const access = await caseAccess(db, person, caseId);
  if (person.role !== "judge" || (access.capacity !== "judge" && access.capacity !== "panel")) {
    throw new Failure("forbidden", {
      zh: "裁判事项只能由本案法官或合议庭成员决定。请交承办法官处理。",
      en: "Only a judge of this case or of its panel can decide this. Pass it to the judge of the case.",
    });
  }
  return access;
}

/** Does work on a case for one who belongs to it; fails as caseAccess does. */
export function inCase<T>(
  db: Records,
  person: Person,
  caseId: string,
  work: (tx: Records, access: CaseAccess) => Promise<T>,
): Promise<T> {
  return together(db, person, async (tx) => work(tx, await caseAccess(tx, person, caseId)));
}

/** Does work of the court on a case; fails as benchAccess does. */
export function onBench<T>(
  db: Records,
  person: Person,
  caseId: string,
  work: (tx: Records, access: CaseAccess) => Promise<T>,
): Promise<T> {
  return together(db, person, async (tx) => work(tx, await benchAccess(tx, person, caseId)));
}

function noSuchCase(): Failure {
  return new Failure("not_found", {
    zh: "没有找到该案件，或者您不是本案的承办人员、合议庭成员或当事人。如因工作需要查阅，请由承办法官将您加入本案，或向立案庭申请。",
    en: "There is no such case, or you do not belong to it. If your work requires it, ask the judge of the case to add you, or apply to the filing office.",
  });
}
