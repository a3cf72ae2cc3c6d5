import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../../vocabulary/day.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import { computeInterest, type LoanComputation } from "./interest.ts";
import type { LendingParameters, LoanTerms } from "./loan-terms.ts";
import { addDays, dayWithNumber } from "./periods.ts";
import { renewalLimit, renewedPrincipal } from "./renewed-loan.ts";

const day = (text: string): Day => text as Day;
const series = (...rows: readonly [string, string | null, number][]): Parameter[] =>
  rows.map(([from, until, value]) => ({
    id: "test",
    value,
    unit: "ppm-per-year",
    from: day(from),
    until: until === null ? null : day(until),
    source: "test",
  }));
const PARAMETERS: LendingParameters = {
  lpr: series(
    ["2019-08-20", "2020-04-20", 42500],
    ["2020-04-20", "2021-12-20", 38500],
    ["2021-12-20", "2023-08-21", 37000],
    ["2023-08-21", null, 34500],
  ),
  capMultiple: series(["2020-08-20", null, 4]),
  protectedRate: series(["2015-09-01", "2020-08-20", 240000]),
  voidRate: series(["2015-09-01", "2020-08-20", 360000]),
  formerLateRate: series(["2015-09-01", "2020-08-20", 60000]),
};
const LOAN: LoanTerms = {
  deliveries: [{ day: day("2023-09-01"), statedFen: 10_000_000 }],
  due: day("2024-08-30"),
  formedOn: day("2023-09-01"),
  filedOn: day("2025-01-10"),
  betweenNaturalPersons: true,
  interest: { kind: "rate", ppm: 100000 },
  lateInterest: { kind: "none" },
  payments: [],
  to: day("2024-08-30"),
};
const compute = (changes: Partial<LoanTerms>): LoanComputation => {
  const result = computeInterest({ ...LOAN, ...changes }, PARAMETERS);
  if (result.kind === "unknown") throw new Error(result.note.en);
  return result;
};

test("computeInterest() counts in-term interest by days of 365 (A01 #3)", () => {
  const result = compute({});
  expect(result).toMatchObject({ principalDueFen: 10_000_000, interestDueFen: 1_000_000, totalDueFen: 11_000_000 });
  expect(result.steps.at(-1)).toMatchObject({
    days: 365,
    ratePpm: 100000,
    expression: "100000元 × 10% ÷ 365 × 365天 = 10000元",
  });
});

test("computeInterest() lowers a rate above four times the prime rate of the contract's day (A01 #2)", () => {
  expect(compute({ interest: { kind: "rate", ppm: 200000 } }).interestDueFen).toBe(1_380_000);
});

test("computeInterest() takes as principal what was received when interest was kept back (A01 #1)", () => {
  const result = compute({ deliveries: [{ day: day("2023-09-01"), statedFen: 10_000_000, deductedFen: 500_000 }] });
  expect(result).toMatchObject({ receivedFen: 9_500_000, interestDueFen: 950_000 });
});

test("computeInterest() gives no interest when none was agreed or it is unclear between natural persons (A01 #3)", () => {
  expect(compute({ interest: { kind: "none" } }).interestDueFen).toBe(0);
  expect(compute({ interest: { kind: "unclear" } }).interestDueFen).toBe(0);
  expect(
    computeInterest({ ...LOAN, interest: { kind: "unclear" }, betweenNaturalPersons: false }, PARAMETERS),
  ).toMatchObject({
    kind: "unknown",
  });
});

test("computeInterest() goes on with the agreed late rate, else the in-term rate, else the prime rate of default (A01 #4)", () => {
  const to = day("2025-08-30");
  expect(compute({ to }).interestDueFen).toBe(2_000_000);
  expect(compute({ to, lateInterest: { kind: "rate", ppm: 120000 } }).interestDueFen).toBe(2_200_000);
  expect(compute({ to, interest: { kind: "none" } })).toMatchObject({ interestDueFen: 345_000, runningPpm: 34500 });
});

test("computeInterest() keeps penalty and fees within the ceiling together with late interest (A01 #5)", () => {
  const result = compute({ to: day("2025-08-30"), feesFen: 1_000_000 });
  expect(result).toMatchObject({ interestDueFen: 2_000_000, feesAllowedFen: 380_000, totalDueFen: 12_380_000 });
});

test("computeInterest() splits loans from before 2020-08-20 that were filed later (A01 #8)", () => {
  const result = compute({
    deliveries: [{ day: day("2019-08-21"), statedFen: 10_000_000 }],
    formedOn: day("2019-08-21"),
    filedOn: day("2021-03-01"),
    due: day("2020-02-20"),
    interest: { kind: "rate", ppm: 300000 },
    to: day("2021-08-19"),
  });
  expect(
    result.steps.filter((step) => step.days !== null).map((step) => [step.from, step.to, step.ratePpm, step.resultFen]),
  ).toEqual([
    ["2019-08-21", "2020-02-20", 240000, 1_209_863],
    ["2020-02-21", "2020-08-19", 240000, 1_190_137],
    ["2020-08-20", "2021-08-19", 154000, 1_540_000],
  ]);
});

test("computeInterest() leaves suits filed before 2020-08-20 under the former tiers (A01 #8)", () => {
  const result = compute({
    deliveries: [{ day: day("2018-01-01"), statedFen: 10_000_000 }],
    formedOn: day("2018-01-01"),
    filedOn: day("2020-01-01"),
    due: day("2018-12-31"),
    interest: { kind: "none" },
    to: day("2019-12-31"),
  });
  expect(result.interestDueFen).toBe(600_000);
});

test("computeInterest() books payments on costs, interest, principal in that order (AD-08)", () => {
  const result = compute({
    costsFen: 50_000,
    payments: [{ day: day("2024-08-31"), fen: 2_050_000, as: "unstated" }],
    to: day("2025-08-30"),
  });
  expect(result.paid).toEqual({ costs: 50_000, interest: 1_000_000, natural: 0, principal: 1_000_000, surplus: 0 });
  expect(result).toMatchObject({ principalDueFen: 9_000_000, interestDueFen: 900_000, costsDueFen: 0 });
});

test("computeInterest() sets excess interest that was paid off against the principal (AD-08, A01 #2)", () => {
  const result = compute({
    interest: { kind: "rate", ppm: 240000 },
    payments: [{ day: day("2024-08-31"), fen: 2_400_000, as: "interest" }],
    to: day("2024-08-31"),
  });
  expect(result.paid).toMatchObject({ interest: 1_380_000, principal: 1_020_000 });
});

test("computeInterest() leaves freely paid interest between 24 and 36 percent with the lender under the former rules (A01 #8)", () => {
  const result = compute({
    deliveries: [{ day: day("2018-01-01"), statedFen: 10_000_000 }],
    formedOn: day("2018-01-01"),
    filedOn: day("2019-06-01"),
    due: day("2018-12-31"),
    interest: { kind: "rate", ppm: 360000 },
    payments: [{ day: day("2019-01-01"), fen: 3_700_000, as: "interest" }],
    to: day("2019-01-01"),
  });
  expect(result.paid).toMatchObject({ interest: 2_400_000, natural: 1_200_000, principal: 100_000 });
});

test("computeInterest() says what is missing instead of guessing a rate", () => {
  expect(computeInterest(LOAN, { ...PARAMETERS, lpr: [] })).toMatchObject({ kind: "unknown" });
  expect(computeInterest(LOAN, { ...PARAMETERS, capMultiple: [] })).toMatchObject({ kind: "unknown" });
});

test("renewedPrincipal() and renewalLimit() give the figures of A01 #6", () => {
  const loan = { firstPrincipalFen: 10_000_000, oldRatePpm: 200000, capPpm: 138000, statedFen: 12_000_000 };
  const first = { from: day("2022-01-01"), to: day("2022-12-31") };
  expect(renewedPrincipal({ ...loan, ...first }).allowedFen).toBe(11_380_000);
  expect(renewalLimit({ ...loan, from: day("2022-01-01"), to: day("2023-12-31") }).limitFen).toBe(12_760_000);
});

test("computeInterest() loses and invents no money, whatever the deliveries and payments", () => {
  const when = fc.integer({ min: 18000, max: 20400 }).map(dayWithNumber);
  const payment = fc.record({
    day: when,
    fen: fc.nat(20_000_000),
    as: fc.constantFrom("unstated", "interest", "principal" as const),
  });
  fc.assert(
    fc.property(
      when,
      fc.integer({ min: 1, max: 1e9 }),
      fc.array(payment, { maxLength: 6 }),
      fc.option(fc.integer({ min: 0, max: 500000 }), { nil: undefined }),
      (start, fen, payments, ppm) => {
        const to = addDays(start, 900);
        const later = payments.filter((one) => one.day > start && one.day <= to);
        const result = computeInterest(
          {
            ...LOAN,
            deliveries: [{ day: start, statedFen: fen }],
            formedOn: start,
            filedOn: day("2025-01-10"),
            due: addDays(start, 365),
            interest: ppm === undefined ? { kind: "none" } : { kind: "rate", ppm },
            payments: later as LoanTerms["payments"],
            to,
          },
          PARAMETERS,
        );
        if (result.kind === "unknown") return start < "2019-08-20";
        const paid = later.reduce((sum, one) => sum + one.fen, 0);
        expect(Object.values(result.paid).reduce((sum, part) => sum + part, 0)).toBe(paid);
        expect(result.principalDueFen + result.paid.principal).toBe(fen);
        const accrued = result.steps
          .filter((step) => step.days !== null)
          .reduce((sum, step) => sum + step.resultFen, 0);
        expect(result.interestDueFen + result.paid.interest).toBe(accrued);
        return Number.isSafeInteger(result.totalDueFen);
      },
    ),
  );
});
