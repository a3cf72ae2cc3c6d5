import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../../vocabulary/day.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import { addDays, daysBetween, dayWithNumber } from "./periods.ts";
import { spans, valueOn } from "./series.ts";

const day = (text: string): Day => text as Day;
const rate = (from: string, until: string | null, value: number): Parameter => ({
  id: "lpr-1y",
  value,
  unit: "ppm-per-year",
  from: day(from),
  until: until === null ? null : day(until),
  source: "test",
});
const SERIES = [
  rate("2020-08-20", "2021-12-20", 38500),
  rate("2021-12-20", "2022-01-20", 38000),
  rate("2022-01-20", null, 37000),
];

test("valueOn() gives the value in force and undefined before the first", () => {
  expect(valueOn(SERIES, day("2021-12-19"))).toBe(38500);
  expect(valueOn(SERIES, day("2021-12-20"))).toBe(38000);
  expect(valueOn(SERIES, day("2020-08-19"))).toBeUndefined();
});

test("spans() splits a time where the value changes, both ends included (AD-09)", () => {
  expect(spans(SERIES, day("2021-12-01"), day("2022-02-01")).map((span) => [span.from, span.to, span.value])).toEqual([
    ["2021-12-01", "2021-12-19", 38500],
    ["2021-12-20", "2022-01-19", 38000],
    ["2022-01-20", "2022-02-01", 37000],
  ]);
  expect(spans(SERIES, day("2022-02-01"), day("2022-01-01"))).toEqual([]);
});

test("spans() covers every day once and each day with the value in force", () => {
  fc.assert(
    fc.property(fc.integer({ min: 18400, max: 19200 }), fc.integer({ min: 0, max: 900 }), (number, length) => {
      const from = dayWithNumber(number);
      const to = addDays(from, length);
      const found = spans(SERIES, from, to);
      expect(found.reduce((sum, span) => sum + daysBetween(span.from, span.to) + 1, 0)).toBe(length + 1);
      for (const span of found) for (const end of [span.from, span.to]) expect(valueOn(SERIES, end)).toBe(span.value);
    }),
  );
});
