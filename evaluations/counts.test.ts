import fc from "fast-check";
import { expect, test } from "vitest";
import { errorRate, f1, precision, rateWithInterval, recall, total } from "./counts.ts";

const sample = fc.record({ right: fc.nat(20), wrong: fc.nat(20), missed: fc.nat(20) });

test("precision() and recall() change places when found and wanted are swapped; f1() stays", () => {
  fc.assert(
    fc.property(sample, ({ right, wrong, missed }) => {
      const swapped = { right, wrong: missed, missed: wrong };
      expect(precision(swapped)).toBe(recall({ right, wrong, missed }));
      expect(f1(swapped)).toBe(f1({ right, wrong, missed }));
    }),
  );
});

test("f1() is 0 when nothing right was found and 1 when there was nothing to find", () => {
  expect(f1({ right: 0, wrong: 0, missed: 3 })).toBe(0);
  expect(f1({ right: 0, wrong: 0, missed: 0 })).toBe(1);
  expect(precision({ right: 0, wrong: 0, missed: 3 })).toBe(0);
});

test("rateWithInterval() holds its value within the interval and is the same in every run", () => {
  const samples = [1, 0, 1, 1, 0, 1, 1, 1].map((right) => ({ right, wrong: 1 - right, missed: 1 - right }));
  const metric = rateWithInterval(f1, samples, 0);
  expect(metric).toEqual(rateWithInterval(f1, samples, 0));
  expect(metric.value).toBeCloseTo(0.75);
  expect(metric.low).toBeLessThanOrEqual(metric.value);
  expect(metric.high).toBeGreaterThanOrEqual(metric.value);
});

test("rateWithInterval() gives 0 of no samples instead of NaN", () => {
  expect(rateWithInterval(errorRate, [], 1)).toEqual({ value: 0, low: 0, high: 0, trivial: 1 });
  expect(total([])).toEqual({ right: 0, wrong: 0, missed: 0 });
});
