import { readFileSync } from "node:fs";
import mammoth from "mammoth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;

beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "类案检索与报告案");
  const judge = await stage.api("judge");
  await judge.send("POST", "/applications/similar-cases/advice", { caseId: prepared.id });
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };

test("UX 11: like cases are found by hand, differences before likeness, without advice", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/similar`, "judge");
  const { page: window } = visit;
  await window.locator("#like-words").fill("原告持转账凭证起诉，没有借条，被告辩称已经归还并提出时效抗辩");
  await window.locator("#like-cause").fill("民间借贷纠纷");
  await window.keyboard.press("Enter");
  const rows = window.locator("[data-like-case]");
  await rows.first().waitFor();
  const text = await rows.first().innerText();
  expect(text.indexOf("不同点")).toBeLessThan(text.indexOf("相同点"));
  expect(text).toContain("虚构案例，仅供演示，不得援引");
  const before = await rows.count();
  await window.locator("#like-from").fill("20xx");
  await window.keyboard.press("Enter");
  await window.locator("[data-like-case-search]").getByText("年份须为四位数字").first().waitFor();
  await window.locator("#like-from").fill("2024");
  await window.keyboard.press("Enter");
  await expect.poll(() => rows.count(), often).toBeLessThanOrEqual(before);
  await visit.shot("like-cases-by-hand");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 11: the search report comes from the panel in Word, with the conclusion left to the court", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/similar`, "judge");
  const { page: window } = visit;
  const link = window.locator("[data-search-report]");
  await link.waitFor();
  const [download] = await Promise.all([window.waitForEvent("download"), link.click()]);
  const { value } = await mammoth.extractRawText({ buffer: readFileSync(await download.path()) });
  expect(value).toContain("类案检索报告");
  expect(value).toContain("结论：□ 参照");
  expect(value.indexOf("不同点")).toBeLessThan(value.indexOf("相同点"));
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("the panel can list like cases in the order of authority (SC-03)", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/similar`, "judge");
  const { page: window } = visit;
  const panel = window.locator('[data-panel="similar-cases"]');
  await panel.getByRole("radio", { name: /检索顺序/ }).check();
  const order = ["指导性案例", "最高人民法院", "本省高级人民法院", "上一级及本院", "其他法院，背景参考"];
  const tags = await panel.locator(".ant-tag").allInnerTexts();
  const places = tags.map((tag) => order.indexOf(tag)).filter((place) => place >= 0);
  expect(places.length).toBeGreaterThan(1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(visit.faults).toEqual([]);
  await visit.close();
});
