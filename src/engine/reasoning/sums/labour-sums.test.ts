import { expect, test } from "vitest";
import { annualLeave, doublePay, overtime, severance, wagesDue } from "./labour-sums.ts";
import { day, numbersOf, rangeOf, yuan } from "./testing.ts";

const numbers = numbersOf();
const sum = (...given: Parameters<typeof rangeOf>): number => rangeOf(...given)[0] / 100;

test.each([
  ["2020-01-01", "2020-03-31", 2_500],
  ["2020-01-01", "2020-06-30", 5_000],
  ["2020-01-01", "2020-12-31", 5_000],
  ["2020-01-01", "2021-01-01", 7_500],
  ["2020-01-01", "2021-06-29", 7_500],
  ["2020-01-01", "2021-06-30", 10_000],
])("severance() from %s to %s at 5000 yuan is %d yuan (劳动合同法 47)", (from, to, expected) => {
  expect(sum(severance({ from: day(from), to: day(to), monthlyFen: yuan(5_000), isUnlawful: false }, numbers))).toBe(
    expected,
  );
});

test.each([
  [30_000, 10_000, 15, 30_000 * 15],
  [30_001, 10_000, 15, 30_000 * 12],
  [40_000, 10_000, 5, 30_000 * 5],
])(
  "severance() at %d yuan, local wage %d, for %d years is %d yuan: cap and twelve years",
  (wage, local, years, expected) => {
    const given = {
      from: day("2009-01-01"),
      to: day(`${2008 + years}-12-31`),
      monthlyFen: yuan(wage),
      localMonthlyFen: yuan(local),
      isUnlawful: false,
    };
    expect(sum(severance(given, numbers))).toBe(expected);
  },
);

test("severance() leaves service before 2008 out, the sum for unlawful dismissal does not (劳动合同法 87, 97)", () => {
  const given = { from: day("2006-01-01"), to: day("2009-12-31"), monthlyFen: yuan(4_000) };
  expect(sum(severance({ ...given, isUnlawful: false }, numbers))).toBe(8_000);
  expect(sum(severance({ ...given, isUnlawful: true }, numbers))).toBe(32_000);
});

test.each([
  ["2023-01-01", null, "2023-01-31", 0],
  ["2023-01-01", "2023-02-01", "2024-06-30", 0],
  ["2023-01-01", "2023-03-01", "2024-06-30", 6_000],
  ["2023-01-01", null, "2023-12-31", 66_000],
  ["2023-01-01", null, "2025-12-31", 66_000],
  ["2023-01-01", null, "2023-02-14", 3_000],
])("doublePay() from %s, signed %s, to %s is %d yuan (劳动合同法 82)", (from, signed, to, expected) => {
  const given = {
    from: day(from),
    signedOn: signed === null ? null : day(signed),
    to: day(to),
    monthlyFen: yuan(6_000),
  };
  expect(sum(doublePay(given, numbers))).toBe(expected);
});

test("overtime() pays 150, 200 and 300 percent of the hour at 21.75 days and 8 hours, less what was paid (劳动法 44)", () => {
  const given = { monthlyFen: yuan(5_220), weekdayHours: 10, restDayHours: 8, holidayHours: 8, paidFen: yuan(100) };
  // 5220 / 21.75 / 8 = 30 yuan an hour.
  expect(sum(overtime(given, numbers))).toBe(450 + 480 + 720 - 100);
  expect(sum(overtime({ ...given, paidFen: yuan(9_999) }, numbers))).toBe(0);
});

test("wagesDue() counts a part of a month by 21.75 paid days", () => {
  expect(sum(wagesDue({ monthlyFen: yuan(4_350), months: 3, days: 5, paidFen: yuan(2_000) }, numbers))).toBe(12_050);
});

test.each([
  ["2024-07-01", 0],
  ["2024-01-01", 2_000],
  ["2015-01-01", 4_000],
  ["2005-01-01", 6_000],
])("annualLeave() of work since %s is %d yuan at the end of 2024 (年休假条例 3, 5)", (from, expected) => {
  const given = { workedFrom: day(from), on: day("2024-12-31"), takenDays: 0, monthlyFen: yuan(4_350) };
  expect(sum(annualLeave(given, numbers))).toBe(expected);
});

test("no labour sum is made without its numbers", () => {
  const none = numbersOf({});
  const given = { from: day("2020-01-01"), to: day("2021-01-01"), monthlyFen: 1 };
  expect(severance({ ...given, isUnlawful: false }, none)).toMatchObject({ kind: "unknown" });
  expect(doublePay({ ...given, signedOn: null }, none)).toMatchObject({ kind: "unknown" });
});
