import { expect, test } from "vitest";
import { scoreByTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { trainQuantile, weightedQuantile } from "./train-quantiles.ts";

test("trainQuantile() learns a step and its spread", () => {
  const rows = Array.from({ length: 400 }, (_, at) => Float32Array.of(at % 2, 7));
  const wanted = Float64Array.from(rows, (row, at) => (row[0] === 1 ? 10 : 0) + (Math.floor(at / 2) % 20) / 20);
  const options = { trees: 60, depth: 2, rate: 0.2, leastLeaf: 10, ridge: 1 };
  const data = { rows, wanted, weights: new Float64Array(400).fill(1) };
  const at = (quantile: number, row: Float32Array) => {
    const model = trainQuantile(["step", "nothing"], data, { ...options, quantile });
    return model.start + scoreByTrees(model, row);
  };
  expect(at(0.5, Float32Array.of(0, 7))).toBeCloseTo(0.45, 1);
  expect(at(0.5, Float32Array.of(1, 7))).toBeCloseTo(10.45, 1);
  expect(at(0.9, Float32Array.of(1, 7))).toBeGreaterThan(10.75);
});

test("weightedQuantile() is the smallest value below which the share of the weight lies", () => {
  expect(weightedQuantile([0, 1, 2], Float64Array.of(3, 1, 2), Float64Array.of(1, 1, 1), 0.5)).toBe(2);
  expect(weightedQuantile([0, 1, 2], Float64Array.of(3, 1, 2), Float64Array.of(10, 1, 1), 0.5)).toBe(3);
});
