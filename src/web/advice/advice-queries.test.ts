import { expect, test } from "vitest";
import { declines } from "./advice-queries.ts";

const choice = (application: string, declined: boolean, caseId: string | null = null) => ({
  application,
  caseId,
  declined,
});

test("declines() follows the choice for all, whatever an application's own choice says (UX 5)", () => {
  expect(declines([choice("*", true), choice("statute-push", false)], "statute-push")).toBe(true);
  expect(declines([choice("*", false)], "statute-push")).toBe(false);
});

test("declines() follows the choice for one application and leaves the others on", () => {
  const choices = [choice("similar-cases", true)];
  expect(declines(choices, "similar-cases")).toBe(true);
  expect(declines(choices, "statute-push")).toBe(false);
  expect(declines([choice("similar-cases", true, "case-1")], "similar-cases")).toBe(false);
});
