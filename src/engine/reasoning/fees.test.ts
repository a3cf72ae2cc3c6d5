import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../../vocabulary/day.ts";
import type { FeeTable } from "../../vocabulary/fee-table.ts";
import { appealedAmount, caseFee, halveFee, shareFee, topUpFee } from "./fees.ts";

type Band = FeeTable["bands"][number];
const bands = (...rows: readonly [number, number | null, number, number][]): Band[] =>
  rows.map(([above, upTo, fixed, ppm]) => ({
    above: above * 100,
    upTo: upTo === null ? null : upTo * 100,
    fixed: fixed * 100,
    ppm,
  }));
const table = (id: string, rows: Band[], rest: Partial<FeeTable> = {}): FeeTable =>
  ({
    id,
    bands: rows,
    withoutAmount: null,
    cap: null,
    from: "2007-04-01" as Day,
    until: null,
    ...rest,
  }) as FeeTable;

const PROPERTY = table(
  "litigation-property",
  bands(
    [0, 10_000, 50, 0],
    [10_000, 100_000, 0, 25000],
    [100_000, 200_000, 0, 20000],
    [200_000, 500_000, 0, 15000],
    [500_000, 1_000_000, 0, 10000],
    [1_000_000, 2_000_000, 0, 9000],
    [2_000_000, 5_000_000, 0, 8000],
    [5_000_000, 10_000_000, 0, 7000],
    [10_000_000, 20_000_000, 0, 6000],
    [20_000_000, null, 0, 5000],
  ),
);
const ENFORCEMENT = table(
  "enforcement",
  bands([0, 10_000, 50, 0], [10_000, 500_000, 0, 15000], [500_000, 5_000_000, 0, 10000], [5_000_000, null, 0, 5000]),
  { withoutAmount: { least: 5000, most: 50000 } },
);
const PRESERVATION = table(
  "preservation",
  bands([0, 1000, 30, 0], [1000, 100_000, 0, 10000], [100_000, null, 0, 5000]),
  { cap: 500000, withoutAmount: { least: 3000, most: 3000 } },
);
const DIVORCE = table("divorce-property", bands([0, 200_000, 0, 0], [200_000, null, 0, 5000]), {
  withoutAmount: { least: 5000, most: 30000 },
});

const yuan = (fees: FeeTable, amount: number): number | undefined => {
  const fee = caseFee(fees, amount * 100);
  return fee && fee.leastFen / 100;
};

test("caseFee() gives the check values for property claims (FE-01)", () => {
  const values: readonly [number, number][] = [
    [5_000, 50],
    [50_000, 1_050],
    [100_000, 2_300],
    [150_000, 3_300],
    [300_000, 5_800],
    [500_000, 8_800],
    [1_000_000, 13_800],
    [5_000_000, 46_800],
    [20_000_000, 141_800],
  ];
  for (const [amount, fee] of values) expect(yuan(PROPERTY, amount)).toBe(fee);
});

test("caseFee() gives the check values for enforcement and preservation (FE-12, FE-13)", () => {
  expect([100_000, 500_000, 5_000_000].map((amount) => yuan(ENFORCEMENT, amount))).toEqual([1_400, 7_400, 52_400]);
  expect([500, 50_000, 100_000, 500_000, 996_000, 2_000_000].map((amount) => yuan(PRESERVATION, amount))).toEqual([
    30, 520, 1_020, 3_020, 5_000, 5_000,
  ]);
});

test("caseFee() gives a range where the province sets the figure (FE-02) and nothing where there is no such fee", () => {
  expect(caseFee(DIVORCE, 30_000_000)).toMatchObject({ leastFen: 55_000, mostFen: 80_000 });
  expect(caseFee(DIVORCE, null)).toMatchObject({ leastFen: 5_000, mostFen: 30_000 });
  expect(caseFee(PROPERTY, null)).toBeUndefined();
});

test("halveFee() halves once only whatever the number of reasons (FE-04)", () => {
  expect(halveFee(230_000, ["summary-procedure", "mediated"]).feeFen).toBe(115_000);
  expect(halveFee(230_000, [])).toEqual({ feeFen: 230_000, step: undefined });
  expect(halveFee(5_005, ["withdrawn"]).feeFen).toBe(2_503);
});

test("appealedAmount() and topUpFee() charge the challenged part and the half not yet paid (FE-05, FE-14)", () => {
  expect(appealedAmount(10_000_000, 4_000_000)).toBe(6_000_000);
  expect(topUpFee(230_000, 115_000)).toBe(115_000);
});

test("shareFee() suggests shares that add up to the fee (FE-15)", () => {
  expect(shareFee(230_000, 10_000_000, 7_500_000)).toMatchObject({ plaintiffFen: 57_500, defendantFen: 172_500 });
  expect(shareFee(230_000, 0, 0)).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 1e12 }), fc.nat(1e12), (fee, claimed, granted) => {
      const share = shareFee(fee, claimed, granted);
      return share !== undefined && share.plaintiffFen >= 0 && share.plaintiffFen + share.defendantFen === fee;
    }),
  );
});

test("caseFee() never falls when the amount rises, and its steps add up (FE-01)", () => {
  fc.assert(
    fc.property(fc.nat(3e9), fc.nat(1e8), (amount, more) => {
      const fee = caseFee(PROPERTY, amount);
      const higher = caseFee(PROPERTY, amount + more);
      expect(higher?.leastFen ?? 0).toBeGreaterThanOrEqual(fee?.leastFen ?? 0);
      expect(fee?.steps.reduce((sum, step) => sum + step.resultFen, 0)).toBe(fee?.leastFen);
    }),
  );
});
