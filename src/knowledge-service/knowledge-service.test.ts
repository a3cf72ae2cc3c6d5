import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type KnowledgeBase, openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";
import { importCases } from "./import-cases.ts";
import { importLaws } from "./import-laws.ts";
import { citationOf, searchCases, searchLaws, showProvision } from "./inquiries.ts";
import { type KnowledgeService, openKnowledgeService } from "./knowledge-service.ts";
import { readSearchKnowledge } from "./search-knowledge.ts";
import { freshFolder, lawLine, segment } from "./testing.ts";

const SHARED = join(import.meta.dirname, "..", "..", "..", "shared", "data", "laws.jsonl.gz");
const on = (text: string) => Day.parse(text);
const TODAY = on("2026-03-01");
const CODE = "中华人民共和国民法典";

let base: KnowledgeBase;
let bare: KnowledgeService;
let filled: KnowledgeService;

beforeAll(async () => {
  base = openKnowledgeBase();
  bare = await openKnowledgeService({ dataDir: freshFolder(), base });
  const dataDir = freshFolder();
  const code = {
    title: CODE,
    issuedOn: "2020-05-28",
    effectiveOn: "2021-01-01",
    articles: [{ no: 667, sub: 0, path: ["第十二章 借款合同"], text: "（官方文本）借款合同的定义。\n第二款。" }],
  };
  const older = {
    effectiveOn: "2010-01-01",
    issuedOn: "2009-12-01",
    articles: [{ no: 2, sub: 0, path: [], text: "旧的利息规定。" }],
  };
  writeFileSync(join(dataDir, "laws.jsonl"), [lawLine(), lawLine(older), lawLine(code)].join("\n"));
  await importLaws(join(dataDir, "laws.jsonl"), { dataDir, segment });
  writeFileSync(
    join(dataDir, "case.txt"),
    "云州省明江市青溪区人民法院 民事判决书 （2023）云9907民初9号 原告：甲某某。 被告：乙某某。 原告甲某某与被告乙某某买卖合同纠纷一案，现已审理终结。 经审理查明：原告向被告交付水泥二百吨，被告未付货款。 本院认为，被告应当付款。判决如下：被告乙某某支付原告甲某某货款90000元。",
  );
  await importCases(join(dataDir, "case.txt"), { dataDir, segment, features: readSearchKnowledge().features });
  filled = await openKnowledgeService({ dataDir, base });
});

afterAll(async () => {
  await bare.close();
  await filled.close();
});

test("openKnowledgeService() works over digests and the built-in cases before anything is imported", async () => {
  const provision = await bare.provision({ law: CODE, article: 667 }, TODAY);
  expect(provision).toMatchObject({ wording: "digest" });
  const [first] = await bare.findProvisions("借款合同的利息", { on: TODAY, limit: 5 });
  expect(first?.provision.wording).toBe("digest");
  expect(bare.counts).toMatchObject({ laws: 0, articles: 0 });
  expect(bare.release).toMatch(/^laws-none\+cases-none\+base-/);
});

test("provision() prefers official wording to a digest, and gives the paragraph that was asked for", async () => {
  expect(await filled.provision({ law: CODE, article: 667 }, TODAY)).toMatchObject({
    id: "民法典/667@2021-01-01",
    wording: "official",
  });
  expect(await filled.provision({ law: "民法典", article: 667, paragraph: 2 }, TODAY)).toMatchObject({
    text: "第二款。",
    ref: { law: CODE, paragraph: 2 },
  });
  expect(await filled.provision({ law: CODE, article: 667, paragraph: 9 }, TODAY)).toBeUndefined();
});

test("provision() answers by the day: the version of then, and nothing before there was one", async () => {
  const ref = { law: "中华人民共和国试验借贷法", article: 2 };
  expect((await filled.provision(ref, on("2019-12-31")))?.text).toBe("旧的利息规定。");
  expect((await filled.provision(ref, on("2020-01-01")))?.text).toMatch(/^借款的利息按照约定支付/);
  expect(await filled.provision(ref, on("2009-01-01"))).toBeUndefined();
});

test("findProvisions() finds what is in force on the day and says which words speak for it", async () => {
  const today = await filled.findProvisions("试验借贷法的利息", { on: TODAY, limit: 3 });
  expect(today[0]?.provision.id).toBe("试验借贷法/2@2020-01-01");
  expect(today[0]?.matched).toContain("利息");
  const then = await filled.findProvisions("试验借贷法的利息", { on: on("2015-01-01"), limit: 3 });
  expect(then[0]?.provision.id).toBe("试验借贷法/2@2010-01-01");
});

test.each(["民法典 667", "民 法 典 第六百 六十七条", "《中華人民共和國民法典》第667條", "民法典第６６７条"])(
  "findProvisions() puts the article cited as %s first",
  async (query) => {
    expect((await filled.findProvisions(query, { on: TODAY, limit: 3 }))[0]?.provision.id).toBe(
      "民法典/667@2021-01-01",
    );
  },
);

test("findProvisions() takes a query of two characters, of traditional ones, and of nothing that can be found", async () => {
  expect((await filled.findProvisions("利息", { on: TODAY, limit: 3 })).length).toBeGreaterThan(0);
  expect((await filled.findProvisions("利息約定", { on: TODAY, limit: 3 })).length).toBeGreaterThan(0);
  expect(await filled.findProvisions("  ？", { on: TODAY, limit: 3 })).toEqual([]);
});

test("findLikeCases() finds the case of the same question and names what is alike and what differs (SC-11, SC-13)", async () => {
  const facts = "原告仅凭银行转账凭证起诉，没有借条。被告辩称转账是归还以前的借款，但没有证据。";
  const found = await bare.findLikeCases({ facts, features: [], cause: "民间借贷纠纷" }, { limit: 5 });
  expect(found.map(({ decided }) => decided.features.includes("transfer-only"))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(found[0]?.matched).toContain("transfer-only");
  expect(found[0]?.differing.length).toBeGreaterThan(0);
  expect(found[0]?.score).toBeLessThanOrEqual(1);
});

test("findLikeCases() stays within the cause and can order by authority first (SC-03)", async () => {
  const sale = await filled.findLikeCases(
    { facts: "交付水泥，未付货款", features: [], cause: "买卖合同纠纷" },
    { limit: 3 },
  );
  expect(sale.map(({ decided }) => decided.cause)).toEqual(["买卖合同纠纷"]);
  const ranked = await filled.findLikeCases(
    { facts: "借款到期未还，约定利率过高", features: [] },
    { limit: 8, byAuthority: true },
  );
  const tiers = ranked.map(({ decided }) => decided.tier);
  expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
  expect(tiers[0]).toBe(3);
});

test("isDecidedCase() knows built-in and imported cases and no others", async () => {
  expect(await filled.isDecidedCase("hand-01-transfer-only")).toBe(true);
  const imported = await filled.findLikeCases({ facts: "水泥货款", features: [], cause: "买卖合同纠纷" }, { limit: 1 });
  expect(await filled.isDecidedCase(imported[0]?.decided.id ?? "")).toBe(true);
  expect(await filled.isDecidedCase("hand-99")).toBe(false);
});

test("lawTitles() gives full titles by title, key and short name", () => {
  const titles = filled.lawTitles();
  expect([CODE, "民法典", "民诉法"].map((name) => titles.get(name))).toEqual([CODE, CODE, "中华人民共和国民事诉讼法"]);
  expect(titles.get("试验借贷法")).toBe("中华人民共和国试验借贷法");
});

test("searchLaws(), showProvision() and searchCases() serve the command line and say what to do when they cannot", async () => {
  const [first] = await searchLaws(filled, "民法典 667", { on: TODAY, limit: 1 });
  expect(first?.title).toBe(`《${CODE}》第667条`);
  await expect(searchLaws(filled, "  ", { on: TODAY, limit: 1 })).rejects.toMatchObject({ code: "bad_request" });
  expect(citationOf(await showProvision(filled, "试验借贷法第二条第（二）项", TODAY))).toBe(
    "《中华人民共和国试验借贷法》第2条第2项",
  );
  await expect(showProvision(filled, "借款三年", TODAY)).rejects.toMatchObject({ code: "bad_request" });
  await expect(showProvision(filled, "试验借贷法 99", TODAY)).rejects.toThrow(/2010-01-01 – 2020-01-01/);
  expect((await searchCases(bare, "夫妻共同债务", { limit: 2 }))[0]?.title).toContain("虚构案例");
});

test.skipIf(!existsSync(SHARED))(
  "the national laws import whole and the right article stands first" +
    (existsSync(SHARED) ? "" : ` (left out: ${SHARED} is not there)`),
  async () => {
    const dataDir = freshFolder();
    const done = await importLaws(SHARED, { dataDir, segment });
    expect(done.counts.articles).toBeGreaterThan(60_000);
    const service = await openKnowledgeService({ dataDir, base });
    const firstOf = async (query: string) =>
      (await service.findProvisions(query, { on: TODAY, limit: 10 })).map(({ provision }) => provision.id);
    expect((await firstOf("刑 法 二百 六十四条"))[0]).toBe("刑法/264@2024-03-01");
    expect((await firstOf("民诉法 67"))[0]).toBe("民事诉讼法/67@2024-01-01");
    expect(await firstOf("利息预先扣除怎么算本金")).toContain("民法典/670@2021-01-01");
    expect((await service.provision({ law: "中华人民共和国刑法", article: 264 }, on("2022-01-01")))?.id).toBe(
      "刑法/264@2021-03-01",
    );
    await service.close();
  },
  240_000,
);
