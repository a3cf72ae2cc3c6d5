import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, dayOf } from "../../vocabulary/day.ts";
import {
  addDays,
  addMonths,
  addPeriod,
  ageOn,
  alertDay,
  dayNumber,
  daysBetween,
  dayWithNumber,
  lastDayOfTerm,
  weekday,
} from "./periods.ts";

const day = (text: string): Day => text as Day;
const anyDay = fc.integer({ min: -40000, max: 60000 }).map(dayWithNumber);

test("addPeriod() does not count the first day and rolls over a weekend (DT-01, DT-02)", () => {
  expect(addPeriod({ start: day("2025-06-13"), n: 15, unit: "day", mode: "civil" })).toBe("2025-06-30");
});

test("addPeriod() ends months on the same day number or the last day (DT-04)", () => {
  expect(addPeriod({ start: day("2025-01-31"), n: 1, unit: "month" })).toBe("2025-02-28");
  expect(addPeriod({ start: day("2024-08-31"), n: 6, unit: "month" })).toBe("2025-02-28");
  expect(addPeriod({ start: day("2025-02-28"), n: 1, unit: "month", mode: "custody" })).toBe("2025-03-31");
  expect(addPeriod({ start: day("2025-02-28"), n: 1, unit: "month", mode: "trial-limit" })).toBe("2025-03-28");
  expect(addPeriod({ start: day("2025-03-03"), n: 6, unit: "month", mode: "trial-limit" })).toBe("2025-09-03");
  expect(addPeriod({ start: day("2025-03-03"), n: 1, unit: "half-month", mode: "criminal" })).toBe("2025-03-18");
});

test("addPeriod() obeys days off and worked weekends (DT-02, DT-07), custody does not", () => {
  const holidays = { off: new Set(["2025-10-01", "2025-10-02", "2025-10-03"]), worked: new Set(["2025-10-04"]) };
  expect(addPeriod({ start: day("2025-09-21"), n: 10, unit: "day", holidays })).toBe("2025-10-04");
  expect(addPeriod({ start: day("2025-09-21"), n: 10, unit: "day", mode: "custody", holidays })).toBe("2025-10-01");
});

test("alertDay() warns on the working day before (DT-08) and lastDayOfTerm() ends a term the day before (DT-05)", () => {
  expect(alertDay(day("2025-05-03"))).toBe("2025-05-02");
  expect(lastDayOfTerm(day("2025-03-05"), 12)).toBe("2026-03-04");
  expect(lastDayOfTerm(day("2025-03-05"), 1)).toBe("2025-04-04");
});

test("weekday() and ageOn() know the calendar (SH-01)", () => {
  expect(weekday(day("2025-06-28"))).toBe(6);
  expect(weekday(day("1970-01-01"))).toBe(4);
  expect(ageOn(day("2007-05-02"), day("2025-05-01"))).toBe(17);
  expect(ageOn(day("2007-05-02"), day("2025-05-02"))).toBe(18);
});

test("day numbers and days undo each other and agree with the calendar of the machine", () => {
  fc.assert(
    fc.property(fc.integer({ min: -40000, max: 60000 }), (number) => {
      const found = dayWithNumber(number);
      expect(dayNumber(found)).toBe(number);
      expect(new Date(number * 86_400_000).toISOString().slice(0, 10)).toBe(found);
    }),
  );
});

test("addDays() and daysBetween() undo each other; addMonths() never skips a month", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 0, max: 400 }), (start, n, months) => {
      expect(daysBetween(start, addDays(start, n))).toBe(n);
      const end = addMonths(start, months);
      const ordinal = (d: Day): number => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
      expect(ordinal(end) - ordinal(start)).toBe(months);
      expect(Number(end.slice(8))).toBeLessThanOrEqual(Number(start.slice(8)));
      expect(dayOf(Number(end.slice(0, 4)), Number(end.slice(5, 7)), Number(end.slice(8)))).toBe(end);
    }),
  );
});
