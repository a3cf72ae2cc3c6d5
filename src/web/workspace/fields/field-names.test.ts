import { expect, test } from "vitest";
import { type WordKey, words } from "../../i18n/languages.ts";
import { countOf, fieldLabel, groupOf, inReadingOrder, standardFields } from "./field-names.ts";

const t = (key: WordKey, values: Readonly<Record<string, string | number>> = {}) =>
  words.zh[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

test("fieldLabel() says field names in words", () => {
  expect(fieldLabel("plaintiffs.1.name", t)).toBe("原告1 · 姓名或名称");
  expect(fieldLabel("defendants.2.agents.1.firm", t)).toBe("被告2 · 委托诉讼代理人1 · 律师事务所");
  expect(fieldLabel("loan.deliveries.3.on", t)).toBe("借款 · 交付3 · 日期");
  expect(fieldLabel("amount", t)).toBe("诉讼标的额");
  expect(fieldLabel("lease.rent", t)).toBe("lease · rent");
});

test("groupOf() puts what it does not know under other", () => {
  expect([groupOf("defendants.1.name"), groupOf("loan.rate"), groupOf("lease.rent")]).toEqual([
    "parties",
    "loan",
    "other",
  ]);
});

test("standardFields() offers typing by hand and the loan only where the case is about one", () => {
  expect(standardFields([], "买卖合同纠纷")).toContain("plaintiffs.1.name");
  expect(standardFields([], "买卖合同纠纷")).not.toContain("loan.principal");
  expect(standardFields([], "民间借贷纠纷")).toContain("loan.principal");
  expect(standardFields(["plaintiffs.1.name"], "")).not.toContain("plaintiffs.1.name");
});

test("inReadingOrder() counts list positions as numbers and keeps one person together", () => {
  const names = ["plaintiffs.10.name", "plaintiffs.2.phone", "plaintiffs.2.name", "court", "loan.rate"];
  expect(inReadingOrder(names)).toEqual([
    "court",
    "plaintiffs.2.name",
    "plaintiffs.2.phone",
    "plaintiffs.10.name",
    "loan.rate",
  ]);
  expect(countOf("plaintiffs", names)).toBe(10);
});
