import { expect, test } from "vitest";
import type { Day } from "../../vocabulary/day.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import { type GuaranteeFacts, guaranteePeriod } from "./guarantee-period.ts";

const day = (text: string): Day => text as Day;
const MONTHS: Parameter[] = [
  { id: "guarantee-period-months", value: 6, unit: "months", from: day("1995-10-01"), until: null, source: "test" },
];
const FACTS: GuaranteeFacts = {
  form: "joint",
  dueOn: day("2024-08-31"),
  agreed: { kind: "none" },
  claimedOn: day("2025-02-28"),
};

test("guaranteePeriod() is six months when nothing or nothing clear was agreed (AD-05)", () => {
  expect(guaranteePeriod(FACTS, MONTHS)).toMatchObject({ endsOn: "2025-02-28", isDefault: true, claimedInTime: true });
  expect(guaranteePeriod({ ...FACTS, agreed: { kind: "until-paid" } }, MONTHS)).toMatchObject({ endsOn: "2025-02-28" });
  expect(guaranteePeriod({ ...FACTS, agreed: { kind: "until", day: day("2024-08-31") } }, MONTHS)).toMatchObject({
    isDefault: true,
  });
  expect(guaranteePeriod({ ...FACTS, claimedOn: day("2025-03-01") }, MONTHS)).toMatchObject({ claimedInTime: false });
});

test("guaranteePeriod() keeps what was agreed and says nothing of claims the file does not show (AD-05)", () => {
  expect(guaranteePeriod({ ...FACTS, agreed: { kind: "months", months: 24 }, claimedOn: null }, MONTHS)).toMatchObject({
    endsOn: "2026-08-31",
    isDefault: false,
    claimedInTime: undefined,
  });
});

test("guaranteePeriod() is unknown when the main debt's term is not in the file", () => {
  expect(guaranteePeriod({ ...FACTS, dueOn: null }, MONTHS)).toMatchObject({ kind: "unknown" });
});
