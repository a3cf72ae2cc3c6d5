import { expect, test } from "vitest";
import { depositDouble, feeOfArea, penalty, periodicDue, priceBalance, recourse, refund } from "./contract-sums.ts";
import { numbersOf, rangeOf, yuan } from "./testing.ts";

const numbers = numbersOf();
const sum = (...given: Parameters<typeof rangeOf>): number => rangeOf(...given)[0] / 100;

test("priceBalance() adds and deducts and never falls below nothing", () => {
  const given = { priceFen: yuan(100_000), addedFen: yuan(5_000), paidFen: yuan(60_000), deductedFen: yuan(2_000) };
  expect(sum(priceBalance(given))).toBe(43_000);
  expect(sum(priceBalance({ ...given, paidFen: yuan(200_000) }))).toBe(0);
});

test("periodicDue() counts months and thirtieths; feeOfArea() multiplies the unit price", () => {
  const given = { monthlyFen: yuan(3_000), months: 5, days: 10, paidFen: yuan(6_000), rule: "民法典721" };
  expect(sum(periodicDue(given))).toBe(10_000);
  expect(feeOfArea(180, 9_850).resultFen).toBe(17_730);
});

test("refund() and recourse() take off what was used, recovered and one's own share", () => {
  expect(sum(refund({ paidFen: yuan(9_800), usedFen: yuan(2_450), deductedFen: 0 }))).toBe(7_350);
  expect(sum(recourse({ paidFen: yuan(300_000), recoveredFen: yuan(20_000), ownPpm: 0 }))).toBe(280_000);
  expect(sum(recourse({ paidFen: yuan(300_000), recoveredFen: 0, ownPpm: 333_333 }))).toBe(200_000.1);
});

test.each([
  [20_000, 100_000, 40_000],
  [30_000, 100_000, 50_000],
  [10_000, 100_000, 20_000],
])(
  "depositDouble() of %d yuan on a price of %d gives %d back: above a fifth it is no deposit (民法典 586, 587)",
  (deposit, price, expected) => {
    expect(sum(depositDouble({ depositFen: yuan(deposit), priceFen: yuan(price) }, numbers))).toBe(expected);
  },
);

test.each([
  { agreed: 130_000, loss: 100_000, asked: true, range: [130_000, 130_000] },
  { agreed: 130_001, loss: 100_000, asked: true, range: [100_000, 130_001] },
  { agreed: 500_000, loss: 100_000, asked: false, range: [500_000, 500_000] },
  { agreed: 500_000, loss: null, asked: true, range: [0, 500_000] },
])(
  "penalty() of $agreed yuan, loss $loss, reduction asked $asked (合同通则解释 65, AD-07)",
  ({ agreed, loss, asked, range }) => {
    const given = { agreedFen: yuan(agreed), lossFen: loss === null ? null : yuan(loss), reductionAsked: asked };
    expect(rangeOf(penalty(given, numbers))).toEqual(range.map(yuan));
  },
);
