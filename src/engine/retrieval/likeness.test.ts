import { expect, test } from "vitest";
import { FeatureRules } from "./features.ts";
import { amountLikeness, compareFeatures, joinLikeness, LIKENESS_PARTS } from "./likeness.ts";

const rule = (id: string, group: string) => ({ id, group, zh: id, en: id });
const rules = FeatureRules.parse({
  source: "test",
  from: "2021-01-01",
  until: null,
  features: [rule("iou", "facts"), rule("cash", "facts"), rule("limitation", "issues"), rule("four-lpr", "law")],
});

test("compareFeatures() gives 1 to equal labels and names none as differing", () => {
  expect(compareFeatures(["iou", "limitation"], ["limitation", "iou"], rules)).toEqual({
    score: 1,
    matched: ["iou", "limitation"],
    differing: [],
  });
});

test("compareFeatures() weighs facts .4, issues .35 and law .25 (SC-11)", () => {
  const { score, differing } = compareFeatures(["iou", "limitation", "four-lpr"], ["iou", "limitation"], rules);
  expect(score).toBeCloseTo(0.75);
  expect(differing).toEqual(["four-lpr"]);
});

test("compareFeatures() is the same from both sides", () => {
  const one = compareFeatures(["iou", "cash"], ["iou", "limitation"], rules).score;
  expect(compareFeatures(["iou", "limitation"], ["iou", "cash"], rules).score).toBe(one);
});

const WEIGHTS = { facts: 1, reasoning: 1, kinds: 1, labels: 1, law: 0, amounts: 1 };

test("joinLikeness() weighs the respects; what one case does not say counts neither for nor against", () => {
  const alike = { facts: 1, reasoning: 1, kinds: 1, labels: 1, law: 1, amounts: 1 };
  expect(joinLikeness(alike, WEIGHTS)).toBe(1);
  expect(joinLikeness({ ...alike, amounts: null }, WEIGHTS)).toBeCloseTo(0.9);
  expect(joinLikeness({ ...alike, amounts: 0 }, WEIGHTS)).toBeCloseTo(0.8);
});

test("amountLikeness() compares by ratio and says nothing where a sum is unknown", () => {
  expect(amountLikeness(100_00, 100_00)).toBe(1);
  expect(amountLikeness(100_00, 1_000_00)).toBeCloseTo(0.5);
  expect(amountLikeness(1_00, 1_000_00)).toBe(0);
  expect(amountLikeness(undefined, 1)).toBeNull();
});

test("no respect of likeness is a person: neither judge, lawyer, party nor a personal trait", () => {
  expect([...LIKENESS_PARTS].sort()).toEqual(["amounts", "facts", "kinds", "labels", "law", "reasoning"]);
});
