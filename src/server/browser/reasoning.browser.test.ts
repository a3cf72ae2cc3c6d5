import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;
beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "证据图核对案");
  const judge = await stage.api("judge");
  await judge.send("POST", "/applications/evidence-review/advice", { caseId: prepared.id });
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };

test("the graph of claims, elements and evidence is walked by keyboard, opens passages and is also a table", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/evidence`, "judge");
  const { page: window } = visit;
  const graph = window.locator("[data-evidence-graph]");
  await graph.waitFor();
  const elements = graph.locator("[data-node][data-status]");
  const rows = window.getByRole("region", { name: "要件与证据" }).locator("tbody tr.ant-table-row");
  expect(await elements.count()).toBeGreaterThan(0);
  expect(await rows.count()).toBe(await elements.count());
  const focused = () => window.evaluate(() => document.activeElement?.getAttribute("data-node") ?? "");
  await graph.locator("[data-node]").first().focus();
  expect(await focused()).toMatch(/^claim-/);
  await window.keyboard.press("ArrowRight");
  expect(await focused()).toMatch(/^element-/);
  await window.keyboard.press("ArrowRight");
  expect(await focused()).toMatch(/^paper-/);
  expect(await graph.locator("[data-node-details] button").count()).toBeGreaterThan(0);
  await window.keyboard.press("Enter");
  await expect
    .poll(() => window.locator("[data-mark-text]").first().getAttribute("data-mark-text"), often)
    .toBeTruthy();
  const only = await graph.locator('[data-node][tabindex="0"]').count();
  expect(only).toBe(1);
  await window.keyboard.press("Escape");
  await expect.poll(() => graph.locator("[data-node-details]").count(), often).toBe(0);
  await visit.shot("evidence-graph");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("the chronology lists what the papers say by day, and a key press opens the place of each entry", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/evidence`, "judge");
  const { page: window } = visit;
  const chronology = window.getByRole("region", { name: "案件大事记" });
  await chronology.waitFor();
  const days = await chronology
    .locator("tbody time")
    .evaluateAll((all) => all.map((one) => one.getAttribute("datetime")));
  expect(days.length).toBeGreaterThan(0);
  expect(days.every((day, at) => at === 0 || (days[at - 1] ?? "") <= (day ?? ""))).toBe(true);
  await chronology.locator("tbody li button").first().focus();
  await window.keyboard.press("Enter");
  await expect
    .poll(() => window.locator("[data-mark-text]").first().getAttribute("data-mark-text"), often)
    .toBeTruthy();
  await visit.shot("chronology");
  expect(visit.faults).toEqual([]);
  await visit.close();
});
