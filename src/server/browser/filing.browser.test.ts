import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseField } from "../../vocabulary/case-record.ts";
import type { CaseRow } from "../../vocabulary/protocol.ts";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;
beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "填写保留案");
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };
const NOTE = {
  name: "情况说明.txt",
  mimeType: "text/plain",
  buffer: Buffer.from("情况说明\n借款人罗锦锋于2023年5月8日出具借条。\n"),
};

const fieldNow = async (name: string): Promise<string | undefined> => {
  const fields = await (await stage.api("clerk")).send<CaseField[]>("GET", `/cases/${prepared.id}/fields`);
  return fields.find((field) => field.name === name)?.value;
};

async function signInAgain(window: Window): Promise<void> {
  const dialog = window.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.locator("#sign-login").inputValue()).toBe("clerk");
  await dialog.locator("#sign-password").fill(stage.password);
  await dialog.locator("#sign-password").press("Enter");
  await dialog.waitFor({ state: "detached" });
}

test("UX 21: an empty form puts the focus on the error summary, and each of its links on the field", async () => {
  const visit = await stage.visit("/cases/new", "clerk");
  const { page: window } = visit;
  await window.getByRole("button", { name: "下一步：核对" }).click();
  const summary = window.locator("[data-error-summary]");
  await expect.poll(() => summary.evaluate((box) => box === document.activeElement), often).toBe(true);
  const links = summary.getByRole("link");
  expect(await links.allInnerTexts()).toEqual(["请填写案件标题", "请至少添加一个材料文件"]);
  await visit.shot("error-summary");
  for (const [at, id] of ["new-title", "new-files"].entries()) {
    await links.nth(at).click();
    expect(await window.evaluate(() => document.activeElement?.id)).toBe(id);
  }
  // The message stands at the field as well, and the field is tied to it for screen readers.
  const title = window.locator("#new-title");
  expect(await title.getAttribute("aria-invalid")).toBe("true");
  const described = (await title.getAttribute("aria-describedby"))?.split(" ") ?? [];
  const texts = await Promise.all(described.map((id) => window.locator(`#${id}`).innerText()));
  expect(texts).toContain("请填写案件标题");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 21: the sign-in form says what is missing and what was wrong", async () => {
  const visit = await stage.visit("/cases");
  const { page: window } = visit;
  await window.getByRole("button", { name: "登录" }).click();
  const summary = window.locator("[data-error-summary]");
  await expect.poll(() => summary.evaluate((box) => box === document.activeElement), often).toBe(true);
  await summary.getByRole("link", { name: "请输入密码" }).click();
  expect(await window.evaluate(() => document.activeElement?.id)).toBe("sign-password");
  await window.locator("#sign-login").fill("clerk");
  await window.locator("#sign-password").fill("错误的密码");
  await window.keyboard.press("Enter");
  await window.getByRole("alert").getByText("用户名或密码不正确。").waitFor();
  expect(await window.locator("#sign-login").inputValue()).toBe("clerk");
  await visit.shot("sign-in-wrong");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 22: the check-answers page leads back to one answer, keeps the others, and files the case", async () => {
  const visit = await stage.visit("/cases/new", "clerk");
  const { page: window } = visit;
  await window.locator("#new-title").fill("核对页测试案");
  await window.locator("#new-number").fill("（2024）云9907民初99号");
  const scan = { name: "0001.jpg", mimeType: "image/jpeg", buffer: readFileSync(join(stage.papers, "0001.jpg")) };
  await window.locator("[data-files]").setInputFiles([NOTE, scan]);
  await window.getByRole("button", { name: "下一步：核对" }).click();
  const answers = window.locator(".xz-answers dd:not(:has(button))");
  await expect.poll(() => answers.count(), often).toBe(4);
  await visit.shot("check-answers");
  await window.getByRole("button", { name: "修改案件标题" }).click();
  await expect.poll(() => window.evaluate(() => document.activeElement?.id), often).toBe("new-title");
  await window.locator("#new-title").fill("核对页测试案（更名）");
  await window.getByRole("button", { name: "下一步：核对" }).click();
  await expect
    .poll(() => answers.allInnerTexts(), often)
    .toEqual(["核对页测试案（更名）", "民事", "（2024）云9907民初99号", expect.stringContaining("2 个文件")]);
  await window.getByRole("button", { name: "确认并上传" }).click();
  await expect.poll(() => window.locator("[data-upload=received]").count(), often).toBe(2);
  await visit.shot("uploaded");
  await window.getByRole("button", { name: "进入案件" }).click();
  await window.getByRole("heading", { name: "核对页测试案（更名）" }).waitFor();
  // Filed, so nothing is offered again for the next case.
  await window.goto("/cases/new");
  expect(await window.locator("#new-title").inputValue()).toBe("");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 6: a half-filled form survives reload, Back and an ended session", async () => {
  const visit = await stage.visit("/cases", "clerk");
  const { page: window } = visit;
  await window.getByRole("button", { name: "新建案件" }).click();
  const [title, number] = [window.locator("#new-title"), window.locator("#new-number")];
  await title.fill("未写完的案件");
  await window.getByRole("radio", { name: "刑事" }).check();
  await number.fill("（2024）云9907刑初1号");
  const isThere = async () => {
    await expect.poll(() => title.inputValue(), often).toBe("未写完的案件");
    expect(await number.inputValue()).toBe("（2024）云9907刑初1号");
    expect(await window.getByRole("radio", { name: "刑事" }).isChecked()).toBe(true);
  };
  await window.reload();
  await isThere();
  await window.goBack();
  await window.waitForURL("**/cases");
  await window.goForward();
  await isThere();
  await window.locator("[data-files]").setInputFiles([NOTE]);
  await window.getByRole("button", { name: "下一步：核对" }).click();
  await visit.context.clearCookies();
  await window.getByRole("button", { name: "确认并上传" }).click();
  await visit.shot("sign-in-again");
  await signInAgain(window);
  // The interrupted filing goes on by itself, with everything that was typed.
  await window.locator("[data-upload=received]").waitFor();
  const rows = await (await stage.api("clerk")).send<CaseRow[]>("GET", "/cases");
  expect(rows.filter((row) => row.title === "未写完的案件")).toMatchObject([
    { kind: "criminal", number: "（2024）云9907刑初1号" },
  ]);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 6: the session ends before sign-in is asked for: the form is as it was after signing in anew", async () => {
  const visit = await stage.visit("/cases/new", "clerk");
  const { page: window } = visit;
  await window.locator("#new-title").fill("会话过期前所写");
  await visit.context.clearCookies();
  await window.reload();
  await window.locator("#sign-login").fill("clerk");
  await window.locator("#sign-password").fill(stage.password);
  await window.keyboard.press("Enter");
  await expect.poll(() => window.locator("#new-title").inputValue(), often).toBe("会话过期前所写");
  await visit.close();
});

test("UX 6: an unsaved field and an unsaved page text survive reload, a lost network and Back", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const { page: window } = visit;
  const field = window.locator('[data-field="loan.method"]');
  await field.fill("转账");
  await window.reload();
  await expect.poll(() => field.inputValue(), often).toBe("转账");
  expect(await fieldNow("loan.method")).toBeUndefined();
  await visit.context.setOffline(true);
  await field.press("Enter");
  await window.getByText("无法连接服务器").waitFor();
  expect(await field.inputValue()).toBe("转账");
  await visit.shot("offline");
  await visit.context.setOffline(false);
  await field.press("Enter");
  await expect.poll(() => fieldNow("loan.method"), often).toBe("转账");
  await window.getByText("无法连接服务器").waitFor({ state: "detached" });

  await window.getByRole("button", { name: "更正文字" }).click();
  const text = window.locator("#page-text");
  await text.fill("正在更正的文字");
  await window.locator('[data-tab="history"]').click();
  await window.goBack();
  await window.reload();
  await window.getByRole("button", { name: "更正文字" }).click();
  await expect.poll(() => text.inputValue(), often).toBe("正在更正的文字");
  await visit.shot("correct-text");
  await visit.close();
});
