import { expect, test } from "vitest";
import { priorityPeriod, retentionDue } from "./last-days.ts";
import { day, numbersOf } from "./testing.ts";

const numbers = numbersOf();

test.each([
  ["2024-07-31", true],
  ["2024-08-01", false],
  [null, null],
])("priorityPeriod() from 2023-01-31, used on %s, is in time: %s (建工解释一 41)", (used, inTime) => {
  const made = priorityPeriod(day("2023-01-31"), used === null ? null : day(used), numbers);
  expect(made).toMatchObject({ expiresOn: "2024-07-31", inTime });
});

test("retentionDue() follows the agreement, else two years after acceptance (建工解释一 17)", () => {
  expect(retentionDue(day("2022-03-01"), 12, numbers)).toMatchObject({ expiresOn: "2023-03-01" });
  expect(retentionDue(day("2022-03-01"), null, numbers)).toMatchObject({ expiresOn: "2024-03-01" });
});

test("without the number of months no last day is told", () => {
  expect(priorityPeriod(day("2023-01-31"), null, numbersOf({}))).toMatchObject({ kind: "unknown" });
});
