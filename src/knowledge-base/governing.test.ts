import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { openKnowledgeBase } from "./open-knowledge-base.ts";

const knowledge = openKnowledgeBase();
const on = (day: string) => Day.parse(day);
const EDITIONS = ["2024-06-01", "2025-12-31", "2026-01-01", "2026-11-24"].map(on);

test("catalogue() counts the numbers of the 2025 edition as printed: 12 parts, 59 groups, 514 causes (CA-01)", () => {
  const nodes = knowledge.catalogue("civil", on("2026-01-01"));
  expect([1, 2, 3].map((level) => nodes.filter((node) => node.level === level).length)).toEqual([12, 59, 514]);
  const numberOf = (name: string) => nodes.filter((node) => node.name === name).at(-1)?.number;
  expect(
    ["买卖合同纠纷", "数据权属纠纷", "劳动合同纠纷", "股东资格确认纠纷", "执行分配方案异议之诉"].map(numberOf),
  ).toEqual(["88", "199", "205", "290", "514"]);
  expect(numberOf("民间借贷纠纷")).toBe("（3）");
});

test("catalogue() changes its edition on 2026-01-01 and shows no number it is not sure of", () => {
  const named = (day: string, name: string) =>
    knowledge.catalogue("civil", on(day)).filter((node) => node.name === name);
  expect(named("2025-12-31", "网络虚拟财产纠纷")).toEqual([]);
  expect(named("2026-01-01", "网络虚拟财产纠纷")).toMatchObject([{ level: 2, number: "十八" }]);
  expect(named("2025-12-31", "清算责任纠纷")).toMatchObject([{ edition: "2020", number: null }]);
  expect(named("2026-01-01", "清算责任纠纷")).toEqual([]);
  expect(named("2025-12-31", "确认不侵害知识产权纠纷")).toMatchObject([{ number: "169" }]);
});

test.each(EDITIONS)("governing() reaches provisions in force for every cause of both catalogues on %s", (day) => {
  for (const kind of ["civil", "administrative"] as const) {
    const leaves = knowledge.catalogue(kind, day).filter(({ level }) => level >= 2);
    const without = leaves.filter(({ name }) => (knowledge.governing(name, day)?.provisions.length ?? 0) === 0);
    expect(without.map(({ name }) => name)).toEqual([]);
  }
});

test("governing() follows the deep rules where there are some, else the branch, and says so", () => {
  expect(knowledge.governing("借贷纠纷", on("2026-03-01"))).toMatchObject({
    path: "deep",
    cause: "民间借贷纠纷",
    branch: ["合同、准合同纠纷", "合同纠纷", "借款合同纠纷", "民间借贷纠纷"],
  });
  const general = knowledge.governing("相邻采光、日照纠纷", on("2026-03-01"));
  expect(general).toMatchObject({ path: "general", branch: expect.arrayContaining(["相邻关系纠纷"]) });
  expect(general?.note.zh).toContain("没有要件规则");
  const articles = general?.provisions.filter(({ role }) => role === "general").map(({ ref }) => ref.article) ?? [];
  expect(articles).toEqual(expect.arrayContaining([288, 293]));
  expect(articles).toEqual([...articles].sort((a, b) => a - b));
  expect(knowledge.governing("没有这样的纠纷", on("2026-03-01"))).toBeUndefined();
});

test("governing() lists no provision that we do not know to have held on the day", () => {
  const laws = (day: string) =>
    new Set(knowledge.governing("股权转让纠纷", on(day))?.provisions.map(({ ref }) => ref.law));
  expect(laws("2024-06-30").has("中华人民共和国公司法")).toBe(false);
  expect(laws("2024-07-01").has("中华人民共和国公司法")).toBe(true);
  expect(
    knowledge.governing("相邻采光、日照纠纷", on("2019-01-01"))?.provisions.some(({ role }) => role === "general"),
  ).toBe(false);
});

test("causeNames() knows every name of the catalogue once, with the words that practice gives it", () => {
  const names = knowledge.causeNames(on("2026-11-24"));
  expect(names.length).toBeGreaterThan(1000);
  expect(new Set(names.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(names.length);
  expect(names.find(({ name }) => name === "追偿权纠纷")?.words).toContain("代偿");
});
