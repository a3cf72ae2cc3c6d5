import { expect, test } from "vitest";
import { childSupport, estateShares, monthsOfSupport, propertyDivision, supportArrears } from "./family-sums.ts";
import { day, numbersOf, rangeOf, yuan } from "./testing.ts";

const numbers = numbersOf();

test.each([
  [1, 2_000, 3_000],
  [2, 2_000, 5_000],
  [3, 2_000, 5_000],
])(
  "childSupport() of %i children out of 10000 yuan lies between %d and %d (婚姻解释一 49)",
  (children, least, most) => {
    expect(rangeOf(childSupport({ monthlyFen: yuan(10_000), children }, numbers))).toEqual([yuan(least), yuan(most)]);
  },
);

test.each([
  ["2010-05-10", "2025-05-10", 36],
  ["2010-05-10", "2025-05-11", 36],
  ["2007-05-10", "2025-05-09", 1],
  ["2007-05-10", "2025-05-10", 0],
  ["2000-01-01", "2025-05-10", 0],
])("monthsOfSupport() of a child born %s from %s is %i months begun or whole", (birth, from, months) => {
  expect(monthsOfSupport(day(birth), day(from), numbers)).toBe(months);
});

test("supportArrears() takes off what was paid and is never below nothing", () => {
  expect(rangeOf(supportArrears(yuan(2_000), 24, yuan(8_000)))[0]).toBe(yuan(40_000));
  expect(rangeOf(supportArrears(yuan(2_000), 2, yuan(8_000)))[0]).toBe(0);
});

test("propertyDivision() gives the payment that makes the shares even, with its direction", () => {
  const things = [
    { name: "房屋", valueFen: yuan(2_000_000), debtFen: yuan(600_000), toPlaintiff: true },
    { name: "车辆", valueFen: yuan(100_000), debtFen: 0, toPlaintiff: false },
  ];
  const half = propertyDivision(things, 500_000);
  expect(rangeOf(half)[0]).toBe(-yuan(650_000));
  expect(half.steps.at(-1)?.expression).toContain("由原告向被告补偿");
  expect(rangeOf(propertyDivision(things, 1_000_000))[0]).toBe(yuan(100_000));
});

test("estateShares() takes the spouse's half, debts and will first, then equal shares (民法典 1130, 1153, 1161)", () => {
  const estate = { commonFen: yuan(800_000), ownFen: yuan(100_000), debtsFen: yuan(50_000), willFen: 0 };
  expect(rangeOf(estateShares({ ...estate, hasSpouse: true, heirs: 3 }))[0]).toBe(yuan(150_000));
  expect(rangeOf(estateShares({ ...estate, hasSpouse: false, heirs: 2 }))[0]).toBe(yuan(425_000));
  expect(rangeOf(estateShares({ ...estate, debtsFen: yuan(2_000_000), hasSpouse: true, heirs: 3 }))[0]).toBe(0);
  expect(estateShares({ ...estate, hasSpouse: false, heirs: 0 })).toMatchObject({ kind: "unknown" });
});
