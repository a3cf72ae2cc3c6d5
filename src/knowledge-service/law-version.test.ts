import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { inForce } from "../vocabulary/law.ts";
import { isInForce, LawVersion, lawKeyOf, settleVersions } from "./law-version.ts";

const day = (text: string) => Day.parse(text);
const version = (from: string, over: Partial<LawVersion> = {}): LawVersion =>
  LawVersion.parse({
    key: "试验法",
    title: "试验法",
    rank: "law",
    issuer: null,
    issuedOn: null,
    from,
    until: null,
    status: "effective",
    source: "test",
    articles: [],
    ...over,
  });

test("lawKeyOf() leaves out the name of the state, brackets and the year of amendment", () => {
  expect(lawKeyOf("《中华人民共和国民事诉讼法（2023修正）》")).toBe("民事诉讼法");
});

test("settleVersions() ends each version where the next one begins, whatever the order of import", () => {
  const once = settleVersions([version("2010-01-01"), version("2020-01-01")]);
  const twice = settleVersions([...once, version("2015-01-01")]);
  expect(twice.map(({ from, until }) => [from, until])).toEqual([
    ["2010-01-01", "2015-01-01"],
    ["2015-01-01", "2020-01-01"],
    ["2020-01-01", null],
  ]);
});

test("isInForce() counts the first day and not the day on which the version ends", () => {
  const [old] = settleVersions([version("2010-01-01"), version("2020-01-01")]);
  expect(old && isInForce(old, day("2010-01-01"))).toBe(true);
  expect(old && isInForce(old, day("2019-12-31"))).toBe(true);
  expect(old && isInForce(old, day("2020-01-01"))).toBe(false);
});

test("isInForce() never says so of a superseded version whose end nobody knows", () => {
  expect(isInForce(version("2010-01-01", { status: "superseded" }), day("2012-01-01"))).toBe(false);
});

test("inForce() counts the first day and not the one on which the provision ends; unknown days are open", () => {
  const [from, until] = [day("2010-01-01"), day("2020-01-01")];
  expect(
    ["2009-12-31", "2010-01-01", "2019-12-31", "2020-01-01"].map((on) => inForce({ from, until }, day(on))),
  ).toEqual([false, true, true, false]);
  expect(inForce({ from: null, until: null }, day("1900-01-01"))).toBe(true);
});
