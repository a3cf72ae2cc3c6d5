import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { movesBetween } from "./moves.ts";
import { typedAs } from "./panel-what-if-words.ts";
import { Facts } from "./schema.ts";
import { outcomeStanding, supposedFacts } from "./supposed.ts";
import { type Toggles, whatIf } from "./what-if.ts";

const lines = readFileSync(join(import.meta.dirname, "evaluation.jsonl"), "utf8").split("\n");

/** Facts of a sample whose name begins so. */
function factsOf(name: string): Facts {
  const line = lines.find((one) => one.startsWith(`{"name":"${name}`));
  return z.object({ facts: Facts }).parse(JSON.parse(line ?? "{}")).facts;
}

function movesOf(name: string, toggles: Toggles): Record<string, [string | undefined, string | undefined]> {
  const { moves } = whatIf("c", factsOf(name), toggles);
  return Object.fromEntries(moves.map(({ what, before, after }) => [what.zh, [before?.zh, after?.zh]]));
}

test("whatIf() moves nothing when nothing is supposed", () => {
  expect(whatIf("c", factsOf("交通事故：十级"), {}).moves).toEqual([]);
});

test("whatIf() shows what an element not found does to a claim, and what all found and no defence does (AD-01)", () => {
  expect(movesOf("交通事故：十级", { supposed: { elements: { E1: "not-found" }, defences: {} } })).toMatchObject({
    "第1项诉请：支持": ["仍有可能", "被排除"],
    "第1项诉请：驳回": ["仍有可能", "依所设认定可以得出"],
  });
});

test("whatIf() shows how a sum moves with a share, and that a typed value answers what was asked for", () => {
  const moves = movesOf("交通事故：十级", { assumptions: { "fault-share": "500000", "nursing-daily": "15000" } });
  expect(moves["护理费"]).toEqual([undefined, "9,000元"]);
  expect(moves["各项损失合计按责任比例"]).toEqual(["133,173.40元", "99,623.86元"]);
  expect(moves["卷内未见"]?.[1]).toBeUndefined();
});

test("whatIf() moves a date line with another day and a loan with another rate; who the parties are cannot be supposed", () => {
  expect(movesOf("建设工程：优先", { assumptions: { "due-on": "2023-01-31" } })["优先受偿权行使期限"]).toEqual([
    "至2023-07-31，已经届满",
    "至2024-07-31，在期间内",
  ]);
  const loan = movesOf("约定年利率10%", { to: undefined, assumptions: { "loan.rate": "120000" } } as Toggles);
  expect(Object.keys(loan).length).toBeGreaterThan(0);
  const facts = factsOf("约定年利率10%");
  expect(
    supposedFacts({ caseId: "c", assumptions: { "plaintiffs.1.name": "某人", "loan.dueOn": "soon" } }, facts),
  ).toBe(facts);
});

test("whatIf() is pure: the same toggles give the same bytes and leave the facts as they were", () => {
  const facts = factsOf("劳动争议：未订");
  const before = JSON.stringify(facts);
  const toggles: Toggles = { assumptions: { unlawful: "true" } };
  expect(JSON.stringify(whatIf("c", facts, toggles))).toBe(JSON.stringify(whatIf("c", facts, toggles)));
  expect(JSON.stringify(facts)).toBe(before);
});

test.each([
  [["found", "not-found"], ["rejected"], ["closed", "closed", "follows"]],
  [["found", "found"], ["upheld"], ["closed", "open", "open"]],
  [["found", "found"], ["rejected"], ["follows", "open", "closed"]],
  [["found", "found"], ["undecided"], ["open", "open", "open"]],
  [["found", "undecided"], ["rejected"], ["open", "open", "open"]],
] as const)("outcomeStanding() of elements %j and defences %j is %j", (elements, defences, expected) => {
  const supposed = {
    elements: Object.fromEntries(elements.map((finding, at) => [`E${at}`, finding])),
    defences: Object.fromEntries(defences.map((answer, at) => [`D${at}`, answer])),
  };
  const standing = outcomeStanding(Object.keys(supposed.elements), Object.keys(supposed.defences), supposed);
  expect([standing?.granted, standing?.partly, standing?.dismissed]).toEqual(expected);
});

test("outcomeStanding() says nothing where nothing is supposed; movesBetween() of the same values is empty", () => {
  expect(outcomeStanding(["E1"], [], undefined)).toBeUndefined();
  expect(outcomeStanding(["E1"], [], { elements: { E1: "undecided" }, defences: {} })).toBeUndefined();
  expect(movesBetween([], [])).toEqual([]);
});

test.each([
  ["1,234.5", "fen", "123450"],
  ["12.345", "fen", undefined],
  ["70", "share", "700000"],
  ["3.45", "rate", "34500"],
  ["2024-1-1", "day", undefined],
  ["是", "yes", "true"],
  ["abc", "count", undefined],
] as const)("typedAs() takes %s as %s for %s", (text, unit, expected) => {
  expect(typedAs(text, unit)).toBe(expected);
});
