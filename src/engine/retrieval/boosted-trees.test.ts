import { expect, test } from "vitest";
import { type BoostedTrees, contributions, scoreByTrees } from "./boosted-trees.ts";

/** First tree: words <= 2 ? -1 : (rank <= 0 ? 3 : 1). Second: one leaf of 0.5. */
const MODEL: BoostedTrees = {
  features: ["words", "rank"],
  trees: [
    { feature: [0, 1], threshold: [2, 0], left: [-1, -2], right: [1, -3], leaf: [-1, 3, 1], expected: [0.5, 2] },
    { feature: [], threshold: [], left: [], right: [], leaf: [0.5], expected: [] },
  ],
};

test.each([
  [[1, 0], -0.5],
  [[2, 9], -0.5],
  [[5, 0], 3.5],
  [[5, 1], 1.5],
])("scoreByTrees() of %j is %d", (row, score) => {
  expect(scoreByTrees(MODEL, row)).toBe(score);
});

test("contributions() and what was expected before any question sum up to the score", () => {
  const shares = contributions(MODEL, [5, 1]);
  expect([...shares]).toEqual([1.5, -1]);
  expect(0.5 + 1.5 - 1 + 0.5).toBe(scoreByTrees(MODEL, [5, 1]));
});
