import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { IntakeTruth } from "../evaluations/intake-truth.ts";
import { DEMO_CASES, makeDemoPapers } from "./make-papers.ts";
import { readCasePlan } from "./papers/case-plan.ts";

const CASES = fileURLToPath(new URL("./cases/", import.meta.url));
const KINDS_FILE = fileURLToPath(new URL("../knowledge/documents/kinds.yaml", import.meta.url));
const KINDS = z.object({ kinds: z.array(z.object({ id: z.string() })).min(50) });

test.each(DEMO_CASES)("readCasePlan() finds every paper of %s scanned once, of a known kind", (name) => {
  const plan = readCasePlan(CASES, name);
  const known = new Set(KINDS.parse(parse(readFileSync(KINDS_FILE, "utf8"))).kinds.map((kind) => kind.id));
  expect(plan.documents.map((document) => document.kind).filter((kind) => !known.has(kind))).toEqual([]);
  expect(Object.keys(plan.fields).length).toBeGreaterThan(10);
});

test.each(DEMO_CASES)("the identity and telephone numbers of %s belong to nobody", (name) => {
  const words = readCasePlan(CASES, name)
    .documents.map((document) => JSON.stringify(document))
    .join("\n");
  const numbers = words.match(/(?<!\d)\d{17}[\dX](?!\d)/gu) ?? [];
  expect(numbers.filter((number) => !number.startsWith("99"))).toEqual([]);
  expect((words.match(/(?<!\d)1\d{10}(?!\d)/gu) ?? []).filter((number) => !number.startsWith("1990000"))).toEqual([]);
});

test("makeDemoPapers() draws a small case twice alike, with truth for every page, and not again when it is there", async () => {
  const [first, second] = [mkdtempSync(join(tmpdir(), "papers-")), mkdtempSync(join(tmpdir(), "papers-"))];
  const drawn: number[] = [];
  const onCase = (_: string, pages: number): number => drawn.push(pages);
  const folder = (await makeDemoPapers(first, { cases: ["sale-plain"], onCase }))["sale-plain"];
  await makeDemoPapers(second, { cases: ["sale-plain"] });
  await makeDemoPapers(first, { cases: ["sale-plain"], onCase });
  expect(drawn).toEqual([8]);
  for (const file of readdirSync(folder))
    expect(readFileSync(join(folder, file)).equals(readFileSync(join(second, "sale-plain", file)))).toBe(true);
  const truth = IntakeTruth.parse(JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")));
  expect(truth.documents.map((document) => document.order)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(Object.keys(truth.text)).toHaveLength(8);
  expect(truth.text["证据.pdf#1"]).toContain("纸张买卖合同");
  for (const made of [first, second]) rmSync(made, { recursive: true });
}, 60_000);
