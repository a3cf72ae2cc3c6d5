import { expect, test } from "vitest";
import { acknowledgements, blockersIn, blockersOf } from "./sign-checks.ts";

const finding = (rule: string, severity: string) => ({
  value: {
    rule,
    severity,
    start: 0,
    end: 0,
    found: "",
    expected: null,
    fix: null,
    message: { zh: `${rule}须处理`, en: `${rule} must be mended` },
  },
  confidence: 1,
  reasons: [],
  sourced: true,
  outcome: null,
});

test("blockersOf() names each blocking rule once and lets errors pass (DR-41)", () => {
  const blockers = blockersOf([finding("DR-41", "blocker"), finding("DR-41", "blocker"), finding("DR-09", "error")]);
  expect(blockers.map(({ rule }) => rule)).toEqual(["DR-41"]);
});

test("blockersIn() reads the rules from the server's refusal", () => {
  expect(blockersIn("须先处理：DR-41 金额不一致；DR-07 漏判").map(({ rule }) => rule)).toEqual(["DR-41", "DR-07"]);
  expect(blockersIn("密码不正确，未签署。")).toEqual([]);
});

test("acknowledgements() begin with their rule and leave out empty reasons", () => {
  expect(acknowledgements({ "DR-41": " 已核对原件 ", "DR-07": " " })).toEqual(["DR-41 已核对原件"]);
});
