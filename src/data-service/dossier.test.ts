import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import { changeDocuments, listDocuments, replaceProposedDocuments } from "./documents.ts";
import { loadDossier } from "./dossier.ts";
import { changeField, confirmFields, listFields, proposeFields } from "./fields.ts";
import { listHistory } from "./history.ts";
import { listOriginals, loadOriginal, receiveOriginal, setOriginalState } from "./originals.ts";
import { correctPage, listPageStates, loadPage, markPage, pageImage, readingState, savePage } from "./pages.ts";
import { loadRecord } from "./record.ts";
import { searchPages } from "./search-pages.ts";
import { documentOf, fieldOf, handIn, makeTestCourt, pageOf, type TestCourt } from "./testing.ts";
import { undoLast } from "./undo.ts";

let database: TestDatabase;
let db: TestDatabase["db"];
let court: TestCourt;
let caseId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
beforeEach(async () => {
  court = await makeTestCourt(db);
  caseId = court.caseId;
});
afterAll(() => database?.drop());

const IOU = "借条\n今借到赵有余人民币 500\n000元整";
const digest = "ab".repeat(32);
const uploaded = {
  name: "材料/借条.jpg",
  mediaType: "image/jpeg",
  bytes: 7,
  sm3: digest,
  sha256: digest,
  pages: 2,
  problem: null,
};

test("receiveOriginal() adds waiting pages once, and gives the row that is there when the same file comes again", async () => {
  const first = await receiveOriginal(db, court.clerk, caseId, { ...uploaded, state: "waiting" });
  const again = await receiveOriginal(db, court.judge, caseId, { ...uploaded, state: "waiting" });
  expect(again).toEqual(first);
  expect(await listOriginals(db, court.clerk, caseId)).toEqual([first]);
  expect(await listPageStates(db, court.clerk, caseId)).toMatchObject([
    { number: 1, state: "waiting" },
    { number: 2, state: "waiting" },
  ]);
  expect(await loadOriginal(db, court.judge, caseId, first.id)).toMatchObject({ sm3: digest, mediaType: "image/jpeg" });
  await expect(loadOriginal(db, court.judge, caseId, "other")).rejects.toMatchObject({ code: "not_found" });
  const received = (await listHistory(db, court.judge, caseId)).filter(({ what }) => what.startsWith("original:"));
  expect(received).toHaveLength(1);
});

test("setOriginalState() adds the pages that opening the file found, and keeps the problem", async () => {
  const { id } = await receiveOriginal(db, court.clerk, caseId, { ...uploaded, pages: 0, state: "waiting" });
  await setOriginalState(db, court.clerk, caseId, { id, state: "reading", pages: 3 });
  expect(await listPageStates(db, court.clerk, caseId)).toHaveLength(3);
  const problem = { zh: "文件已加密", en: "The file is encrypted" };
  await setOriginalState(db, court.clerk, caseId, { id, state: "failed", problem });
  expect(await listOriginals(db, court.clerk, caseId)).toMatchObject([{ state: "failed", problem, pages: 3 }]);
});

test("savePage() keeps a page that a person entered; the history has both texts and the ground", async () => {
  const original = await handIn(db, court, { name: "借条", texts: [IOU] });
  const place = { original, number: 1 };
  const page = await correctPage(db, court.clerk, caseId, {
    ...place,
    text: IOU.replace("借到", "收到"),
    ground: "与原件核对",
  });
  expect(page).toMatchObject({ origin: "entered", confidence: 1 });
  await savePage(db, court.clerk, caseId, { page: pageOf(original, 1, "再次识别"), imageSha256: null });
  expect(await loadPage(db, court.judge, caseId, place)).toMatchObject({ page, state: "entered" });
  const [newest] = await listHistory(db, court.judge, caseId);
  expect(newest).toMatchObject({ what: `page:${original}/1`, before: IOU, after: page.text, ground: "与原件核对" });
});

test("markPage() keeps the problem and image of a page that could not be read, and it can be entered by hand", async () => {
  const { id: original } = await receiveOriginal(db, court.clerk, caseId, { ...uploaded, state: "waiting" });
  const place = { original, number: 2 };
  const problem = { zh: "无法识别", en: "Cannot be read" };
  await markPage(db, court.clerk, caseId, { ...place, state: "failed", problem, imageSha256: digest });
  expect(await pageImage(db, court.judge, caseId, place)).toBe(digest);
  await expect(loadPage(db, court.judge, caseId, place)).rejects.toMatchObject({ code: "not_found" });
  expect((await listPageStates(db, court.judge, caseId))[1]).toMatchObject({ state: "failed", problem });
  await correctPage(db, court.clerk, caseId, { ...place, text: "手写收条", ground: "" });
  expect(await loadPage(db, court.judge, caseId, place)).toMatchObject({
    page: { text: "手写收条" },
    imageSha256: digest,
  });
});

test("readingState() counts and is idle while pages wait without a job, done when none do", async () => {
  expect(await readingState(db, court.clerk, caseId)).toMatchObject({ state: "idle", pages: 0 });
  await handIn(db, court, { name: "一", texts: ["甲", "乙"] });
  expect(await readingState(db, court.clerk, caseId)).toMatchObject({ pages: 2, read: 2, failed: 0 });
  const { id } = (await listOriginals(db, court.clerk, caseId))[0] ?? { id: "" };
  await setOriginalState(db, court.clerk, caseId, { id, state: "read" });
  expect(await readingState(db, court.clerk, caseId)).toMatchObject({ state: "done" });
});

test("loadDossier() gives pages in the order received and documents in catalogue order; a party gets the opened part", async () => {
  const [a, b] = [
    await handIn(db, court, { name: "a", texts: ["起诉状", "借条"] }),
    await handIn(db, court, { name: "b", texts: ["合议庭评议笔录"] }),
  ];
  await replaceProposedDocuments(db, court.clerk, caseId, [
    documentOf("评议笔录", b, [1], { volume: "side", order: 3 }),
    documentOf("借条", a, [2], { order: 2 }),
    documentOf("起诉状", a, [1], { order: 1 }),
  ]);
  const dossier = await loadDossier(db, court.judge, caseId);
  expect(dossier.documents.map(({ title }) => title)).toEqual(["起诉状", "借条", "评议笔录"]);
  expect(dossier.pages.map(({ text }) => text)).toEqual(["起诉状", "借条", "合议庭评议笔录"]);
  expect(await loadDossier(db, court.party, caseId)).toMatchObject({ originals: [], pages: [], documents: [] });
  await changeDocuments(db, court.clerk, caseId, { act: "confirm", ids: ["起诉状", "评议笔录"] });
  const opened = await loadDossier(db, court.party, caseId);
  expect(opened).toMatchObject({ originals: [], pages: [{ text: "起诉状" }], documents: [{ title: "起诉状" }] });
  expect(await searchPages(db, court.party, caseId, "评议")).toEqual([]);
  expect(await searchPages(db, court.judge, caseId, "评议")).toHaveLength(1);
});

test("replaceProposedDocuments() never touches what a person confirmed, and gives a taken id a new one", async () => {
  const original = await handIn(db, court, { name: "a", texts: ["一", "二", "三", "四"] });
  const proposed = [documentOf("d1", original, [1, 2], { order: 1 }), documentOf("d2", original, [3, 4], { order: 2 })];
  await replaceProposedDocuments(db, court.clerk, caseId, proposed);
  await changeDocuments(db, court.clerk, caseId, {
    act: "describe",
    id: "d1",
    kind: "complaint",
    title: "民事起诉状",
    volume: "main",
    day: "2026-01-05",
    slot: "C01",
  });
  const again = [documentOf("d1", original, [2, 3], { order: 2 }), documentOf("d2", original, [4], { order: 3 })];
  const after = await replaceProposedDocuments(db, court.clerk, caseId, again);
  expect(after).toEqual(await listDocuments(db, court.judge, caseId));
  expect(after).toMatchObject([
    { id: "d1", title: "民事起诉状", slot: "C01", status: "confirmed", pages: [{ number: 1 }, { number: 2 }] },
    { status: "proposed", pages: [{ number: 3 }] },
    { id: "d2", status: "proposed", pages: [{ number: 4 }] },
  ]);
  expect(after[1]?.id).not.toBe("d1");
});

test("undoLast() takes back one's own changes of documents one by one, each in the history", async () => {
  const original = await handIn(db, court, { name: "a", texts: ["一", "二", "三"] });
  const start = await replaceProposedDocuments(db, court.clerk, caseId, [
    documentOf("d1", original, [1, 2]),
    documentOf("d2", original, [3], { order: 2 }),
  ]);
  const split = await changeDocuments(db, court.clerk, caseId, {
    act: "split",
    id: "d1",
    before: { original, number: 2 },
  });
  expect(split).toMatchObject([
    { pages: [{ number: 1 }] },
    { pages: [{ number: 2 }], confidence: 0 },
    { id: "d2", order: 3 },
  ]);
  const merged = await changeDocuments(db, court.clerk, caseId, {
    act: "merge",
    id: split[1]?.id ?? "",
    withNext: true,
  });
  expect(merged.map(({ pages }) => pages.length)).toEqual([1, 2]);
  await changeDocuments(db, court.clerk, caseId, { act: "move", id: "d1", order: 2 });
  expect(await undoLast(db, court.judge, caseId)).toBeNull();
  expect(await undoLast(db, court.clerk, caseId)).toMatch(/^move/);
  expect(await listDocuments(db, court.clerk, caseId)).toEqual(merged);
  expect(await undoLast(db, court.clerk, caseId)).toMatch(/^merge/);
  expect(await undoLast(db, court.clerk, caseId)).toMatch(/^split/);
  expect(await listDocuments(db, court.clerk, caseId)).toEqual(start);
  expect(await undoLast(db, court.clerk, caseId)).toBeNull();
  expect((await listHistory(db, court.clerk, caseId))[0]?.what).toMatch(/^undo:split/);
});

test("undoLast() refuses when a colleague changed the same thing since", async () => {
  await changeField(db, court.clerk, caseId, { name: "cause", value: "民间借贷纠纷", ground: "" });
  await changeField(db, court.judge, caseId, { name: "cause", value: "买卖合同纠纷", ground: "释明后变更" });
  await expect(undoLast(db, court.clerk, caseId)).rejects.toMatchObject({ code: "conflict" });
  expect(await undoLast(db, court.judge, caseId)).toBe("cause");
  expect(await undoLast(db, court.clerk, caseId)).toBe("cause");
  expect(await listFields(db, court.clerk, caseId)).toEqual([]);
});

test("two people changing one catalogue at once both succeed, one after the other", async () => {
  const original = await handIn(db, court, { name: "a", texts: ["一", "二", "三", "四"] });
  await replaceProposedDocuments(db, court.clerk, caseId, [documentOf("d", original, [1, 2, 3, 4])]);
  await Promise.all([
    changeDocuments(db, court.clerk, caseId, { act: "split", id: "d", before: { original, number: 2 } }),
    changeDocuments(db, court.judge, caseId, { act: "confirm", ids: ["d"] }),
  ]);
  const after = await listDocuments(db, court.clerk, caseId);
  expect(after[0]).toMatchObject({ id: "d", status: "confirmed" });
  expect(after.flatMap(({ pages }) => pages.map(({ number }) => number))).toEqual([1, 2, 3, 4]);
});

test("proposeFields() never overwrites a confirmed value; a differing reading becomes a conflict until a person settles it", async () => {
  const original = await handIn(db, court, { name: "借条", texts: [IOU] });
  await replaceProposedDocuments(db, court.clerk, caseId, [documentOf("d1", original, [1], { kind: "iou" })]);
  const passages = [{ original, page: 1, start: 0, end: 2, quote: "借条" }];
  await proposeFields(db, court.clerk, caseId, [
    fieldOf("loan.principal", "50000000"),
    fieldOf("loan.day", "2024-01-02"),
  ]);
  await changeField(db, court.judge, caseId, {
    name: "loan.principal",
    value: "45000000",
    ground: "预扣利息，民法典第六百七十条",
  });

  const reading = [fieldOf("loan.principal", "50000000"), fieldOf("loan.rate", "120000")];
  const [kept, rate] = await proposeFields(db, court.clerk, caseId, reading);
  expect(kept).toMatchObject({ value: "45000000", status: "confirmed", conflicts: [] });
  expect(rate).toMatchObject({ name: "loan.rate", status: "proposed" });

  const fresh = fieldOf("loan.principal", "40000000", { passages });
  const [disputed] = await proposeFields(db, court.clerk, caseId, [fresh]);
  expect(disputed).toMatchObject({
    value: "45000000",
    conflicts: [{ value: "40000000", documentKind: "iou", passages }],
  });
  const [settled] = await confirmFields(db, court.judge, caseId, ["loan.principal"]);
  expect(settled).toMatchObject({ value: "45000000", conflicts: [] });
  const [quiet] = await proposeFields(db, court.clerk, caseId, [fresh]);
  expect(quiet).toMatchObject({ value: "45000000", conflicts: [] });
});

test("changeField() takes over the passages of the reading it agrees with, and is in the history with ground and source", async () => {
  const passages = [{ original: "o", page: 1, start: 0, end: 2, quote: "借条" }];
  const conflicts = [{ value: "500000", passages, documentKind: "iou", confidence: 0.8 }];
  await proposeFields(db, court.clerk, caseId, [fieldOf("loan.principal", "5000000", { conflicts })]);
  const change = { name: "loan.principal", value: "500000", ground: "以借条为准", source: "case-backfill@1.0.0" };
  expect(await changeField(db, court.clerk, caseId, change)).toMatchObject({
    passages,
    confidence: 1,
    status: "confirmed",
  });
  const [newest] = await listHistory(db, court.clerk, caseId);
  expect(newest).toMatchObject({
    what: "field:loan.principal",
    before: "5000000",
    after: "500000",
    source: change.source,
  });
  expect(await loadRecord(db, court.judge, caseId)).toMatchObject({
    court: "云溪市人民法院",
    kind: "civil",
    fields: [{ value: "500000" }],
  });
});

test("confirmFields() names the fields that are not there and confirms none", async () => {
  await proposeFields(db, court.clerk, caseId, [fieldOf("cause", "民间借贷纠纷")]);
  const both = confirmFields(db, court.clerk, caseId, ["cause", "nothing.here"]);
  await expect(both).rejects.toMatchObject({
    code: "not_found",
    text: { en: expect.stringContaining("nothing.here") },
  });
  expect(await listFields(db, court.clerk, caseId)).toMatchObject([{ status: "proposed" }]);
});

test("a party changes neither documents nor fields nor pages", async () => {
  const original = await handIn(db, court, { name: "借条", texts: [IOU] });
  const place = { original, number: 1 };
  const tries = [
    () => changeDocuments(db, court.party, caseId, { act: "confirm", ids: ["d"] }),
    () => changeField(db, court.party, caseId, { name: "cause", value: "x", ground: "" }),
    () => correctPage(db, court.party, caseId, { ...place, text: "x", ground: "" }),
    () => receiveOriginal(db, court.party, caseId, { ...uploaded, state: "waiting" }),
    () => undoLast(db, court.party, caseId),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
});

test("searchPages() finds words across line breaks and spaces, together first and then apart", async () => {
  const original = await handIn(db, court, { name: "借条", texts: [IOU, "还款 计划\u3000如下"] });
  const [found] = await searchPages(db, court.judge, caseId, "人民币500000元");
  expect(found).toMatchObject({
    original,
    number: 1,
    match: "人民币 500\n000元",
    before: "借条\n今借到赵有余",
    after: "整",
  });
  expect(IOU.slice(found?.start, found?.end)).toBe(found?.match);
  expect(await searchPages(db, court.judge, caseId, "计划如下")).toMatchObject([
    { number: 2, match: "计划\u3000如下" },
  ]);
  expect((await searchPages(db, court.judge, caseId, "借条 元整")).map(({ match }) => match)).toEqual(["借条", "元整"]);
  expect(await searchPages(db, court.judge, caseId, "100%_")).toEqual([]);
  expect(await searchPages(db, court.judge, caseId, " ")).toEqual([]);
});
