import { afterAll, beforeAll, expect, test } from "vitest";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";
import { hitReason } from "./inquiries.ts";
import { type KnowledgeService, openKnowledgeService } from "./knowledge-service.ts";
import { freshFolder } from "./testing.ts";

const TODAY = Day.parse("2026-11-24");
const NEAR_TOP = 3;

let service: KnowledgeService;
beforeAll(async () => {
  service = await openKnowledgeService({ dataDir: freshFolder(), base: openKnowledgeBase() });
});
afterAll(() => service.close());

const find = (words: string) => service.findProvisions(words, { on: TODAY, limit: 10 });

// Our own digests are searched here: official texts may not be in the repository.
test.each([
  ["民间借贷 利率 上限", "民间借贷案件", 25],
  ["民间借贷利率上限", "民间借贷案件", 25],
  ["保证期间 起算", "民法典", 692],
  ["诉讼时效 中断", "民法典", 195],
  ["普通诉讼时效期间", "民法典", 188],
  ["建设工程 优先受偿权 期限", "建设工程", 41],
  ["劳动合同 经济补偿 计算标准", "劳动合同法", 47],
  ["管辖权异议", "民事诉讼法", 130],
  ["合同解除 通知", "民法典", 565],
  ["违约金过高 调整", "民法典", 585],
  ["表见代理", "民法典", 172],
  ["正当防卫", "刑法", 20],
  ["累犯", "刑法", 65],
  ["一般自首", "刑法", 67],
  ["缓刑适用条件", "刑法", 72],
  ["夫妻共同债务", "民法典", 1064],
  ["虚假诉讼", "民事诉讼法", 115],
  ["定金罚则", "民法典", 587],
  ["高空抛物", "民法典", 1254],
  ["借款利息预先扣除", "民法典", 670],
  ["债权人撤销权", "民法典", 538],
  ["人身损害 精神损害赔偿", "民法典", 1183],
  ["未签书面劳动合同 二倍工资", "劳动合同法", 82],
])("findProvisions() puts the article for %s near the top: %s %i", async (words, law, article) => {
  const places = (await find(words)).map(({ provision: { ref } }) => `${ref.law.includes(law)} ${ref.article}`);
  expect(places.slice(0, NEAR_TOP)).toContain(`true ${article}`);
});

test.each([
  ["民发典 667", "民法典", 667, "民发典"],
  ["劳动和同法 第八十二条", "劳动合同法", 82, "劳动和同法"],
  ["刑事诉颂法 第五十六条", "刑事诉讼法", 56, "刑事诉颂法"],
])(
  "findProvisions() reads the name of the law in %s, and shows what it put right",
  async (words, law, article, wrong) => {
    const [first] = await find(words);
    expect(first?.provision.ref.law).toContain(law);
    expect(first?.provision.ref.article).toBe(article);
    expect(first?.correction?.written).toBe(wrong);
  },
);

test("findProvisions() corrects the name of a law among other words and says so", async () => {
  const [first] = await find("民发典 借款利息");
  expect(first?.provision.ref.law).toContain("民法典");
  expect(first && hitReason(first).zh).toMatch(/^“民发典”按“民法典”理解；/u);
});

test("findProvisions() says which statute words a lawyer's term and an everyday word stand for", async () => {
  const [first] = await find("砍头息 怎么算本金");
  expect(first?.expansions[0]).toMatchObject({ kind: "everyday", word: "砍头息" });
  const apparent = (await find("表见代理")).find(({ provision }) => provision.ref.article === 172);
  expect(apparent?.expansions[0]).toMatchObject({ kind: "doctrine", word: "表见代理" });
});

test("findProvisions() keeps to the ranks and the subject field that are asked for", async () => {
  const found = await service.findProvisions("借款利率", { on: TODAY, limit: 10, ranks: ["judicial-interpretation"] });
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ provision }) => provision.rank))).toEqual(new Set(["judicial-interpretation"]));
  expect(await service.findProvisions("借款利率", { on: TODAY, limit: 10, field: "刑法" })).toEqual([]);
});
