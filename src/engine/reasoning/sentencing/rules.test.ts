import { expect, test } from "vitest";
import { Day } from "../../../vocabulary/day.ts";
import { combineSentences, combineWithFoundCrime, combineWithNewCrime, type Sentence } from "./combined-sentence.ts";
import { custodyCredit } from "./custody-credit.ts";
import { drugEquivalent } from "./drug-equivalent.ts";
import { fineRange } from "./fine-range.ts";
import { lighterLaw, prosecutionLimit } from "./law-in-time.ts";
import { type ProbationFacts, probationCheck } from "./probation.ts";
import { criminalAge, responsibilityByAge } from "./responsibility.ts";
import { article, frame, tierOf } from "./testing.ts";

const day = (text: string): Day => Day.parse(text);
const term = (least: number, most = least): Sentence => ({ kind: "fixed-term", months: { least, most } });
const of = (kind: Sentence["kind"], months: number): Sentence => ({ kind, months: { least: months, most: months } });

test.each<[string, Sentence[], number, number]>([
  ["12 and 24 months", [term(12), term(24)], 24, 36],
  ["14 and 12 years, 26 in all: cap 20", [term(168), term(144)], 168, 240],
  ["34 years 11 months in all: cap 20 years", [term(180), term(180), term(59)], 180, 240],
  ["35 years in all: cap 25 years", [term(180), term(180), term(60)], 180, 300],
  ["ranges", [term(6, 12), term(36, 48)], 36, 60],
  ["a single one", [term(7, 9)], 7, 9],
])("CR-07: combineSentences() of %s (刑法 69)", (_case, sentences, least, most) => {
  expect(combineSentences(sentences, frame)?.main).toEqual({ kind: "fixed-term", months: { least, most } });
});

test("CR-07: detention goes into imprisonment, control is executed besides, life stands alone", () => {
  const mixed = combineSentences([term(24), of("detention", 5), of("control", 12)], frame);
  expect(mixed).toMatchObject({ main: { kind: "fixed-term", months: { most: 24 } }, control: { most: 12 } });
  expect(mixed?.notes.length).toBe(1);
  expect(combineSentences([of("detention", 6), of("detention", 6), of("detention", 5)], frame)?.main.months.most).toBe(
    12,
  );
  expect(combineSentences([of("control", 24), of("control", 20)], frame)?.main.months).toEqual({ least: 24, most: 36 });
  expect(combineSentences([of("life", 0), term(60)], frame)?.main.kind).toBe("life");
  expect(combineSentences([], frame)).toBeUndefined();
});

test("CR-07: a found crime is combined first and the served time subtracted after; with a new crime the other way round", () => {
  const found = combineWithFoundCrime({ earlier: term(60), found: term(36), servedMonths: 24 }, frame);
  expect(found?.remaining).toEqual({ least: 36, most: 72 });
  const fresh = combineWithNewCrime({ earlier: term(60), fresh: term(36), servedMonths: 24 }, frame);
  expect(fresh?.remaining).toEqual({ least: 36, most: 72 });
  const late = combineWithNewCrime({ earlier: term(60), fresh: term(48), servedMonths: 48 }, frame);
  expect(late?.remaining).toEqual({ least: 48, most: 60 });
});

test.each<["control" | "detention" | "fixed-term", number, [string, string][], number, string]>([
  ["fixed-term", 12, [["2025-01-01", "2025-03-31"]], 90, "2026-03-02"],
  ["detention", 3, [["2025-05-01", "2025-05-10"]], 10, "2025-08-21"],
  ["control", 12, [["2025-05-22", "2025-05-31"]], 20, "2026-05-11"],
  ["fixed-term", 12, [], 0, "2026-05-31"],
])("AD-23: custodyCredit() of %s, %i months", (...[kind, months, custody, credited, last]) => {
  const spans = custody.map(([from, to]) => ({ from: day(from), to: day(to) }));
  const served = custodyCredit({ kind, months, start: day("2025-06-01") }, spans, frame);
  expect([served.creditedDays, served.lastDay]).toEqual([credited, last]);
});

test("AD-23: custody that overlaps counts once, custody after the start not at all, and never below nothing", () => {
  const spans = [
    { from: day("2025-05-01"), to: day("2025-05-10") },
    { from: day("2025-05-05"), to: day("2025-05-12") },
    { from: day("2025-05-30"), to: day("2025-06-30") },
  ];
  expect(custodyCredit({ kind: "fixed-term", months: 6, start: day("2025-06-01") }, spans, frame).custodyDays).toBe(14);
  const long = [{ from: day("2025-01-01"), to: day("2025-05-31") }];
  expect(custodyCredit({ kind: "detention", months: 1, start: day("2025-06-01") }, long, frame).lastDay).toBe(
    "2025-05-31",
  );
});

const facts = (least: number, most: number, more: Partial<ProbationFacts> = {}): ProbationFacts => ({
  months: { least, most },
  kind: "fixed-term",
  circumstances: [],
  age: 30,
  ...more,
});

test.each<[string, ProbationFacts, string, boolean]>([
  ["up to three years", facts(12, 36), "open", false],
  ["partly above three years", facts(30, 48), "only-if-short", false],
  ["above three years", facts(37, 48), "too-long", false],
  ["recidivism", facts(6, 12, { circumstances: ["recidivism"] }), "barred", false],
  ["a ring leader", facts(6, 12, { circumstances: ["ring-leader"] }), "barred", false],
  ["a minor: shall when the conditions are met", facts(6, 12, { age: 17 }), "open", true],
  ["somebody of 75", facts(6, 12, { age: 75 }), "open", true],
  ["a pregnant woman", facts(6, 12, { pregnant: true }), "open", true],
  ["unknown age", facts(6, 12, { age: null }), "open", false],
])("AD-25: probationCheck() for %s", (_case, given, state, shall) => {
  expect(probationCheck(given, frame)).toMatchObject({ state, shall });
});

test("AD-25: the test period is at least the term, two months for detention, a year for imprisonment", () => {
  expect(probationCheck(facts(6, 12), frame).testMonths).toEqual({ least: 12, most: 60 });
  expect(probationCheck(facts(24, 24), frame).testMonths).toEqual({ least: 24, most: 60 });
  expect(probationCheck(facts(1, 4, { kind: "detention" }), frame).testMonths).toEqual({ least: 2, most: 12 });
});

test.each([
  ["2009-05-10", "2025-05-10", 15],
  ["2009-05-10", "2025-05-11", 16],
  ["2008-02-29", "2025-03-01", 16],
])("CR-06: born %s, on %s the age is %i, complete on the day after the birthday", (birth, act, age) => {
  expect(criminalAge(day(birth), day(act))).toBe(age);
});

test.each<[number, string, string, string]>([
  [16, "盗窃罪", "T1", "full"],
  [15, "诈骗罪", "T1", "none"],
  [15, "抢劫罪", "T1", "listed"],
  [15, "故意伤害罪", "T1", "none"],
  [15, "故意伤害罪", "T2", "listed"],
  [13, "抢劫罪", "T1", "none"],
  [13, "故意伤害罪", "T3", "approval"],
  [11, "故意伤害罪", "T3", "none"],
])("CR-06: at %i for %s %s: %s", (age, name, tier, state) => {
  expect(responsibilityByAge(age, { name }, { id: tier }, frame).state).toBe(state);
});

test("CR-06: fifteen answers for selling drugs only, and the message says so", () => {
  const reading = responsibilityByAge(15, { name: "走私、贩卖、运输、制造毒品罪" }, undefined, frame);
  expect(reading).toMatchObject({ state: "listed", lighter: true });
  expect(reading.message.zh).toContain("贩卖");
});

test("CR-05: the old law stays unless the new one is lighter", () => {
  const old = tierOf("T1", 6, 60, { detention: true });
  const lighter = tierOf("T1", 6, 36, { detention: true });
  expect(lighterLaw(old, lighter, frame).applies).toBe("new");
  expect(lighterLaw(lighter, old, frame).applies).toBe("old");
  expect(lighterLaw(old, old, frame).applies).toBe("old");
  expect(lighterLaw(old, undefined, frame).applies).toBe("new");
  expect(lighterLaw(undefined, old, frame).applies).toBe("old");
  expect(lighterLaw(tierOf("T1", 36, 84), tierOf("T1", 6, 84, { detention: true }), frame).applies).toBe("new");
});

test.each<[number, boolean, number, string]>([
  [36, false, 5, "2025-01-31"],
  [60, false, 10, "2030-01-31"],
  [120, false, 15, "2035-01-31"],
  [180, false, 15, "2035-01-31"],
  [180, true, 20, "2040-01-31"],
])("AD-27: a maximum of %i months, life %s: %i years", (most, life, years, from) => {
  expect(prosecutionLimit(tierOf("T", 6, most, { life }), day("2020-01-31"), frame)).toMatchObject({
    years,
    barredFrom: from,
  });
});

test("fineRange() keeps the limits of the rule, the multiple of the amount, and the general least", () => {
  const rule = (more: object) => ({
    rule: "together" as const,
    least: null,
    most: null,
    timesAmount: null,
    basis: [],
    ...more,
  });
  expect(fineRange(rule({ least: 100000, timesAmount: 2 }), 3100000, frame)).toMatchObject({
    least: 100000,
    most: 6200000,
  });
  expect(fineRange(rule({ least: 100000, timesAmount: 2 }), undefined, frame)?.most).toBeNull();
  expect(fineRange(rule({}), 1, frame)).toMatchObject({ least: 100000, most: null, basis: frame.fineBasis });
  expect(fineRange(rule({ least: 2000000, most: 20000000 }), undefined, frame)?.most).toBe(20000000);
  expect(fineRange({ ...rule({}), rule: "none" }, 1, frame)).toBeUndefined();
});

test("drugEquivalent() converts through the table only and names what is not in it", () => {
  const line = (id: string, large: number) => ({ id, names: [id], large, larger: large / 5, basis: [article(347)] });
  const table = [line("heroin", 50000), line("meth", 50000), line("ketamine", 500000)];
  const mixed = [
    { drug: "meth", milligrams: 5000 },
    { drug: "ketamine", milligrams: 60000 },
  ];
  expect(drugEquivalent(mixed, table)).toEqual({ milligrams: 11000, unknown: [] });
  expect(drugEquivalent([{ drug: "novel", milligrams: 10 }], table)).toEqual({ milligrams: 0, unknown: ["novel"] });
});
