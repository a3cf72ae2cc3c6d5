import fc from "fast-check";
import { expect, test } from "vitest";
import { outcomeInterval, spreadOf } from "./outcome-statistics.ts";

const equal = (values: readonly number[]) => values.map((value) => ({ value, weight: 1 }));
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test("spreadOf() gives ends, quartiles and median, whatever the order", () => {
  expect(spreadOf([5, 1, 3, 2, 4])).toEqual({
    count: 5,
    least: 1,
    lowerQuarter: 2,
    median: 3,
    upperQuarter: 4,
    most: 5,
  });
  expect(spreadOf([1, 2])).toMatchObject({ median: 1.5 });
  expect(spreadOf([])).toBeUndefined();
});

test("outcomeInterval() of equal weights leaves a twentieth out at each end", () => {
  expect(outcomeInterval(equal(upTo(99)), 0.9)).toMatchObject({ from: 5, to: 95, effective: 99 });
});

test("outcomeInterval() names no interval when the group is too small for the level", () => {
  expect(outcomeInterval(equal(upTo(18)), 0.9)).toBeUndefined();
  expect(outcomeInterval(equal(upTo(19)), 0.9)).toMatchObject({ from: 1, to: 19 });
  expect(outcomeInterval([], 0.9)).toBeUndefined();
});

test("outcomeInterval() moves towards the cases that count more", () => {
  const weighed = upTo(100).map((value) => ({ value, weight: value > 50 ? 3 : 1 }));
  expect(outcomeInterval(weighed, 0.8)?.from).toBeGreaterThan(outcomeInterval(equal(upTo(100)), 0.8)?.from ?? 99);
});

test("outcomeInterval() holds at least the level of its own group", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 19, maxLength: 80 }), (values) => {
      const found = outcomeInterval(equal(values), 0.9);
      const inside = values.filter((value) => found && value >= found.from && value <= found.to).length;
      expect(inside / values.length).toBeGreaterThanOrEqual(0.9);
    }),
  );
});
