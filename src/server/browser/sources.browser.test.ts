import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;
beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "出处核对案");
});
afterAll(() => stage.close());

test("a look", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  await visit.page.locator("[data-source-chip]").first().click();
  await visit.page.locator("[data-mark]").first().waitFor();
  await visit.shot("fields");
  const main = await stage.visit(`/cases/${stage.caseId}/dossier`, "judge");
  await main.page.locator("[data-page-inner]").waitFor();
  await main.shot("dossier");
  expect(visit.faults).toEqual([]);
  expect(main.faults).toEqual([]);
});
