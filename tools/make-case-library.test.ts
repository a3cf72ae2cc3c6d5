import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Day } from "../src/vocabulary/day.ts";
import type { Parameter } from "../src/vocabulary/law.ts";
import { interestOf, reckon } from "./case-library/loan-law.ts";
import { inventLoan, type LoanStory } from "./case-library/loan-story.ts";
import { seededRandom } from "./case-library/seeded-random.ts";
import { makeCaseLibrary } from "./make-case-library.ts";

const value = (id: string, from: string, ppm: number, until: string | null = null): Parameter => ({
  id,
  value: ppm,
  unit: "ppm-per-year",
  from: Day.parse(from),
  until: until === null ? null : Day.parse(until),
  source: "test",
});
const series = (id: string): Parameter[] =>
  id === "lpr-1y"
    ? [value(id, "2019-08-20", 40_000)]
    : id === "private-lending-protected-rate"
      ? [value(id, "2015-09-01", 240_000, "2020-08-20")]
      : [value(id, "2015-09-01", 60_000, "2020-08-20")];

const story = (over: Partial<LoanStory>): LoanStory => ({
  ...inventLoan(1, seededRandom(1)),
  principal: 10_000_000,
  deducted: 0,
  repaid: 0,
  rate: 360_000,
  ...over,
});

test("makeCaseLibrary() makes the file that is committed, byte for byte", () => {
  const file = join(import.meta.dirname, "..", "knowledge", "case-library", "generated.jsonl");
  const made = makeCaseLibrary().map((decided) => JSON.stringify(decided));
  expect(`${made.join("\n")}\n`).toBe(readFileSync(file, "utf8"));
});

test("makeCaseLibrary() awards no more than was claimed and nothing where the claim is dismissed", () => {
  for (const { id, outcome, claimed, awarded } of makeCaseLibrary()) {
    if (awarded !== null && claimed !== null) expect(awarded, id).toBeLessThanOrEqual(claimed);
    if (outcome === "dismissed") expect(awarded, id).toBe(0);
  }
});

test("reckon() protects 24 % a year in a suit filed before 20 August 2020", () => {
  const { steps, regime, cut } = reckon(story({ lentOn: "2018-01-01", filedOn: "2019-01-01" }), series);
  expect(steps).toEqual([{ from: "2018-01-01", to: "2019-01-01", days: 365, rate: 240_000, interest: 2_400_000 }]);
  expect([regime, cut]).toEqual(["protected-rate", true]);
});

test("reckon() allows four times the prime rate of the day of contract on newer loans", () => {
  const { steps, regime } = reckon(story({ lentOn: "2021-01-01", filedOn: "2022-01-01" }), series);
  expect(steps.map(({ rate, interest }) => [rate, interest])).toEqual([[160_000, 1_600_000]]);
  expect(regime).toBe("four-lpr");
});

test("reckon() splits an older loan sued later at 20 August 2020 (规定 art. 31)", () => {
  const { steps, regime } = reckon(story({ lentOn: "2020-08-10", filedOn: "2020-08-30" }), series);
  expect(steps.map(({ days, rate }) => [days, rate])).toEqual([
    [10, 240_000],
    [10, 160_000],
  ]);
  expect(regime).toBe("both");
});

test("reckon() gives no interest for the term when none was agreed, only for lateness", () => {
  const late = story({ rate: 0, lentOn: "2018-01-01", dueOn: "2018-07-01", filedOn: "2018-07-11" });
  expect(reckon(late, series).steps).toEqual([
    { from: "2018-07-01", to: "2018-07-11", days: 10, rate: 60_000, interest: interestOf(10_000_000, 60_000, 10) },
  ]);
  expect(reckon({ ...late, dueOn: undefined }, series).interest).toBe(0);
});

test("reckon() counts what was deducted in advance and what was paid back out of the principal", () => {
  expect(
    reckon(story({ deducted: 300_000, repaid: 700_000, lentOn: "2021-01-01", filedOn: "2022-01-01" }), series)
      .principal,
  ).toBe(9_000_000);
});
