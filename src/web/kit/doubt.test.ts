import { expect, test } from "vitest";
import { byDoubt, doubtLevel } from "./doubt.ts";

const proposed = (confidence: number, conflicts: unknown[] = []) => ({
  confidence,
  conflicts,
  status: "proposed" as const,
});

test("doubtLevel() puts a conflict above any confidence", () => {
  expect(doubtLevel(proposed(0.99, ["other"]))).toBe("conflict");
});

test("doubtLevel() has no doubt about what a person confirmed", () => {
  expect(doubtLevel({ confidence: 0.1, status: "confirmed" })).toBe("confirmed");
});

test("byDoubt() sorts the most doubtful first and the confirmed last (UX 11)", () => {
  const items = [
    proposed(0.95),
    { confidence: 0.2, status: "confirmed" as const },
    proposed(0.5),
    proposed(0.97, ["x"]),
    proposed(0.8),
  ];
  expect(byDoubt(items).map((item) => item.confidence)).toEqual([0.97, 0.5, 0.8, 0.95, 0.2]);
});
