import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { openKnowledgeBase } from "./open-knowledge-base.ts";

const on = (day: string) => Day.parse(day);
const knowledge = openKnowledgeBase();

test("knowledge/ is free of faults and large enough for a loan case", () => {
  expect(knowledge.digests().length).toBeGreaterThan(150);
  expect(knowledge.documentKinds().length).toBeGreaterThan(45);
  expect(knowledge.legalWords().length).toBeGreaterThan(1200);
  expect(knowledge.causes(on("2025-01-01")).length).toBeGreaterThanOrEqual(8);
  expect(knowledge.causeNames(on("2025-01-01")).length).toBeGreaterThan(150);
});

test("knowledge/ has the rate that held on the seed days (CA-25)", () => {
  const rateOn = (day: string) =>
    knowledge.parameters("lpr-1y").find(({ from, until }) => from <= day && (until === null || day < until))?.value;
  expect(["2020-08-20", "2022-08-22", "2023-08-21", "2024-10-21"].map(rateOn)).toEqual([38500, 36500, 34500, 31000]);
  expect(rateOn("2019-08-19")).toBeUndefined();
});

test("knowledge/ answers with the wording of interest rules that held on the day (民间借贷规定)", () => {
  const ref = { law: "最高人民法院关于审理民间借贷案件适用法律若干问题的规定", article: 26 };
  expect(knowledge.digest(ref, on("2020-08-19"))?.text).toContain("24%");
  expect(knowledge.digest(ref, on("2020-08-20"))?.text).toContain("四倍");
  expect(knowledge.digest(ref, on("2021-01-01"))?.text).toContain("实际出借额");
  expect(knowledge.digest(ref, on("2015-08-31"))).toBeUndefined();
});

test("knowledge/ gives fees by bands as the handbook computes them (FE-01, FE-12, FE-13)", () => {
  const fee = (id: string, fen: number) => {
    const table = knowledge.feeTable(id, on("2025-01-01"));
    const parts = (table?.bands ?? [])
      .filter(({ above }) => above === 0 || fen > above)
      .map(({ above, upTo, fixed, ppm }) => fixed + ((Math.min(fen, upTo ?? fen) - above) * ppm) / 1_000_000);
    return Math.min(
      parts.reduce((sum, part) => sum + part, 0),
      table?.cap ?? Number.POSITIVE_INFINITY,
    );
  };
  expect([50_000, 300_000, 1_000_000, 20_000_000].map((yuan) => fee("litigation-property", yuan * 100))).toEqual([
    105_000, 580_000, 1_380_000, 14_180_000,
  ]);
  expect([100_000, 5_000_000].map((yuan) => fee("enforcement", yuan * 100))).toEqual([140_000, 5_240_000]);
  expect([50_000, 100_000, 996_000].map((yuan) => fee("preservation", yuan * 100))).toEqual([52_000, 102_000, 500_000]);
});

test("knowledge/ cites provisions of a cause in the order of the citation rules (ST-06)", () => {
  const rank = { law: 1, "administrative-regulation": 2, "judicial-interpretation": 3 } as Record<string, number>;
  for (const cause of knowledge.causes(on("2025-01-01"))) {
    const ranks = cause.provisions.map(({ ref }) => {
      const digest = knowledge.digests().find((one) => one.ref.law === ref.law && one.ref.article === ref.article);
      return rank[digest?.rank ?? ""] ?? 9;
    });
    expect([cause.id, ranks]).toEqual([cause.id, [...ranks].sort((a, b) => a - b)]);
  }
});

test("knowledge/ has every part a civil judgment must state, and leaves the judge's parts to the judge (民诉法 155)", () => {
  for (const id of ["civil-judgment-ordinary", "civil-judgment-summary"]) {
    const blocks = knowledge.template(id, on("2025-01-01"))?.blocks ?? [];
    const required = blocks.filter((block) => block.required).map(({ key }) => key);
    expect(required).toEqual(
      expect.arrayContaining([
        "title",
        "parties",
        "origin",
        "claims",
        "defence",
        "facts",
        "reasoning",
        "basis",
        "order",
        "fees",
        "remedy",
        "signature",
      ]),
    );
    expect(blocks.filter((block) => block.mustBeHuman).map(({ key }) => key)).toEqual(["facts", "reasoning", "order"]);
  }
});

test("knowledge/ knows the courts of appeal of the demo court and of a municipality, and admits what it does not know", () => {
  expect(knowledge.appealCourt("云州省明江市青溪区人民法院")).toBe("云州省明江市中级人民法院");
  expect(knowledge.appealCourt("明江市中级人民法院")).toBe("云州省高级人民法院");
  expect(knowledge.appealCourt("北京市海淀区人民法院")).toBe("北京市第一中级人民法院");
  expect(knowledge.appealCourt("天津市和平区人民法院")).toBeUndefined();
  expect(knowledge.appealCourt("最高人民法院")).toBeUndefined();
});
