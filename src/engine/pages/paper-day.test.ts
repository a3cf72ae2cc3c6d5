import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { Day } from "../../vocabulary/day.ts";
import type { CataloguingRules } from "./cataloguing-rules.ts";
import { printedNumber } from "./page-number.ts";
import { viewPage } from "./page-view.ts";
import { paperAuthor } from "./paper-author.ts";
import { paperDay } from "./paper-day.ts";
import { testEyes, testSheet } from "./testing.ts";

// The rules that ship with the product.
const RULES_FILE = new URL("../../applications/dossier-cataloguing/rules.yaml", import.meta.url);
const rules = parse(readFileSync(RULES_FILE, "utf8")) as CataloguingRules;
const eyes = testEyes(rules);

const today = Day.parse("2026-11-24");
const view = (rows: readonly string[]) => viewPage(testSheet(rows), 0, eyes);
const dayOf = (kind: string, rows: readonly string[]): string | undefined =>
  paperDay({ pages: [view(rows)], kind }, { rules, today })?.day;

test("paperDay() takes the date under the signature", () => {
  expect(
    dayOf("complaint", [
      "# 民事起诉状",
      "2023年3月15日借款，约定2024年3月14日归还。",
      "> 具状人：林书雅",
      "> 2024年6月20日",
    ]),
  ).toBe("2024-06-20");
});

test("paperDay() reads the zero that a seal hides in 二〇二四年", () => {
  expect(dayOf("summons", ["# 传票", "> 二①二四年七月二日"])).toBe("2024-07-02");
});

test("paperDay() dates a slip by the transfer, not by the printing", () => {
  expect(
    dayOf("bank-transfer", [
      "# 转账回单",
      "回单编号：1 打印日期：2024年6月3日",
      "交易日期 2023年3月15日 交易渠道 手机银行",
    ]),
  ).toBe("2023-03-15");
});

test("paperDay() gives none for an identity card and for a date misread into the future", () => {
  expect(dayOf("identity-card", ["出生 1985年3月12日"])).toBeUndefined();
  expect(dayOf("ruling", ["# 民事裁定书", "> 二〇三四年七月八日"])).toBeUndefined();
});

test("paperAuthor() names the signer, the office in the head, and a party misread by one character", () => {
  const signed = ["# 民事起诉状", "原告：林书雅", "> 具状人：林书推"];
  expect(paperAuthor([view(signed)], "complaint", ["林书雅"])).toBe("林书雅");
  expect(paperAuthor([view(["# 云州省明江市青溪区人民法院", "# 传票"])], "summons", [])).toBe(
    "云州省明江市青溪区人民法院",
  );
  expect(paperAuthor([view(["没有落款的纸条"])], "other-evidence", ["林书雅"])).toBeNull();
});

test.each([
  ["_ 第1页共5页", { number: 1, total: 5 }],
  ["_ 第2页 共6页", { number: 2, total: 6 }],
  ["_ 1/5", { number: 1, total: 5 }],
  ["_ - 3 -", { number: 3, total: null }],
  ["_ 共5页 第2页", { number: 2, total: 5 }],
])("printedNumber() reads %s", (foot, expected) => {
  expect(printedNumber(testSheet(["正文", foot]))).toMatchObject(expected);
});

test("printedNumber() ignores numbers in the body and impossible ones", () => {
  expect(printedNumber(testSheet(["第1页共5页的内容", "正文"]))).toBeUndefined();
  expect(printedNumber(testSheet(["正文", "_ 第7页共5页"]))).toBeUndefined();
});
