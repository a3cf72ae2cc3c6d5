import { expect, test } from "vitest";
import { recommendedTerm } from "../engine/reasoning/sentencing/recommended-term.ts";
import type { TermQuestion } from "../engine/reasoning/sentencing/term-features.ts";
import { termInterval, termPrior } from "../engine/reasoning/sentencing/term-interval.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";
import { readTermModel } from "./term-model.ts";

const on = Day.parse("2025-05-01");
const base = openKnowledgeBase();
const rules = base.sentencing(on);
if (!rules) throw new Error("no rules of sentencing");
const model = readTermModel();

const ask = (text: string, ...charges: string[]): TermQuestion => ({
  text,
  charges,
  deep: charges.flatMap((charge) => base.charge(charge, on) ?? []),
  rules,
  on,
});
const theft = (yuan: number, more = "") =>
  ask(`经审理查明：被告人沈某盗窃手机一部。经鉴定，被盗手机价值人民币${yuan}元。${more}`, "盗窃罪");

test("termInterval() gives a span with the judgments behind it, wider upwards for a larger sum (AD-31)", () => {
  const small = termInterval(theft(2000), model);
  const large = termInterval(theft(200000), model);
  if (!small || !large) throw new Error("no interval");
  expect(small).toMatchObject({ level: 0.9, ofCharge: model.charges["盗窃罪"]?.count });
  expect(small.measuredOn).toBeGreaterThan(100);
  expect(small.from).toBeLessThan(small.to);
  expect(large.to).toBeGreaterThan(small.to);
  expect(large.from).toBeGreaterThan(small.from);
});

test("termInterval() abstains where no charge is known or too few judgments were learned from", () => {
  expect(termInterval(ask("被告人沈某被指控。"), model)).toBeUndefined();
  expect(termInterval(ask("被告人沈某被指控。", "背叛国家罪"), model)).toBeUndefined();
});

test("termInterval() does not move with sex, ethnicity, origin or a name (fairness)", () => {
  const spans = ["男，汉族，本市人", "女，回族，外地农民"].map((who) =>
    termInterval(theft(3000, `被告人沈某，${who}，如实供述自己的罪行。`), model),
  );
  expect(spans[1]).toEqual(spans[0]);
  expect(model.features.filter((name) => /sex|ethnic|religion|origin|person|judge|lawyer/u.test(name))).toEqual([]);
});

test("termPrior() draws a rare charge towards the mean of all and adds part of a second charge", () => {
  const table = { charges: { 甲罪: { count: 90, mean: 3 }, 乙罪: { count: 1, mean: 5 } }, mean: 2, shrink: 10 };
  expect(termPrior(["甲罪"], table)).toBeCloseTo(2.9, 6);
  expect(termPrior(["乙罪"], table)).toBeCloseTo((5 + 20) / 11, 6);
  expect(termPrior(["甲罪", "乙罪"], table)).toBeGreaterThan(2.9);
  expect(termPrior([], table)).toBe(2);
});

test.each([
  ["建议判处被告人沈某有期徒刑八个月以上一年以下，并处罚金人民币四千元。", { least: 8, most: 12 }],
  ["建议对被告人沈某判处有期徒刑三年六个月，缓刑五年。", { least: 42, most: 42 }],
  ["建议判处被告人沈某一年以下有期徒刑。", { least: 6, most: 12 }],
  ["被告人沈某曾被判处有期徒刑三年。", undefined],
])("recommendedTerm() reads the recommendation in %s", (text, expected) => {
  expect(recommendedTerm(text)).toEqual(expected);
});
