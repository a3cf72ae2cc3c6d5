import { expect, test } from "vitest";
import type { Day } from "../../vocabulary/day.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import { computeLimitation } from "./limitation.ts";

const day = (text: string): Day => text as Day;
const months = (from: string, until: string | null, value: number): Parameter => ({
  id: "limitation-months",
  value,
  unit: "months",
  from: day(from),
  until: until === null ? null : day(until),
  source: "test",
});
const PARAMETERS = {
  months: [months("1987-01-01", "2017-10-01", 24), months("2017-10-01", null, 36)],
  longestMonths: [months("1987-01-01", null, 240)],
  suspensionMonths: [months("2017-10-01", null, 6)],
};
const FACTS = {
  raised: true,
  knownOn: day("2020-03-05"),
  interruptions: [],
  suspensions: [],
  suedOn: day("2023-03-06"),
};
const what = { zh: "催款", en: "demand" };

test("computeLimitation() computes nothing unless a party has raised it (AD-04)", () => {
  expect(computeLimitation({ ...FACTS, raised: false }, PARAMETERS)).toEqual({ kind: "not-raised" });
});

test("computeLimitation() ends three years after knowledge and includes the last day (AD-04)", () => {
  expect(computeLimitation(FACTS, PARAMETERS)).toMatchObject({ expiresOn: "2023-03-05", inTime: false });
  expect(computeLimitation({ ...FACTS, suedOn: day("2023-03-05") }, PARAMETERS)).toMatchObject({ inTime: true });
});

test("computeLimitation() begins anew on an interruption and not after the period has run out (AD-04)", () => {
  const demanded = computeLimitation({ ...FACTS, interruptions: [{ day: day("2022-05-01"), what }] }, PARAMETERS);
  expect(demanded).toMatchObject({ expiresOn: "2025-05-01", inTime: true });
  const late = computeLimitation(
    { ...FACTS, suedOn: day("2024-01-01"), interruptions: [{ day: day("2023-06-01"), what }] },
    PARAMETERS,
  );
  expect(late).toMatchObject({ expiresOn: "2023-03-05", inTime: false, afterExpiry: [{ day: "2023-06-01" }] });
});

test("computeLimitation() adds six months after an obstacle of the last six months only (AD-04)", () => {
  const facts = { ...FACTS, suedOn: day("2023-08-01") };
  const near = { from: day("2023-01-01"), to: day("2023-02-28") };
  expect(computeLimitation({ ...facts, suspensions: [near] }, PARAMETERS)).toMatchObject({
    expiresOn: "2023-08-28",
    inTime: true,
  });
  const far = { from: day("2021-01-01"), to: day("2021-02-28") };
  expect(computeLimitation({ ...facts, suspensions: [far] }, PARAMETERS)).toMatchObject({ expiresOn: "2023-03-05" });
});

test("computeLimitation() gives three years to a two-year period still running on 2017-10-01 (AD-04)", () => {
  expect(computeLimitation({ ...FACTS, knownOn: day("2016-01-10") }, PARAMETERS)).toMatchObject({
    expiresOn: "2019-01-10",
  });
  expect(computeLimitation({ ...FACTS, knownOn: day("2015-01-10") }, PARAMETERS)).toMatchObject({
    expiresOn: "2017-01-10",
  });
});

test("computeLimitation() never passes the longest period and is unknown without parameters (AD-04)", () => {
  const facts = { ...FACTS, harmedOn: day("2001-01-01") };
  expect(computeLimitation(facts, PARAMETERS)).toMatchObject({ expiresOn: "2021-01-01" });
  expect(computeLimitation(FACTS, { ...PARAMETERS, months: [] })).toMatchObject({ kind: "unknown" });
});
