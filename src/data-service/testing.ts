import { randomUUID } from "node:crypto";
import type { CaseField } from "../vocabulary/case-record.ts";
import type { Day } from "../vocabulary/day.ts";
import type { CataloguedDocument } from "../vocabulary/document.ts";
import type { Page } from "../vocabulary/page.ts";
import type { Person, Role } from "../vocabulary/person.ts";
import { changeMembers, createCase } from "./cases.ts";
import { receiveOriginal } from "./originals.ts";
import { savePage } from "./pages.ts";
import { addCourt, addPerson } from "./people.ts";
import type { Records } from "./records.ts";

/** People of a fictional court (虚构法院) for tests: the bench and a party of one case, and people outside it. */
export interface TestCourt {
  readonly judge: Person;
  readonly clerk: Person;
  readonly panel: Person;
  readonly party: Person;
  /** A judge of the same court without this case. */
  readonly outsider: Person;
  readonly president: Person;
  readonly administrator: Person;
  /** A judge of another court. */
  readonly stranger: Person;
  readonly caseId: string;
}

/** Makes two courts, their people and one case with judge, clerk, panel and party; as often as wanted in one database. */
export async function makeTestCourt(db: Records): Promise<TestCourt> {
  const [own, other] = [randomUUID(), randomUUID()];
  await addCourt(db, { id: own, name: "云溪市人民法院" });
  await addCourt(db, { id: other, name: "松原江人民法院" });
  const add = (name: string, role: Role, court = own): Promise<Person> =>
    addPerson(db, { login: `${court}-${name}`, name, court, role, passwordHash: "$argon2id$test" });
  const people = {
    judge: await add("沈明理", "judge"),
    clerk: await add("纪小文", "clerk"),
    panel: await add("韩同议", "judge"),
    party: await add("赵有余", "party"),
    outsider: await add("方外行", "judge"),
    president: await add("严院长", "president"),
    administrator: await add("管一机", "administrator"),
    stranger: await add("远方来", "judge", other),
  };
  const { id: caseId } = await createCase(db, people.clerk, {
    title: "赵有余与钱不还民间借贷纠纷",
    kind: "civil",
    number: "（2026）云01民初17号",
  });
  for (const capacity of ["judge", "panel", "party"] as const) {
    await changeMembers(db, people.clerk, caseId, { personId: people[capacity].id, capacity });
  }
  return { ...people, caseId };
}

/** Hands in an original whose pages have these texts, and stores them as read; its id. */
export async function handIn(
  db: Records,
  court: TestCourt,
  original: { name: string; texts: readonly string[] },
): Promise<string> {
  const { name, texts } = original;
  const digest = Buffer.from(name).toString("hex").padEnd(64, "0").slice(0, 64);
  const { id } = await receiveOriginal(db, court.clerk, court.caseId, {
    name,
    mediaType: "application/pdf",
    bytes: 1000,
    sm3: digest,
    sha256: digest,
    pages: texts.length,
    state: "waiting",
    problem: null,
  });
  for (const [index, text] of texts.entries()) {
    await savePage(db, court.clerk, court.caseId, { page: pageOf(id, index + 1, text), imageSha256: digest });
  }
  return id;
}

/** A read page with this text, one line box per line. */
export function pageOf(original: string, number: number, text: string): Page {
  let start = 0;
  const lines = text.split("\n").map((line, row) => {
    const top = row / 50;
    const quad = [0.1, top, 0.9, top, 0.9, top + 0.02, 0.1, top + 0.02];
    const edges = Array.from({ length: line.length + 1 }, (_, index) => 0.1 + (0.8 * index) / line.length);
    const placed = { start, end: start + line.length, quad, edges, confidence: 0.9 };
    start += line.length + 1;
    return placed;
  });
  const size = { width: 1240, height: 1754, rotation: 0 as const, ink: 0.1, sealed: false };
  return { original, number, text, lines, origin: "recognised", confidence: 0.9, ...size };
}

/** A proposed document over pages of one original. */
export function documentOf(
  id: string,
  original: string,
  numbers: readonly number[],
  rest: Partial<CataloguedDocument> = {},
): CataloguedDocument {
  const pages = numbers.map((number) => ({ original, number }));
  const day = "2026-03-01" as Day;
  const base = { kind: "iou", title: id, day, author: null, volume: "main", slot: "C03", order: 1 } as const;
  return { id, pages, ...base, confidence: 0.9, status: "proposed", ...rest };
}

/** A proposed field. */
export function fieldOf(name: string, value: string, rest: Partial<CaseField> = {}): CaseField {
  return { name, value, passages: [], confidence: 0.9, status: "proposed", conflicts: [], warnings: [], ...rest };
}
