import { expect, test } from "vitest";
import { loadApplications } from "../../applications/all.ts";
import { figuresOf, measuredFigures, measuredSuites } from "./measured-figures.ts";

const metric = { value: 0.9, low: 0.8, high: 0.95, trivial: 0.4 };
const recorded = {
  statutes: { data: "stard.jsonl.gz", n: 769, excluded: 4, metrics: { "recall@5": metric }, notes: ["a note"] },
  "evidence-review": {
    data: "own.jsonl",
    n: 12,
    excluded: 0,
    metrics: { precision: metric },
    measuredOn: "2026-11-24",
  },
};

test("figuresOf() gives an application the figures of the suites that measure it, with the trivial baseline (UX 20)", () => {
  expect(figuresOf(recorded, "statute-push")).toEqual([
    { suite: "statutes", data: "stard.jsonl.gz", n: 769, metric: "recall@5", measuredOn: "", ...metric },
  ]);
  expect(figuresOf(recorded, "evidence-review")[0]?.measuredOn).toBe("2026-11-24");
  expect(figuresOf(recorded, "document-review")).toEqual([]);
});

test("measuredFigures() reads the figures as npm run eval recorded them", () => {
  for (const figure of measuredFigures("statute-push")) expect(figure.n).toBeGreaterThan(0);
  expect(measuredFigures("statute-push").length).toBeGreaterThan(0);
});

test("every recorded suite shows on the card of some application", async () => {
  const known = [...(await loadApplications()).keys()];
  for (const [suite, applications] of measuredSuites()) {
    expect(applications.length, suite).toBeGreaterThan(0);
    for (const application of applications) expect(known, suite).toContain(application);
  }
});
