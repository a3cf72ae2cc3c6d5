import { expect, test } from "vitest";
import { FeatureRules, findFeatures } from "./features.ts";

const rules = FeatureRules.parse({
  source: "test",
  from: "2021-01-01",
  until: null,
  features: [
    { id: "iou", group: "facts", zh: "借条", en: "IOU", causes: ["民间借贷"], any: ["借条"], none: ["未出具借条"] },
    { id: "rate-over-cap", group: "law", zh: "超限", en: "over", any: ["利率过高"], yearlyRateAbove: 240_000 },
    { id: "small", group: "facts", zh: "小额", en: "small", amount: { from: 1, until: 5_000_000 } },
    { id: "large", group: "facts", zh: "大额", en: "large", amount: { from: 5_000_000, until: null } },
  ],
});
const find = (text: string, cause = "民间借贷纠纷") => findFeatures(text, cause, rules);

test("findFeatures() finds a label by its pattern and drops it where the text denies it", () => {
  expect(find("被告出具借条")).toContain("iou");
  expect(find("被告未出具借条")).not.toContain("iou");
});

test("findFeatures() uses the labels of the cause and those of every cause", () => {
  expect(find("出具借条，金额3000元", "买卖合同纠纷")).toEqual(["small"]);
});

test.each([
  ["约定月利率3%", true],
  ["约定月息3分", true],
  ["年利率３６％", true],
  ["月利率2%", false],
  ["年利率15.4%", false],
  ["日利率1‰", true],
])("findFeatures() reckons %s over 24 %% a year: %s", (text, over) => {
  expect(find(text).includes("rate-over-cap")).toBe(over);
});

test("findFeatures() bands by the largest amount", () => {
  expect(find("借款10万元，已还2000元")).toContain("large");
});
