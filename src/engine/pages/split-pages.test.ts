import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { CataloguingRules } from "./cataloguing-rules.ts";
import type { Sheet } from "./sheet.ts";
import { splitPages } from "./split-pages.ts";
import { testEyes, testSheet } from "./testing.ts";

// The rules that ship with the product.
const RULES_FILE = new URL("../../applications/dossier-cataloguing/rules.yaml", import.meta.url);
const rules = parse(readFileSync(RULES_FILE, "utf8")) as CataloguingRules;
const eyes = testEyes(rules);

/** One image file a page, unless the rows say "same file" by the number. */
function inFiles(pages: readonly string[][]): Sheet[] {
  return pages.map((rows, at) => testSheet(rows, { original: `o${at + 1}` }));
}

function inOneFile(pages: readonly string[][]): Sheet[] {
  return pages.map((rows, at) => testSheet(rows, { original: "o1", number: at + 1 }));
}

const lengths = (sheets: readonly Sheet[]): number[] => splitPages(sheets, eyes).map(({ pages }) => pages.length);

const COMPLAINT = [
  "# 民事起诉状",
  "原告：林书雅，女，住青溪区。",
  "诉讼请求",
  "事实与理由：被告向原告借款后到期不还，原告多次催要无果，现",
];
const COMPLAINT_END = ["依法提起诉讼，请求支持。", "此致", "> 具状人：林书雅", "> 2024年6月20日"];
const IOU = ["# 借条", "今借到林书雅人民币叁拾万元整。", "> 借款人：周启航", "> 2023年3月15日"];

test("splitPages() goes on over several image files while the sentence runs on (FC-11)", () => {
  expect(lengths(inFiles([COMPLAINT, COMPLAINT_END, IOU]))).toEqual([2, 1]);
});

test("splitPages() parts several papers inside one file by their titles (FC-11)", () => {
  expect(
    lengths(inOneFile([COMPLAINT, COMPLAINT_END, IOU, ["# 传票", "应到时间 2024年8月20日", "被传唤人 周启航"]])),
  ).toEqual([2, 1, 1]);
});

test("splitPages() begins anew where the numbers begin anew, title or not (FC-11)", () => {
  const first = ["# 借款合同", "借款金额三十万元。", "_ 第1页共2页"];
  const second = ["第七条 出借人有权收回。", "_ 第2页共2页"];
  const attachment = ["还款计划：每月一万元。", "_ 第1页共1页"];
  expect(lengths(inOneFile([first, second, attachment]))).toEqual([2, 1]);
});

test("splitPages() joins 第2页共2页 in the next image file although a heading looks like a title", () => {
  const first = ["# 法庭笔录", "审：现在开庭。", "_ 第1页共2页"];
  expect(lengths(inFiles([first, ["# 证据材料", "原：没有异议。", "_ 第2页共2页"]]))).toEqual([2]);
});

test("splitPages() keeps a signature page with its contract", () => {
  const contract = ["# 借款合同", "出借人：林书雅", "第九条 本合同一式两份。"];
  expect(lengths(inFiles([contract, ["（本页为《借款合同》签署页）", "甲方（签字）：林书雅"]]))).toEqual([2]);
});

test("splitPages() makes a blank page a document of its own and parts what it separates (FC-02)", () => {
  const blank = testSheet([], { original: "o2", ink: 0.001, confidence: 0 });
  const papers = splitPages([testSheet(IOU), blank, testSheet(["此后无其他约定。"], { original: "o3" })], eyes);
  expect(papers.map(({ guess }) => guess.kind)[1]).toBe("blank");
  expect(papers).toHaveLength(3);
});

test("splitPages() keeps two notices of one kind apart", () => {
  const summons = (name: string): string[] => [
    "# 云州省明江市青溪区人民法院",
    "# 传票",
    `被传唤人 ${name}`,
    "应到时间 2024年8月20日",
  ];
  expect(lengths(inFiles([summons("林书雅"), summons("周启航")]))).toEqual([1, 1]);
});

test("splitPages() joins the pages of an account table that repeats its head", () => {
  const page = (from: number): string[] => [
    "# 明江商业银行交易明细",
    "户名：林书雅 账号：6210000000009901101",
    "交易日期 摘要 发生额 余额",
    ...[0, 1, 2, 3, 4, 5].map((day) => `2023-03-${from + day} 消费 -12.50 ${3000 - from}.20`),
  ];
  expect(lengths(inFiles([page(10), page(20)]))).toEqual([2]);
});

const anyRow = fc.oneof(
  fc.constantFrom(
    "# 借条",
    "# 民事起诉状",
    "# 传票",
    "第三条 付款。",
    "审：陈述。",
    "_ 第1页共2页",
    "_ 第2页共2页",
    "今借到现金",
    "_ - 3 -",
  ),
  fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replace(/\n/gu, " ")),
);
const anySheet = fc
  .record({
    rows: fc.array(anyRow, { maxLength: 8 }),
    original: fc.constantFrom("a", "b", "c"),
    wide: fc.boolean(),
    ink: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ rows, ...more }) => testSheet(rows, more));

test("splitPages() puts every page into exactly one paper, in order, and quotes only what stands there", () => {
  fc.assert(
    fc.property(fc.array(anySheet, { maxLength: 10 }), (drawn) => {
      const sheets = drawn.map((sheet, at) => ({ ...sheet, number: at + 1 }));
      const papers = splitPages(sheets, eyes);
      expect(papers.flatMap(({ pages }) => pages.map(({ at }) => at))).toEqual(sheets.map((_, at) => at));
      for (const { guess, pages } of papers) {
        expect(guess.confidence).toBeGreaterThanOrEqual(0);
        expect(guess.confidence).toBeLessThanOrEqual(1);
        const { passage } = guess;
        const sheet = pages.find((page) => page.sheet.number === passage?.page)?.sheet;
        if (passage) expect(sheet?.text.slice(passage.start, passage.end)).toBe(passage.quote);
      }
    }),
    { numRuns: 60 },
  );
});

test("splitPages() does not take sheet numbers of the whole bundle for page numbers of a paper", () => {
  const sheets = [COMPLAINT, COMPLAINT_END, IOU, ["# 传票", "应到时间 2024年8月20日"]].map((rows, at) => [
    ...rows,
    `_ ${at + 4}`,
  ]);
  expect(lengths(inOneFile(sheets))).toEqual([2, 1, 1]);
});

test("splitPages() keeps a record together whose pages repeat the title above their numbers", () => {
  const page = (number: number): string[] => [
    "# 法庭笔录",
    "审：现在开庭。",
    "原：同起诉状。",
    "被：同答辩状。",
    `_ ${number}`,
  ];
  expect(lengths(inFiles([page(1), page(2), page(3)]))).toEqual([3]);
});

test("splitPages() takes a written file for a paper of its own, whatever its title and lines look like (FC-11)", () => {
  const typed = (rows: readonly string[], original: string) => testSheet(rows, { original, written: true });
  const complaint = [
    "民事起诉状",
    "原告：白露，女。",
    "被告：石岩，男。",
    "事实与理由：被告驾车碰撞原告。",
    "具状人：白露",
  ];
  const answer = [
    "民事答辩状",
    "答辩人：石岩，男。",
    "原告：白露，女。",
    "答辩意见：对责任认定没有异议。",
    "答辩人：石岩",
  ];
  const papers = splitPages([typed(complaint, "o1"), typed(answer, "o2")], eyes);
  expect(papers.map(({ guess }) => guess.kind)).toEqual(["complaint", "answer"]);
});

test("splitPages() parts papers whose lines look like speech where a new title stands (FC-11)", () => {
  const complaint = ["民事起诉状", "原告：白露，女。", "被告：石岩，男。", "事实：被告驾车碰撞原告。", "具状人：白露"];
  const answer = ["民事答辩状", "答辩人：石岩，男。", "原告：白露，女。", "意见：对责任认定没有异议。", "答辩人：石岩"];
  expect(lengths(inOneFile([complaint, answer]))).toEqual([1, 1]);
});
