import mammoth from "mammoth";
import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import { LikeCaseFacts, PushedCase } from "../../vocabulary/like-cases.ts";
import { searchReport } from "./search-report.ts";
import type { SearchReported } from "./search-reported.ts";
import { writePdf } from "./write-pdf.ts";
import { writeWord } from "./write-word.ts";

const passage = { original: "o1", page: 2, start: 0, end: 4, quote: "时效已过" };
const point = { group: "issues" as const, zh: "时效抗辩", en: "limitation raised" };

function value(more: Partial<PushedCase>): PushedCase {
  return PushedCase.parse({
    id: "k1",
    caseNumber: "（2025）云99民终1号",
    court: "云州省明江市中级人民法院",
    tier: 4,
    authority: 4,
    cause: "民间借贷纠纷",
    source: "judgments.jsonl:7",
    law: ["民法典第667条"],
    decidedOn: "2025-05-01",
    invented: false,
    similarity: { facts: 0.8, issues: 0.5, law: 1, total: 0.77 },
    standing: "alike",
    contrary: false,
    different: [{ ...point, zh: "本案时效抗辩，该案未见", passage }],
    alike: [{ ...point, zh: "有借条", passage: null }],
    outcome: "partly",
    claimed: 100_000_00,
    awarded: 90_000_00,
    facts: "经审理查明，甲向乙借款十万元。",
    reasoning: "本院认为，借款合同有效。",
    result: "被告偿还原告借款九万元。",
    useAs: "reference",
    ...more,
  });
}

function reported(results: readonly PushedCase[]): SearchReported {
  return {
    case: {
      number: "（2026）云9907民初17号",
      title: "甲诉乙民间借贷纠纷",
      court: "云州省明江市青溪区人民法院",
      fields: [
        {
          name: "claims.1.text",
          value: "请求判令被告偿还借款",
          passages: [passage],
          confidence: 1,
          status: "confirmed",
          conflicts: [],
          warnings: [],
        },
      ],
    },
    by: "沈知言",
    on: "2026-11-24",
    ledgerEntry: 42,
    release: "laws-0001+cases-0003+base-abc",
    facts: LikeCaseFacts.parse({
      cause: "民间借贷纠纷",
      day: Day.parse("2026-11-24"),
      query: "借款",
      own: [{ label: { id: "limitation-raised", ...point }, passage }],
      found: [],
      outcomes: [],
    }),
    results: results.map((one) => ({ value: one, outcome: one.id === "k1" ? ("adopted" as const) : null })),
    summary: "可比案件仅 2 件，少于 30 件，不作结果分布。",
    place: () => "《答辩状》第2页",
  };
}

const linesOf = (results: readonly PushedCase[]) => searchReport(reported(results)).paragraphs;
const textOf = (results: readonly PushedCase[]) =>
  linesOf(results)
    .map(({ text }) => text)
    .join("\n");

test("searchReport() orders results by authority and says where nothing was found (SC-03)", () => {
  const high = value({ id: "k2", caseNumber: "（2024）云民终9号", court: "云州省高级人民法院", authority: 3 });
  const text = textOf([value({}), high]);
  expect(text.indexOf("（2024）云民终9号")).toBeLessThan(text.indexOf("（2025）云99民终1号"));
  expect(text).toMatch(/（一）最高人民法院指导性案例\n在本案例库中未检索到/);
});

test("searchReport() puts differences before likeness and gives each line of a case its source (SC-13)", () => {
  const lines = linesOf([value({})]).map(({ text }) => text);
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
  expect(at("不同点")).toBeLessThan(at("相同点"));
  expect(lines[at("不同点")]).toContain("《答辩状》第2页“时效已过”");
  for (const start of ["案情摘要", "裁判理由", "适用法律", "裁判结果"])
    expect(lines[at(start)]).toContain("案例库 k1，judgments.jsonl:7");
  expect(lines[at("诉请")]).toContain("（来源：《答辩状》第2页）");
});

test("searchReport() says which law of a case has changed since (SC-12)", () => {
  const text = textOf([value({ changedLaw: [{ citation: "民法典第667条", change: "amended" }] })]);
  expect(text).toContain("裁判后法律变更：民法典第667条已修改；参照前请核对现行规定（SC-12）。");
  expect(textOf([value({})])).not.toContain("裁判后法律变更");
});

test("searchReport() states who searched, when, where, how and with what (SC-08)", () => {
  const text = textOf([value({})]);
  for (const part of [
    "检索人：沈知言",
    "检索日期：2026-11-24",
    "cases-0003",
    "案由（罪名）民间借贷纠纷",
    "存证第 42 号",
  ])
    expect(text).toContain(part);
});

test("searchReport() leaves issues, conclusion, reasons and signature to the court", () => {
  const open = linesOf([value({})]).filter((line) => line.open);
  expect(open.map(({ text }) => text).join("\n")).toMatch(
    /争议焦点（由承办法官归纳）[\s\S]*本院意见：□ 参照[\s\S]*结论：□ 参照[\s\S]*理由：＿[\s\S]*签名/,
  );
  expect(textOf([value({})])).not.toMatch(/[■☑✓]/);
});

test("searchReport() warns of invented cases, of cases older than three years and of the contrary case", () => {
  const text = textOf([
    value({ invented: true, useAs: "demonstration-only", decidedOn: Day.parse("2019-05-01"), contrary: true }),
  ]);
  expect(text).toContain("虚构案例，仅供演示，不得援引");
  expect(text).toContain("裁判日期不在近三年内");
  expect(text).toContain("结果与多数相反");
  expect(textOf([value({ authority: 1, decidedOn: Day.parse("2012-05-01") })])).not.toContain("裁判日期不在近三年内");
});

test("searchReport() with no result says so, keeps the search and pads nothing (handbook T §3.6, case 9)", () => {
  const text = textOf([]);
  expect(text.match(/未检索到/gu)).toHaveLength(4);
  expect(text).toContain("检索条件");
});

test("searchReport() becomes Word and PDF with the same lines", async () => {
  const paper = searchReport(reported([value({})]));
  const { value: read } = await mammoth.extractRawText({ buffer: Buffer.from(await writeWord(paper)) });
  expect(read.split("\n").filter((line) => line !== "")).toEqual(paper.paragraphs.map(({ text }) => text));
  expect((await writePdf(paper)).length).toBeGreaterThan(1000);
});
