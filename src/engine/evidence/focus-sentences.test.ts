import { expect, test } from "vitest";
import { type FocusModel, openFocusModel, sentenceTerms } from "./focus-sentences.ts";

const MODEL: FocusModel = {
  labels: ["利息", "担保"],
  terms: ["利率", "保证", "保证 责任"],
  rarity: [1, 1, 1],
  bias: [-2, -2],
  weights: [
    [0, 600],
    [1, 300, 2, 300],
  ],
  least: 0.5,
  leastBest: 0.2,
};

test("sentenceTerms() gives words and their neighbours, no digits and no characters that may be surnames", () => {
  expect(sentenceTerms(["未", "约定", "2020", "王", "利息"])).toEqual(["未", "约定", "利息", "未 约定", "约定 利息"]);
});

test("openFocusModel() names what the terms speak for and nothing where none is known", () => {
  const labels = openFocusModel(MODEL);
  expect(labels(["利率"]).map(({ label }) => label)).toEqual(["利息"]);
  expect(labels(["保证", "保证 责任"]).map(({ label }) => label)).toEqual(["担保"]);
  expect(labels(["天气"])).toEqual([]);
});

test("openFocusModel() names the best label alone where none is sure", () => {
  const labels = openFocusModel({ ...MODEL, least: 0.99 });
  expect(labels(["利率", "保证"])).toHaveLength(1);
});
