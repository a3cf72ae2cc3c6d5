import { expect, test } from "vitest";
import { meanWithInterval, recallAt, reciprocalRankAt, rougeL, shareWithInterval } from "./metrics.ts";
import { percentile } from "./search-speed.ts";

test("recallAt() counts the right answers among the first k, each once", () => {
  expect(recallAt(2, ["a", "b", "c"], ["b", "c"])).toBe(0.5);
  expect(recallAt(3, ["a", "a", "a"], ["a", "b"])).toBe(0.5);
  expect(() => recallAt(5, ["a"], [])).toThrow(RangeError);
});

test("recallAt() notices when found and right are swapped", () => {
  const [found, right] = [["a", "b", "c", "d"], ["a"]];
  expect(recallAt(4, found, right)).toBe(1);
  expect(recallAt(4, right, found)).toBe(0.25);
});

test("reciprocalRankAt() looks at the first right answer and no further than k", () => {
  expect(reciprocalRankAt(10, ["x", "a", "b"], ["b", "a"])).toBe(0.5);
  expect(reciprocalRankAt(1, ["x", "a"], ["a"])).toBe(0);
});

test("rougeL() is the harmonic mean of precision and recall of the longest common subsequence", () => {
  expect(rougeL(["借款", "应当", "归还"], ["借款", "归还"])).toBeCloseTo((2 * (2 / 3) * 1) / (2 / 3 + 1));
  expect(rougeL(["归还", "借款"], ["借款", "归还"])).toBeCloseTo(0.5);
  expect(rougeL([], ["借款"])).toBe(0);
});

test("meanWithInterval() encloses the mean, keeps the baseline apart and is the same in every run", () => {
  const ours = [1, 0, 1, 1, 0, 1, 1, 1];
  const trivial = [0, 0, 1, 0, 0, 0, 1, 0];
  const metric = meanWithInterval(ours, trivial);
  expect(metric).toMatchObject({ value: 0.75, trivial: 0.25 });
  expect(metric.low).toBeLessThan(0.75);
  expect(metric.high).toBeGreaterThan(0.75);
  expect(meanWithInterval(ours, trivial)).toEqual(metric);
  expect(meanWithInterval(trivial, ours)).toMatchObject({ value: 0.25, trivial: 0.75 });
});

test("shareWithInterval() gives Wilson's interval", () => {
  const { low, high } = shareWithInterval(8, 10, null);
  expect(low).toBeCloseTo(0.4902, 3);
  expect(high).toBeCloseTo(0.9433, 3);
});

test("percentile() takes the value below which the share lies", () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});
