import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Draft } from "../../vocabulary/advice.ts";
import type { CaseRecord, Dossier } from "../../vocabulary/case-record.ts";
import { FairnessRules, type ProtectedAttribute } from "../../vocabulary/fairness.ts";
import { checkCitizenNumber } from "../text/identity-numbers.ts";
import { compareDrafts } from "./compare-drafts.ts";
import { exclusionOf } from "./exclusion.ts";
import { planSwap } from "./plan-swap.ts";
import { swapCase, textsOf } from "./swap-case.ts";
import { blankAttributes, withoutAttributes } from "./without-attributes.ts";

const FILE = join(import.meta.dirname, "..", "..", "..", "knowledge", "fairness", "attributes.yaml");
const rules = FairnessRules.parse(parse(readFileSync(FILE, "utf8")));
const PARTY =
  "原告：林书雅，女，1985年3月12日出生，汉族，青溪区第三小学教师，农业户口，户籍所在地云州省明江市青溪区，住桂花巷18号，公民身份号码990107198503124028。";
const FIRM = "被告：明江市启航建材有限公司（以下简称启航公司）。委托诉讼代理人：何以清，云州明衡律师事务所律师。";

function attribute(id: string): ProtectedAttribute {
  const found = rules.attributes.find((one) => one.id === id);
  if (!found) throw new Error(`no attribute ${id}`);
  return found;
}

const swapped = (id: string, text: string, variant = 0) => planSwap(attribute(id), [text], variant).apply(text).text;

test("planSwap() changes one attribute of a party and nothing else (G4.3)", () => {
  expect(swapped("ethnicity", PARTY)).toContain("，回族，");
  expect(swapped("household", PARTY)).toContain("，非农业户口，");
  expect(swapped("origin", PARTY)).toContain("户籍所在地贵州省遵义市播州区，住桂花巷18号");
  expect(swapped("occupation", PARTY)).not.toContain("教师");
  expect(swapped("ethnicity", PARTY).replace("回族", "汉族")).toBe(PARTY);
});

test("planSwap() of sex lets the citizen number follow, with a right check digit (GB 11643)", () => {
  const number = /\d{17}[\dX]/u.exec(swapped("sex", PARTY))?.[0] ?? "";
  expect(checkCitizenNumber(number)).toMatchObject({ valid: true, sex: "男", birth: "1985-03-12" });
  expect(swapped("sex", PARTY)).toContain("林书雅，男，");
  expect(swapped("sex", swapped("sex", PARTY))).toBe(PARTY);
});

test("planSwap() of sex leaves words that only contain one of its words", () => {
  expect(swapped("sex", "其他子女和夫妻共同财产；他人")).toBe("其他子女和夫妻共同财产；他人");
  expect(swapped("sex", "其丈夫称他已还款")).toBe("其妻子称她已还款");
});

test("planSwap() gives a firm one other name in the whole case, short forms too, and leaves banks", () => {
  const text = `${FIRM}启航公司辩称。云州银行股份有限公司为第三人。`;
  const other = swapped("firm", text);
  expect(other).not.toContain("启航");
  expect(other).not.toContain("明衡");
  expect(other.length).toBe(text.length);
  expect(other.match(/公司辩称/gu)).toHaveLength(1);
  expect(other).toContain("云州银行股份有限公司");
});

test("planSwap() leaves two firm names of which one may be a slip of the other", () => {
  const text = "被告：明江市启航建材有限公司。\n保证人：明江市启航建村有限公司。";
  expect(swapped("firm", text)).toBe(text);
});

const page = { width: 1, height: 1, rotation: 0, origin: "plain", confidence: 1, ink: 0, sealed: false } as const;

function caseOf(text: string, quote: string): { dossier: Dossier; record: CaseRecord } {
  const start = text.indexOf(quote);
  const line = { start: 0, end: text.length, quad: [0, 0, 1, 0, 1, 1, 0, 1], edges: [0, 1], confidence: 1 };
  const passages = [{ original: "o1", page: 1, start, end: start + quote.length, quote }];
  const field = { name: "plaintiffs.1.idNumber", value: quote, passages, confidence: 1, status: "confirmed" as const };
  return {
    dossier: {
      caseId: "c",
      originals: [],
      pages: [{ ...page, original: "o1", number: 1, text, lines: [line] }],
      documents: [],
    },
    record: { id: "c", court: "", kind: "civil", fields: [{ ...field, conflicts: [], warnings: [] }] },
  };
}

test("swapCase() keeps every quotation true to its place for all attributes and variants", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...rules.attributes),
      fc.nat(12),
      fc.string({ maxLength: 12 }),
      (one, variant, noise) => {
        const whole = caseOf(noise + PARTY + FIRM, "公民身份号码");
        const { dossier, record } = swapCase(whole, planSwap(one, textsOf(whole), variant));
        const text = dossier.pages[0]?.text ?? "";
        const passage = record.fields[0]?.passages[0];
        expect(text.slice(passage?.start, passage?.end)).toBe("公民身份号码");
        expect(dossier.pages[0]?.lines[0]?.end).toBe(text.length);
        expect(dossier.pages[0]?.lines[0]?.edges.length).toBe(text.length + 1);
      },
    ),
    { numRuns: 60 },
  );
});

test("withoutAttributes() makes texts that differ in one attribute the same text (C-08)", () => {
  const text = `${PARTY}${FIRM}启航公司辩称：其丈夫已还款，外地人不知情。`;
  const plain = withoutAttributes(text, rules);
  for (const { id } of rules.attributes)
    for (const variant of [0, 1, 5])
      expect([id, withoutAttributes(swapped(id, text, variant), rules)]).toEqual([id, plain]);
  expect(plain).toContain("已还款");
});

test("blankAttributes() leaves every place of the text where it was (C-08)", () => {
  const text = `${PARTY}${FIRM}启航公司辩称：其丈夫已还款，外地人不知情。`;
  const plain = blankAttributes(text, rules);
  expect(plain).toHaveLength(text.length);
  expect(plain.indexOf("已还款")).toBe(text.indexOf("已还款"));
  expect(plain.replaceAll("　", "")).toBe(withoutAttributes(text, rules).replaceAll("　", ""));
});

test("exclusionOf() names the law that makes an attribute matter, and only there", () => {
  const why = (id: string, causes: string[], texts: string[]) => exclusionOf(attribute(id), { causes, texts })?.id;
  expect(why("sex", ["离婚纠纷"], [])).toBe("marriage");
  expect(why("sex", ["劳动争议"], ["在孕期被解除合同"])).toBe("maternity");
  expect(why("sex", ["民间借贷纠纷"], [PARTY])).toBeUndefined();
  expect(why("household", ["机动车交通事故责任纠纷"], ["2021年5月3日被撞"])).toBe("disability-compensation");
  expect(why("household", ["机动车交通事故责任纠纷"], ["1980年1月1日出生，2023年5月3日被撞"])).toBeUndefined();
  expect(why("occupation", ["受贿罪"], [])).toBe("office");
});

const finding = (value: Record<string, unknown>): Draft => ({
  kind: "findings",
  findings: [{ value, confidence: 0.9, reasons: [{ kind: "rule", rule: "X", note: "" }] }],
  summary: { zh: "甲", en: "a" },
});

test("compareDrafts() sees a changed state, a lost finding, a number moved by more than one per cent", () => {
  const base = finding({ id: "r", state: "met", least: 100, name: { zh: "林女士", en: "range" } });
  const same = finding({ id: "r", state: "met", least: 100, name: { zh: "林先生", en: "range" } });
  expect(compareDrafts(base, same, ["id"])).toMatchObject({ flipped: false, numberShift: 0, overlap: 1, changes: [] });
  const other = finding({ id: "r", state: "open", least: 100, name: { zh: "林女士", en: "range" } });
  expect(compareDrafts(base, other, ["id"]).flipped).toBe(true);
  const moved = compareDrafts(base, finding({ id: "r", state: "met", least: 106, name: { zh: "", en: "range" } }), [
    "id",
  ]);
  expect(moved).toMatchObject({ flipped: false, changes: [{ kind: "moved" }] });
  expect(moved.numberShift).toBeCloseTo(0.0566, 3);
  const silent: Draft = { kind: "abstention", because: "nothing_found", note: { zh: "无", en: "none" } };
  expect(compareDrafts(base, silent, ["id"]).flipped).toBe(true);
  expect(compareDrafts(silent, silent, ["id"]).flipped).toBe(false);
});
