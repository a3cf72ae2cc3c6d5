import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { CataloguingRules } from "./cataloguing-rules.ts";
import { classifyPaper, type KindGuess } from "./classify-paper.ts";
import { viewPage } from "./page-view.ts";
import type { Sheet } from "./sheet.ts";
import { testEyes, testSheet } from "./testing.ts";

// The rules that ship with the product.
const RULES_FILE = new URL("../../applications/dossier-cataloguing/rules.yaml", import.meta.url);
const rules = parse(readFileSync(RULES_FILE, "utf8")) as CataloguingRules;
const eyes = testEyes(rules);

function classify(rows: readonly string[], more: Partial<Sheet> = {}): KindGuess {
  return classifyPaper([viewPage(testSheet(rows, more), 0, eyes)], eyes);
}

test("classifyPaper() is surest when title and body agree (FC-10)", () => {
  const both = classify(["# 民事起诉状", "原告：林书雅", "诉讼请求", "事实与理由"]);
  const alone = classify(["# 民事起诉状", "原告：林书雅"]);
  expect(both).toMatchObject({ kind: "complaint", by: "title" });
  expect(both.confidence).toBeGreaterThan(alone.confidence);
});

test.each([
  ["# 民 事 起 诉 状", "complaint"],
  ["# 民亊起诉状", "complaint"],
  ["# 民事起诉", "complaint"],
  ["# 离婚起诉状", "complaint"],
  ["# 民事答辩状（副本）", "answer"],
  ["# 《借款合同》", "loan-contract"],
])("classifyPaper() reads the title %s (FC-12)", (title, kind) => {
  expect(classify([title, "诉讼请求 事实与理由", "答辩人 答辩如下", "借款金额 出借人"]).kind).toBe(kind);
});

test("classifyPaper() reads a title that runs over two lines", () => {
  expect(classify(["# 关于林书雅与周启航民间借贷一案的", "# 民事答辩状", "答辩人：周启航"]).kind).toBe("answer");
});

test("classifyPaper() prefers the title one character off to the mere ending when the body bears it out", () => {
  expect(classify(["# 误二证明", "蒲秋白系我单位员工，月平均工资7200元，事故后未上班。"]).kind).toBe("wage-record");
});

test("classifyPaper() knows an IOU without title by its opening, even misread by a character", () => {
  expect(classify(["今久到屠一鸣人民币壹万元整"])).toMatchObject({ kind: "iou", by: "opening" });
});

test("classifyPaper() knows account tables and identity cards by their layout", () => {
  const rows = [
    "交易日期 摘要 支出 收入 余额",
    "2023-01-05 转账 15000.00 23012.55",
    "2023-04-06 转账 15000.00 30155.20",
  ];
  expect(classify(rows).kind).toBe("bank-statement");
  const card = [
    "姓名 林书雅",
    "性别 女 民族 汉",
    "出生 1985年3月12日",
    "住址 云州省明江市",
    "公民身份号码 990107198503124028",
  ];
  expect(classify(card)).toMatchObject({ kind: "identity-card", by: "layout" });
});

test("classifyPaper() tells rulings apart by their body", () => {
  const head = ["# 青溪区人民法院", "# 民事裁定书"];
  expect(classify([...head, "申请人林书雅申请财产保全，裁定如下：", "查封、扣押或者冻结"]).kind).toBe(
    "preservation-ruling",
  );
  expect(classify([...head, "裁定如下：", "准许原告撤诉。"]).kind).toBe("ruling");
});

test("classifyPaper() takes a record titled only 笔录 for a deliberation when its body says so (handbook T §7.6 no. 10)", () => {
  expect(classify(["# 笔录", "合议庭评议", "顾：现在进行评议。", "评议结论：一致。"]).kind).toBe("deliberation-record");
});

test("classifyPaper() abstains with low confidence rather than guess", () => {
  const note = classify(["下周二把东西拿过来，记得带上次说的那个袋子。"]);
  expect(note.kind).toBe("other-evidence");
  expect(note.confidence).toBeLessThan(0.4);
  expect(classify(["# 青溪区人民法院", "字迹无法辨认的一段文字若干"]).kind).toBe("unknown");
});

test("classifyPaper() takes no word inside a sentence for a title", () => {
  expect(classify(["民事判决书已经收到，判了多少我还不清楚，你先别急。"]).by).not.toBe("title");
});
