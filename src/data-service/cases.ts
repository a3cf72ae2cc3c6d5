import { randomUUID } from "node:crypto";
import type { z } from "zod";
import * as rows from "../database/cases.ts";
import { insertHistory } from "../database/history.ts";
import { selectColleagues } from "../database/people.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Capacity, Person, Role } from "../vocabulary/person.ts";
import type { CaseRow, CaseView, MemberChange, NewCase } from "../vocabulary/protocol.ts";
import { caseAccess, onBench } from "./access.ts";
import { type Records, together } from "./records.ts";

/** A proposal of lower confidence is a doubt (待核实项) that a person should look at. */
export const DOUBT_BELOW = 0.85;

const CAPACITIES: Record<Role, readonly Capacity[]> = {
  judge: ["judge", "panel"],
  clerk: ["clerk"],
  party: ["party"],
  president: [],
  administrator: [],
};

/** Opens a case (立案建档) in the person's court; the judge or clerk who opens it is its first member. Throws Failure "forbidden" to others. */
export async function createCase(db: Records, person: Person, wanted: z.infer<typeof NewCase>): Promise<CaseView> {
  if (person.role !== "judge" && person.role !== "clerk") {
    throw new Failure("forbidden", {
      zh: "只有法官和书记员可以新建案件。",
      en: "Only judges and clerks can open a case.",
    });
  }
  const capacity = person.role;
  return together(db, person, async (tx) => {
    const id = randomUUID();
    await rows.insertCase(tx, person, { ...wanted, id });
    await rows.writeMember(tx, id, { person: person.id, capacity });
    await insertHistory(tx, [{ caseId: id, person: person.id, what: "case", after: wanted.title }]);
    return openCase(tx, person, id);
  });
}

/** Cases the person belongs to, newest first; all words must stand in number, title, cause or the names of parties. */
export async function listCases(db: Records, person: Person, words = ""): Promise<CaseRow[]> {
  const list = words.split(/\s+/).filter((word) => word !== "");
  return together(db, person, (tx) => rows.selectCaseRows(tx, { words: list, doubtBelow: DOUBT_BELOW }));
}

/** A case with its members and the person's own capacity; throws Failure "not_found" as caseAccess does. */
export async function openCase(db: Records, person: Person, caseId: string): Promise<CaseView> {
  return together(db, person, async (tx) => {
    const { capacity } = await caseAccess(tx, person, caseId);
    const [row] = await rows.selectCaseRows(tx, { caseId, doubtBelow: DOUBT_BELOW });
    if (!row) throw new Error(`Case ${caseId} has members and no row`);
    const members = (await rows.selectMembers(tx, caseId)).map((member) => ({
      person: { id: member.id, name: member.name, role: member.role },
      capacity: member.capacity,
    }));
    return { ...row, members, capacity };
  });
}

/**
 * Adds, changes or removes (capacity null) a member of a case; in the history. Judges and clerks of the case do it:
 * the president does not enter a case by own hand (人民法院组织法 52). Throws Failure "forbidden", "not_found" for people
 * of other courts, "bad_request" when the capacity does not fit the role, "conflict" for the last judge or clerk.
 */
export async function changeMembers(
  db: Records,
  person: Person,
  caseId: string,
  change: z.infer<typeof MemberChange>,
): Promise<CaseView> {
  return onBench(db, person, caseId, async (tx, { capacity }) => {
    await rows.lockCase(tx, caseId);
    const members = await rows.selectMembers(tx, caseId);
    const before = members.find((member) => member.id === change.personId);
    const named = before ?? (await selectColleagues(tx)).find((colleague) => colleague.id === change.personId);
    const refused = refusal({ by: { id: person.id, capacity }, members, named, change });
    if (refused) throw refused;
    await insertHistory(tx, [
      {
        caseId,
        person: person.id,
        what: `member:${named?.name}`,
        before: before?.capacity ?? null,
        after: change.capacity,
      },
    ]);
    await rows.writeMember(tx, caseId, { person: change.personId, capacity: change.capacity });
    return openCase(tx, person, caseId);
  });
}

/** Moves a case to a stage (办理阶段); the bench of the case does it. In the history. */
export async function setStage(db: Records, person: Person, caseId: string, stage: CaseRow["stage"]): Promise<void> {
  await onBench(db, person, caseId, async (tx) => {
    await rows.lockCase(tx, caseId);
    const [row] = await rows.selectCaseRows(tx, { caseId, doubtBelow: DOUBT_BELOW });
    if (!row || row.stage === stage) return;
    await rows.updateStage(tx, caseId, stage);
    await insertHistory(tx, [{ caseId, person: person.id, what: "stage", before: row.stage, after: stage }]);
  });
}

interface WantedMember {
  readonly by: { readonly id: string; readonly capacity: Capacity };
  readonly members: readonly { readonly id: string; readonly capacity: Capacity }[];
  readonly named: { readonly name: string; readonly role: Role } | undefined;
  readonly change: z.infer<typeof MemberChange>;
}

function refusal({ by, members, named, change }: WantedMember): Failure | undefined {
  if (by.capacity !== "judge" && by.capacity !== "clerk") {
    return new Failure("forbidden", {
      zh: "只有本案承办法官和书记员可以变更案件成员。",
      en: "Only the judge and the clerk of the case can change its members.",
    });
  }
  if (!named) {
    return new Failure("not_found", {
      zh: "本院没有这个人员，请从人员名单中选择。",
      en: "There is no such person in this court: choose from the list of people.",
    });
  }
  if (change.capacity !== null && !CAPACITIES[named.role].includes(change.capacity)) {
    return new Failure("bad_request", {
      zh: `${named.name}的身份不能担任此角色：法官任承办或合议庭成员，书记员任书记员，当事人任当事人。`,
      en: `${named.name} cannot have this capacity: judges sit or join the panel, clerks record, parties appear.`,
    });
  }
  const staff = members.filter(({ capacity }) => capacity === "judge" || capacity === "clerk");
  const stays = change.capacity === "judge" || change.capacity === "clerk";
  if (!stays && (change.personId === by.id || staff.every(({ id }) => id === change.personId))) {
    return new Failure("conflict", {
      zh: "不能将自己移出本案，案件也必须保留至少一名法官或书记员。请先加入接手的人员，再由其办理移出。",
      en: "You cannot take yourself off the case, and it must keep a judge or clerk. Add the successor first, who then removes you.",
    });
  }
  return undefined;
}
