import { expect, test } from "vitest";
import type { CaseField } from "../../vocabulary/case-record.ts";
import { claimsToDecide } from "./claims-to-decide.ts";

const field = (name: string, value: string): CaseField => ({
  name,
  value,
  passages: [],
  confidence: 1,
  status: "confirmed",
  conflicts: [],
  warnings: [],
});

test("claimsToDecide() lists the claims of the papers and those decided without one, by number", () => {
  const fields = [field("claims.10.text", "诉讼费"), field("claims.2.text", "利息"), field("claims.2.amount", "500")];
  const ruling = { claim: 3, result: "granted" as const, amount: null, words: "", reasoning: "", by: "甲", at: "" };
  expect(claimsToDecide(fields, [ruling])).toEqual([
    { number: 2, text: "利息", amount: "500" },
    { number: 3, text: undefined, amount: undefined },
    { number: 10, text: "诉讼费", amount: undefined },
  ]);
});

test("claimsToDecide() offers one claim when the papers give none", () => {
  expect(claimsToDecide([], []).map((claim) => claim.number)).toEqual([1]);
});
