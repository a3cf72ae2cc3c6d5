import { expect, test } from "vitest";
import {
  compensationYears,
  dailyItem,
  deathCompensation,
  dependantsLiving,
  disabilityCompensation,
  disabilityShare,
  funeralCosts,
  lostIncome,
  moralDamages,
  shareOfLoss,
} from "./injury-items.ts";
import { numbersOf, rangeOf, yuan } from "./testing.ts";

const numbers = numbersOf();

test.each([
  [18, 20],
  [59, 20],
  [60, 20],
  [61, 19],
  [74, 6],
  [75, 5],
  [93, 5],
])("compensationYears() of somebody aged %i is %i years (人损解释 12, 15)", (age, years) => {
  expect(compensationYears(age, numbers)).toBe(years);
});

test.each([
  [1, 1_000_000],
  [9, 200_000],
  [10, 100_000],
])("disabilityShare() of grade %i is %i ppm", (grade, ppm) => {
  expect(disabilityShare(grade, numbers)).toBe(ppm);
});

test("disabilityShare() has no share for a grade that does not exist", () => {
  expect(disabilityShare(0, numbers)).toBeUndefined();
  expect(disabilityShare(11, numbers)).toBeUndefined();
});

test.each([
  { age: 40, sharePpm: 100_000, expected: 118_614 },
  { age: 60, sharePpm: 100_000, expected: 118_614 },
  { age: 61, sharePpm: 100_000, expected: 112_683.3 },
  { age: 75, sharePpm: 1_000_000, expected: 296_535 },
])("disabilityCompensation() at $age years and $sharePpm ppm of 59307 yuan", ({ age, sharePpm, expected }) => {
  const made = disabilityCompensation({ incomeFen: yuan(59_307), age, sharePpm }, numbers);
  expect(rangeOf(made)).toEqual([yuan(expected), yuan(expected)]);
});

test("deathCompensation() and funeralCosts() count years by age and six months of wages (人损解释 14, 15)", () => {
  expect(rangeOf(deathCompensation({ incomeFen: yuan(59_307), age: 70 }, numbers))[0]).toBe(yuan(593_070));
  expect(rangeOf(funeralCosts(yuan(8_000), numbers))[0]).toBe(yuan(48_000));
});

test("lostIncome() counts twelve months over the days of a year; dailyItem() days times persons", () => {
  expect(rangeOf(lostIncome(yuan(6_000), 90))[0]).toBe(1_775_342);
  const nursing = {
    name: { zh: "护理费", en: "nursing" },
    dailyFen: yuan(150),
    days: 60,
    persons: 2,
    rule: "人损解释8",
  };
  expect(rangeOf(dailyItem(nursing))[0]).toBe(yuan(18_000));
  expect(dailyItem(nursing).steps[0]?.expression).toContain("× 60天 × 2人");
});

test("dependantsLiving() keeps a child to eighteen, shared by two parents (人损解释 17)", () => {
  const made = dependantsLiving(
    { dependants: [{ age: 10, supporters: 2 }], spendingFen: yuan(30_000), sharePpm: 200_000 },
    numbers,
  );
  expect(rangeOf(made)[0]).toBe(yuan(24_000));
});

test("dependantsLiving() never passes the spending per head in one year for all together", () => {
  const three = [16, 17, 60].map((age) => ({ age, supporters: 1 }));
  const made = dependantsLiving({ dependants: three, spendingFen: yuan(30_000), sharePpm: 500_000 }, numbers);
  // Year 1: three halves, capped at one whole; year 2: two halves; years 3 to 20: one half.
  expect(rangeOf(made)[0]).toBe(yuan(30_000 + 30_000 + 18 * 15_000));
});

test("moralDamages() computes nothing: it shows the judge's own range; shareOfLoss() rounds half up", () => {
  expect(rangeOf(moralDamages(yuan(5_000), yuan(10_000)))).toEqual([yuan(5_000), yuan(10_000)]);
  expect(rangeOf(shareOfLoss(101, 500_000))[0]).toBe(51);
});

test("what the knowledge base lacks is asked for, not assumed", () => {
  const made = funeralCosts(yuan(8_000), numbersOf({}));
  expect(made).toMatchObject({ kind: "unknown" });
  expect(disabilityCompensation({ incomeFen: 1, age: 30, sharePpm: 1 }, numbersOf({}))).toMatchObject({
    kind: "unknown",
  });
});
