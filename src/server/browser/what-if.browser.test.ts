import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;
beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "情形推演案");
  const judge = await stage.api("judge");
  await judge.send("POST", "/applications/adjudication-support/advice", { caseId: prepared.id });
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };

test("the bench supposes findings by keyboard, what moves is announced, and nothing of it is kept", async () => {
  const judge = await stage.api("judge");
  const path = `/cases/${prepared.id}/advice?application=adjudication-support`;
  const before = await judge.send<{ id: string }>("GET", path);
  const visit = await stage.visit(`/cases/${prepared.id}/analysis`, "judge");
  const { page: window } = visit;
  const section = window.getByRole("region", { name: "情形推演" });
  await section.locator("summary").focus();
  await window.keyboard.press("Enter");
  const status = section.getByRole("status");
  await expect.poll(() => status.textContent(), often).toBe("尚未作出任何假设。");
  const first = section.getByRole("region", { name: "要件" }).getByRole("radio").first();
  await first.focus();
  await window.keyboard.press("ArrowRight");
  await window.keyboard.press("ArrowRight");
  await expect.poll(() => status.textContent(), often).toMatch(/^变化的结论：\d+$/u);
  expect(await section.getByText("依所设认定可以得出").count()).toBeGreaterThan(0);
  await visit.shot("what-if");
  await section.getByRole("button", { name: "全部恢复" }).focus();
  await window.keyboard.press("Enter");
  await expect.poll(() => status.textContent(), often).toBe("尚未作出任何假设。");
  expect(await judge.send("GET", path)).toEqual(before);
  expect(visit.faults).toEqual([]);
  await visit.close();
});
