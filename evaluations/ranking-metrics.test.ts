import { expect, test } from "vitest";
import { averagePrecision, ndcgAt, precisionAt } from "./ranking-metrics.ts";

test("precisionAt() counts what is missing up to k as wrong", () => {
  expect(precisionAt(5, ["a", "b", "c"], ["a", "c", "d"])).toBeCloseTo(0.4);
});

test("averagePrecision() is 1 for a perfect order and counts what was not found as 0", () => {
  expect(averagePrecision(["a", "b", "x"], ["a", "b"])).toBe(1);
  expect(averagePrecision(["x", "a"], ["a", "b"])).toBeCloseTo(0.25);
  expect(() => averagePrecision(["x"], [])).toThrow("no right answer");
});

test("ndcgAt() is 1 for the best order, less for others, and gives unknown ones no gain", () => {
  const grades = { a: 3, b: 1, c: 0 };
  expect(ndcgAt(10, ["a", "b", "c"], grades)).toBe(1);
  expect(ndcgAt(10, ["b", "a", "c"], grades)).toBeLessThan(1);
  expect(ndcgAt(2, ["x", "y", "a"], grades)).toBe(0);
});
