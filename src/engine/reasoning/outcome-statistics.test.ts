import fc from "fast-check";
import { expect, test } from "vitest";
import { outcomeInterval, spreadOf } from "./outcome-statistics.ts";

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

const HOW = { level: 0.9, unit: "months" } as const;
const ASKED = { labels: [], amount: null };

test("outcomeInterval() lies around the cases nearest in circumstances", () => {
  const group = [
    ...Array.from({ length: 40 }, (_, at) => ({ labels: ["light-injury"], amount: null, value: 8 + (at % 5) })),
    ...Array.from({ length: 40 }, (_, at) => ({ labels: ["death"], amount: null, value: 140 + (at % 20) })),
  ];
  const light = outcomeInterval(group, { labels: ["light-injury"], amount: null }, HOW);
  const death = outcomeInterval(group, { labels: ["death"], amount: null }, HOW);
  expect(light?.to).toBeLessThan(20);
  expect(death?.from).toBeGreaterThan(100);
  expect(light?.count).toBe(80);
});

test("outcomeInterval() goes by the sum where circumstances are the same", () => {
  const group = Array.from({ length: 60 }, (_, at) => ({ labels: [], amount: 1000_00 * 1.1 ** at, value: at + 6 }));
  const small = outcomeInterval(group, { labels: [], amount: 2000_00 }, HOW);
  const large = outcomeInterval(group, { labels: [], amount: 200_000_00 }, HOW);
  expect(small?.to).toBeLessThan(large?.to ?? 0);
});

test("outcomeInterval() names no interval when the group is too small for the level", () => {
  const group = (count: number) => upTo(count).map((value) => ({ labels: [], amount: null, value }));
  expect(outcomeInterval(group(8), ASKED, HOW)).toBeUndefined();
  expect(outcomeInterval(group(9), ASKED, HOW)).toBeDefined();
  expect(outcomeInterval([], ASKED, HOW)).toBeUndefined();
});

test("outcomeInterval() of shares stays between nothing and everything", () => {
  const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(shares, (values) => {
      const group = values.map((value) => ({ labels: [], amount: null, value: value / 100 }));
      const found = outcomeInterval(group, ASKED, { level: 0.9, unit: "share" });
      expect(found?.from).toBeGreaterThanOrEqual(0);
      expect(found?.to).toBeLessThanOrEqual(1);
      expect(found?.from).toBeLessThanOrEqual(found?.to ?? -1);
    }),
  );
});
