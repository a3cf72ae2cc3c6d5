import { expect, test } from "vitest";
import { atAgreedRate, atReferenceRate } from "./late-payment.ts";
import { day, rangeOf, rates, yuan } from "./testing.ts";

const lpr = rates("lpr-1y", ["2019-08-20", 42_500], ["2023-08-21", 34_500]);
const benchmark = [
  {
    id: "b",
    value: 43_500,
    unit: "ppm-per-year" as const,
    from: day("2015-10-24"),
    until: day("2019-08-20"),
    source: "test",
  },
];
const sale = { leastPercent: 30, mostPercent: 50, rule: "买卖解释18" };
const plain = { leastPercent: 0, mostPercent: 0, rule: "建工解释一26" };
const late = (from: string, to: string) => ({ baseFen: yuan(100_000), from: day(from), to: day(to) });

test("atAgreedRate() counts both ends: 365 days of 12 percent are a year", () => {
  expect(rangeOf(atAgreedRate(late("2023-01-01", "2023-12-31"), 120_000))[0]).toBe(yuan(12_000));
  expect(atAgreedRate(late("2023-02-01", "2023-01-01"), 120_000)).toMatchObject({ kind: "unknown" });
});

test("atReferenceRate() splits where the rate changes and gives one figure without surcharge", () => {
  const made = atReferenceRate(late("2023-08-20", "2023-08-21"), { lpr, benchmark }, plain);
  expect(rangeOf(made)).toEqual([1_164 + 945, 1_164 + 945]);
});

test("atReferenceRate() gives the range of 30 to 50 percent for late payment in sales (买卖解释 18(4))", () => {
  const [least, most] = rangeOf(atReferenceRate(late("2024-01-01", "2024-12-30"), { lpr, benchmark }, sale));
  expect([least, most]).toEqual([yuan(4_485), yuan(5_175)]);
});

test("atReferenceRate() uses the benchmark rate before 2019-08-20 and says which day has no rate", () => {
  const before = rangeOf(atReferenceRate(late("2019-08-19", "2019-08-20"), { lpr, benchmark }, plain))[0];
  expect(before).toBe(1_192 + 1_164);
  expect(atReferenceRate(late("2010-01-01", "2010-02-01"), { lpr, benchmark }, plain)).toMatchObject({
    kind: "unknown",
  });
});
