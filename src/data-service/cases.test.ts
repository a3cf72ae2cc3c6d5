import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import { Failure } from "../vocabulary/failure.ts";
import { benchAccess, caseAccess, judgeAccess } from "./access.ts";
import { changeMembers, createCase, listCases, openCase, setStage } from "./cases.ts";
import { replaceProposedDocuments } from "./documents.ts";
import { proposeFields } from "./fields.ts";
import { historyCsv, listHistory } from "./history.ts";
import { setDisabled } from "./people.ts";
import { documentOf, fieldOf, handIn, makeTestCourt, type TestCourt } from "./testing.ts";

let database: TestDatabase;
let court: TestCourt;
beforeAll(async () => {
  database = await createTestDatabase();
  court = await makeTestCourt(database.db);
});
afterAll(() => database?.drop());

test("caseAccess() gives each member the own capacity", async () => {
  const { db } = database;
  for (const capacity of ["judge", "clerk", "panel", "party"] as const) {
    expect(await caseAccess(db, court[capacity], court.caseId)).toEqual({ capacity });
  }
});

test("caseAccess() says the same of a case one does not belong to and of a missing one, and names the legal way", async () => {
  const { db } = database;
  const refusalOf = async (caseId: string): Promise<unknown> => caseAccess(db, court.outsider, caseId).catch((e) => e);
  const [foreign, missing] = [await refusalOf(court.caseId), await refusalOf("no-such\0case")];
  expect(foreign).toBeInstanceOf(Failure);
  expect(missing).toMatchObject({ code: "not_found", text: foreign instanceof Failure ? foreign.text : {} });
  expect(foreign).toMatchObject({
    text: { zh: expect.stringContaining("承办法官"), en: expect.stringContaining("filing office") },
  });
});

test.each(["outsider", "president", "administrator", "stranger"] as const)(
  "a %s who does not belong to the case neither lists nor opens it, nor finds it by words",
  async (who) => {
    const { db } = database;
    expect(await listCases(db, court[who])).toEqual([]);
    expect(await listCases(db, court[who], "民间借贷")).toEqual([]);
    await expect(openCase(db, court[who], court.caseId)).rejects.toMatchObject({ code: "not_found" });
  },
);

test("judgeAccess() admits judges of the case and its panel only, benchAccess() all but parties (G5.2)", async () => {
  const { db } = database;
  for (const who of ["judge", "panel"] as const) await judgeAccess(db, court[who], court.caseId);
  for (const who of ["clerk", "party"] as const) {
    await expect(judgeAccess(db, court[who], court.caseId)).rejects.toMatchObject({ code: "forbidden" });
  }
  await benchAccess(db, court.clerk, court.caseId);
  await expect(benchAccess(db, court.party, court.caseId)).rejects.toMatchObject({ code: "forbidden" });
});

test("createCase() is refused to presidents, administrators and parties", async () => {
  for (const who of ["president", "administrator", "party"] as const) {
    const made = createCase(database.db, court[who], { title: "试", kind: "civil", number: "" });
    await expect(made).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("listCases() counts pages, pages read and doubts, and finds by number, cause and party", async () => {
  const { db } = database;
  const made = await createCase(db, court.judge, {
    title: "周某与吴某",
    kind: "civil",
    number: "（2026）云01民初99号",
  });
  const own = { ...court, caseId: made.id, clerk: court.judge };
  const original = await handIn(db, own, { name: "证据.pdf", texts: ["借条", "转账", "短信"] });
  await replaceProposedDocuments(db, court.judge, made.id, [
    documentOf("sure", original, [1]),
    documentOf("unsure", original, [2, 3], { confidence: 0.4, order: 2 }),
  ]);
  await proposeFields(db, court.judge, made.id, [
    fieldOf("cause", "民间借贷纠纷"),
    fieldOf("defendants.1.name", "吴不信", { confidence: 0.3 }),
    fieldOf("loan.principal", "5000000", {
      conflicts: [{ value: "500000", passages: [], documentKind: "iou", confidence: 0.8 }],
    }),
  ]);
  const [row] = await listCases(db, court.judge, "99号 吴不信");
  expect(row).toMatchObject({
    id: made.id,
    pages: 3,
    pagesRead: 3,
    doubts: 3,
    cause: "民间借贷纠纷",
    stage: "review",
  });
  expect((await listCases(db, court.judge, "民间借贷")).map(({ id }) => id)).toContain(made.id);
  expect(await listCases(db, court.judge, "99号 无此人")).toEqual([]);
  expect((await listCases(db, court.judge)).map(({ id }) => id)).toEqual([made.id, court.caseId]);
});

test("changeMembers() refuses a capacity that does not fit, people of other courts, and strangers to the case", async () => {
  const { db } = database;
  const change = (by: "clerk" | "panel" | "party" | "outsider", personId: string, capacity: "judge" | "clerk" | null) =>
    changeMembers(db, court[by], court.caseId, { personId, capacity });
  await expect(change("clerk", court.clerk.id, "judge")).rejects.toMatchObject({ code: "bad_request" });
  await expect(change("clerk", court.president.id, "judge")).rejects.toMatchObject({ code: "bad_request" });
  await expect(change("clerk", court.stranger.id, "judge")).rejects.toMatchObject({ code: "not_found" });
  await expect(change("panel", court.outsider.id, "judge")).rejects.toMatchObject({ code: "forbidden" });
  await expect(change("party", court.outsider.id, "judge")).rejects.toMatchObject({ code: "forbidden" });
  await expect(change("outsider", court.outsider.id, "judge")).rejects.toMatchObject({ code: "not_found" });
  await expect(change("clerk", court.clerk.id, null)).rejects.toMatchObject({ code: "conflict" });
});

test("changeMembers() lets a member in and out, and the history names both", async () => {
  const { db } = database;
  await changeMembers(db, court.judge, court.caseId, { personId: court.outsider.id, capacity: "panel" });
  expect(await caseAccess(db, court.outsider, court.caseId)).toEqual({ capacity: "panel" });
  await changeMembers(db, court.judge, court.caseId, { personId: court.outsider.id, capacity: null });
  await expect(caseAccess(db, court.outsider, court.caseId)).rejects.toMatchObject({ code: "not_found" });
  const [left, joined] = await listHistory(db, court.judge, court.caseId);
  expect(joined).toMatchObject({ what: "member:方外行", before: null, after: "panel", by: "沈明理" });
  expect(left).toMatchObject({ what: "member:方外行", before: "panel", after: null });
});

test("setStage() notes both stages in the history", async () => {
  await setStage(database.db, court.clerk, court.caseId, "review");
  const [newest] = await listHistory(database.db, court.judge, court.caseId);
  expect(newest).toMatchObject({ what: "stage", before: "reading", after: "review", by: "纪小文" });
});

test("a person who was shut out sees nothing from that moment", async () => {
  const { db } = database;
  await setDisabled(db, court.panel.id, true);
  await expect(caseAccess(db, court.panel, court.caseId)).rejects.toMatchObject({ code: "not_found" });
  await setDisabled(db, court.panel.id, false);
  expect(await caseAccess(db, court.panel, court.caseId)).toEqual({ capacity: "panel" });
});

test("historyCsv() disarms formulas and keeps quotes and line breaks", () => {
  const row = { at: "2026-11-24T00:00:00.000Z", by: "纪小文", what: "field:claims.1.text", ground: "", source: null };
  const csv = historyCsv([{ ...row, before: "=cmd()", after: '判令"归还"\n本金' }]);
  expect(csv.startsWith("\uFEFF时间,人员")).toBe(true);
  expect(csv).toContain("'=cmd()");
  expect(csv).toContain('"判令""归还""\n本金"');
});
