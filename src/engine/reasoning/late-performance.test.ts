import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../../vocabulary/day.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import { latePerformanceInterest, latePerformanceMoney } from "./late-performance.ts";
import { addDays } from "./periods.ts";

const day = (text: string): Day => text as Day;
const RATE: Parameter[] = [
  {
    id: "late-performance-interest-per-day",
    value: 175,
    unit: "ppm-per-day",
    from: day("2014-08-01"),
    until: null,
    source: "test",
  },
];
const LATE = {
  debts: [{ fen: 10_000_000, dueOn: day("2025-01-31") }],
  effectiveOn: day("2025-01-10"),
  performances: [],
  suspensions: [],
  to: addDays(day("2025-01-31"), 60),
};

test("latePerformanceInterest() gives 1,050 yuan for 100,000 and 60 days (LI-01)", () => {
  const result = latePerformanceInterest(LATE, RATE);
  expect(result).toMatchObject({ kind: "computed", totalFen: 105_000 });
  expect(result.kind === "computed" && result.steps[0]).toMatchObject({
    from: "2025-02-01",
    days: 60,
    expression: "100000元 × 万分之1.75 × 60天 = 1050元",
  });
});

test("latePerformanceInterest() runs for each instalment, stops on performance and leaves suspensions out (LI-01, LI-02)", () => {
  const result = latePerformanceInterest(
    {
      ...LATE,
      debts: [
        { fen: 10_000_000, dueOn: day("2025-01-31") },
        { fen: 10_000_000, dueOn: null },
      ],
      performances: [{ day: day("2025-02-01"), fen: 10_000_000 }],
      suspensions: [{ from: day("2025-02-11"), to: day("2025-02-20") }],
      to: day("2025-02-28"),
    },
    RATE,
  );
  // The debt without a period runs from the effect of the judgment: 22 days, then the other until the end, 10 days suspended.
  expect(result.kind === "computed" && result.steps.map((step) => [step.from, step.to, step.baseFen])).toEqual([
    ["2025-01-10", "2025-01-31", 10_000_000],
    ["2025-02-01", "2025-02-10", 10_000_000],
    ["2025-02-21", "2025-02-28", 10_000_000],
  ]);
});

test("latePerformanceInterest() is unknown without a rate, latePerformanceMoney() without a loss (LI-03)", () => {
  expect(latePerformanceInterest(LATE, [])).toMatchObject({ kind: "unknown" });
  expect(latePerformanceMoney(50_000).fen).toBe(100_000);
  expect(latePerformanceMoney(null)).toEqual({ fen: null, step: undefined });
});

test("latePerformanceInterest() falls when more is paid and never below zero", () => {
  fc.assert(
    fc.property(fc.nat(20_000_000), fc.integer({ min: 0, max: 90 }), (fen, after) => {
      const paid = latePerformanceInterest(
        { ...LATE, performances: [{ day: addDays(day("2025-02-01"), after), fen }] },
        RATE,
      );
      return paid.kind === "computed" && paid.totalFen >= 0 && paid.totalFen <= 105_001;
    }),
  );
});
