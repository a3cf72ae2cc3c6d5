import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { Card } from "../vocabulary/advice.ts";
import { loadApplications } from "./all.ts";
import { scoreSamples } from "./score-samples.ts";

const applications = await loadApplications();
const PARTS = [
  "card.ts",
  "schema.ts",
  "gather.ts",
  "advise.ts",
  "index.ts",
  "panel.tsx",
  "advise.test.ts",
  "evaluation.jsonl",
];
const FEWEST_SAMPLES = 10;
const FEWEST_HOSTILE = 3;

const at = (folder: string, part: string): string => join(import.meta.dirname, folder, part);

const Sample = z.object({
  name: z.string(),
  hostile: z.boolean().default(false),
  input: z.unknown(),
  facts: z.unknown(),
  expected: z.array(z.record(z.string(), z.unknown())),
});

function samplesOf(folder: string): z.infer<typeof Sample>[] {
  const lines = readFileSync(at(folder, "evaluation.jsonl"), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => Sample.parse(JSON.parse(line)));
}

test("loadApplications() finds every folder", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...applications.keys()].sort()).toEqual(folders.map((entry) => entry.name).sort());
  expect(applications.size).toBeGreaterThan(0);
});

test.each([...applications])("%s is a complete application", (folder, application) => {
  expect(Card.parse(application.card).id).toBe(folder);
  expect(PARTS.filter((part) => !existsSync(at(folder, part)))).toEqual([]);
  expect(readFileSync(at(folder, "advise.ts"), "utf8")).not.toMatch(/Date\.now|new Date\(|Math\.random|process\./);
});

test.each([...applications])("%s keeps the promise of its card on its samples", (folder, application) => {
  const samples = samplesOf(folder);
  expect(samples.length).toBeGreaterThanOrEqual(FEWEST_SAMPLES);
  expect(samples.filter((sample) => sample.hostile).length).toBeGreaterThanOrEqual(FEWEST_HOSTILE);
  const { precision, recall } = scoreSamples(application, samples);
  expect(precision).toBeGreaterThanOrEqual(application.card.floor.precision);
  expect(recall).toBeGreaterThanOrEqual(application.card.floor.recall);
});
