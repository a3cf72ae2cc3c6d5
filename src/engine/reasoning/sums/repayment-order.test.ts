import { expect, test } from "vitest";
import { type OpenDebt, repaymentOrder } from "./repayment-order.ts";
import { day } from "./testing.ts";

const debt = (name: string, given: Partial<OpenDebt> = {}): OpenDebt => ({
  name,
  costsFen: 0,
  interestFen: 0,
  principalFen: 10_000,
  dueOn: day("2024-01-01"),
  isSecured: false,
  ratePpm: 100_000,
  ...given,
});
const paid = (fen: number, named: string | null = null) => ({ fen, on: day("2024-06-01"), named });
const leftOf = (...given: Parameters<typeof repaymentOrder>): Record<string, number> =>
  Object.fromEntries(repaymentOrder(...given).left.map((one) => [one.debt.name, one.principalFen]));

test("repaymentOrder() pays costs, then interest, then principal of a debt (民法典 561, AD-08)", () => {
  const made = repaymentOrder([debt("甲", { costsFen: 100, interestFen: 500 })], paid(1_000));
  expect(made.left[0]).toMatchObject({ costsFen: 0, interestFen: 0, principalFen: 9_600 });
  expect(made.mostFen).toBe(9_600);
  expect(made.steps.map(({ what }) => what.zh)).toEqual([
    "甲：抵充实现债权的费用",
    "甲：抵充利息",
    "甲：抵充本金",
    "抵充后尚欠",
  ]);
});

test.each<[string, OpenDebt[], string | null]>([
  ["the debt named on payment", [debt("乙"), debt("甲", { isSecured: true })], "甲"],
  ["the debt that is due", [debt("乙", { dueOn: day("2025-01-01") }), debt("甲")], null],
  ["the debt without security", [debt("乙", { isSecured: true }), debt("甲")], null],
  ["the heavier burden", [debt("乙"), debt("甲", { ratePpm: 200_000 })], null],
  ["the earlier due", [debt("乙"), debt("甲", { dueOn: day("2023-01-01") })], null],
])("repaymentOrder() pays %s first (民法典 560)", (_name, debts, named) => {
  expect(leftOf(debts, paid(10_000, named))).toEqual({ 甲: 0, 乙: 10_000 });
});

test("repaymentOrder() divides by proportion among debts that rank alike and tells the surplus", () => {
  expect(leftOf([debt("甲"), debt("乙", { principalFen: 30_000 })], paid(10_000))).toEqual({ 甲: 7_500, 乙: 22_500 });
  expect(repaymentOrder([debt("甲")], paid(12_000)).surplusFen).toBe(2_000);
});
