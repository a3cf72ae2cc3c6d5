import { expect, test } from "vitest";
import { FeatureRules } from "./features.ts";
import { compareFeatures, joinLikeness } from "./likeness.ts";

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

test("joinLikeness() goes by words alone when nothing is known of the labels", () => {
  const nothing = compareFeatures([], [], rules);
  expect(joinLikeness(0.8, nothing, [])).toBe(0.8);
  expect(joinLikeness(0.8, nothing, ["iou"])).toBe(0.4);
});
