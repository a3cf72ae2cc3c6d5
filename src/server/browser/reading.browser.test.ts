import { join } from "node:path";
import type { Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadingState } from "../../vocabulary/protocol.ts";
import { brokenPdf } from "./broken-pdf.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await (await stage.api("clerk")).waitUntilRead(stage.caseId);
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };
const SCANS = ["0001.jpg", "0002.jpg", "0003.jpg", "0004.jpg", "0005.jpg", "0006.jpg"];

const readingOf = async (caseId: string): Promise<ReadingState> =>
  (await stage.api("clerk")).send("GET", `/cases/${caseId}/reading`);

const pagesRead = async (window: Window): Promise<number> =>
  Number(await window.locator("[data-pages-read]").getAttribute("data-pages-read"));

test("UX 7: reading shows pages done and time left, goes on while the page is left, pauses and resumes", async () => {
  const visit = await stage.visit("/cases/new", "clerk");
  const { page: window } = visit;
  await window.locator("#new-title").fill("识别进度案");
  await window.locator("[data-files]").setInputFiles(SCANS.map((name) => join(stage.papers, name)));
  await window.getByRole("button", { name: "下一步：核对" }).click();
  await window.getByRole("button", { name: "确认并上传" }).click();
  await expect.poll(() => window.locator("[data-upload=received]").count(), often).toBe(SCANS.length);
  await window.getByRole("button", { name: "进入案件" }).click();
  const caseId =
    (await window.waitForURL(/\/cases\/[^/]+\/dossier/), new URL(window.url()).pathname.split("/")[2] ?? "");
  const running = window.locator("[data-reading=running]");
  await running.waitFor();
  await expect.poll(() => pagesRead(window), often).toBeGreaterThan(0);
  expect(await running.innerText()).toMatch(/正在识别：\d+ \/ 6 页[\s\S]*(约剩|剩余时间估算中)/);
  const before = await pagesRead(window);
  await visit.shot("reading");
  // Left and returned to: the count has not gone back.
  await window.getByRole("link", { name: "我的案件" }).first().click();
  await window.locator(`[data-case="${caseId}"]`).click();
  await window.locator("[data-reading]").waitFor();
  expect(await pagesRead(window)).toBeGreaterThanOrEqual(before);
  await window.getByRole("button", { name: "暂停识别" }).click();
  await window.locator("[data-reading=cancelled]").waitFor();
  await expect.poll(() => readingOf(caseId).then(({ state }) => state), often).toBe("cancelled");
  const paused = await readingOf(caseId);
  expect(paused.read).toBeLessThan(SCANS.length);
  await visit.shot("reading-paused");
  await window.getByRole("button", { name: "继续识别" }).click();
  await expect
    .poll(() => readingOf(caseId), { timeout: 3 * PATIENCE, interval: 200 })
    .toMatchObject({
      state: "done",
      read: SCANS.length,
      failed: 0,
    });
  await window.locator("[data-reading]").waitFor({ state: "detached" });
  await window.locator("[data-document]").first().waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 8: a broken page 7 of 20 stops nothing; it can be tried again and entered by hand", async () => {
  const clerk = await stage.api("clerk");
  const { id } = await clerk.send<{ id: string }>("POST", "/cases", { title: "缺页案", kind: "civil", number: "" });
  await clerk.handIn(id, "转账记录.pdf", brokenPdf(20, 7));
  const visit = await stage.visit(`/cases/${id}/dossier`, "clerk");
  const { page: window } = visit;
  const failed = window.locator('[data-failed-page="7"]');
  await failed.waitFor();
  await clerk.waitUntilRead(id);
  await expect.poll(() => readingOf(id), often).toMatchObject({ pages: 20, read: 19, failed: 1, state: "done" });
  expect(await window.locator("[data-failed-page]").count()).toBe(1);
  expect(await failed.innerText()).toContain("第7页损坏");
  // The first page was on the screen before it was read; its image has come since.
  const image = window.locator("[data-page-inner] img");
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth), often).toBeGreaterThan(0);
  await visit.shot("failed-page");
  await failed.getByRole("button", { name: "重试" }).click();
  await expect.poll(() => readingOf(id), often).toMatchObject({ read: 19, failed: 1, state: "done" });
  await failed.getByRole("button", { name: "手工录入" }).click();
  await window.locator("#page-text").fill("转账记录第七页：2023年5月8日转账94000元。");
  await window.locator("#page-text-ground").fill("照原件录入");
  await visit.shot("enter-by-hand");
  await window.locator(".xz-correct").getByRole("button", { name: "保存" }).click();
  await failed.waitFor({ state: "detached" });
  expect(await readingOf(id)).toMatchObject({ read: 20, failed: 0 });
  const { pageStates } = await readingOf(id);
  expect(pageStates.filter(({ state }) => state === "entered").map((page) => page.number)).toEqual([7]);
  const found = await clerk.send<{ number: number }[]>(
    "GET",
    `/cases/${id}/search?words=${encodeURIComponent("第七页")}`,
  );
  expect(found.map((hit) => hit.number)).toEqual([7]);
  expect(visit.faults).toEqual([]);
  await visit.close();
});
