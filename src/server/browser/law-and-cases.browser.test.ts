import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;

beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "旧法与类案核对案");
  const judge = await stage.api("judge");
  // The loan is of 2019, before the Civil Code.
  const changes = { "loan.signedOn": "2019-05-08", "loan.dueOn": "2020-05-07" };
  for (const [name, value] of Object.entries(changes))
    await judge.send("PUT", `/cases/${prepared.id}/fields/${name}`, { value, ground: "与借条原件核对" });
  for (const application of ["statute-push", "similar-cases"])
    await judge.send("POST", `/applications/${application}/advice`, { caseId: prepared.id });
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
/** A citation as judgments write it: the full title in angle marks, numbers in characters. */
const OFFICIAL =
  /^《[^《》]+》第[一二三四五六七八九十百千零]+条(之[一二三四五六七八九十]+)?(第[一二三四五六七八九十]+[款项])*$/;

const copied = (window: Window): Promise<string> => window.evaluate(() => navigator.clipboard.readText());

/** What stands between "in force" and the end of the tag of a pushed provision: first and last day. */
const PERIOD = /施行期间 (\d{4}-\d{2}-\d{2}|\?) – (\d{4}-\d{2}-\d{2}|至今)/;

test("UX 14: pushed provisions show their period, and warn when they were not in force on the day of the facts", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const rows = visit.page.locator('[data-panel="statute-push"] li');
  await rows.first().waitFor();
  const shown = await Promise.all(
    (await rows.all()).map(async (row) => {
      const text = await row.innerText();
      const [, from = "", until = ""] = PERIOD.exec(text) ?? [];
      return {
        name: text.split("\n")[0] ?? "",
        from,
        until,
        warning: await row.locator('[role="alert"]').allInnerTexts(),
      };
    }),
  );
  expect(shown.length).toBeGreaterThan(3);
  for (const { name, from, until } of shown) expect([from, until], name).not.toContain("");
  // The law of the day of the facts is there, marked as no longer in force; the code of today warns that it came later.
  const old = shown.filter(({ name }) => name.includes("《中华人民共和国合同法》"));
  expect(old.length).toBeGreaterThan(0);
  for (const { until, warning } of old) {
    expect(until).toBe("2021-01-01");
    expect(warning.join()).toContain("不再施行");
  }
  const later = shown.filter(({ name, from }) => name.startsWith("《中华人民共和国民法典》") && from > "2019-05-08");
  for (const { warning } of later) expect(warning.join()).toContain("2019-05-08");
  await visit.shot("law-of-the-day");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 14: the search by hand gives the law of the day asked for, with its version and period", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const { page: window } = visit;
  const results = window.locator("[data-law-search]");
  const find = async (day: string): Promise<void> => {
    await window.locator("#law-words").fill("民法典 667");
    await window.locator("#law-day").fill(day);
    await results.locator("button[type=submit]").click();
  };
  const article = results.locator("[data-provision]", { hasText: "《中华人民共和国民法典》第六百六十七条" });
  await find("2024-09-10");
  await article.waitFor();
  expect(await article.innerText()).toMatch(/自 2021-01-01 起施行[\s\S]*至今有效/);
  await find("2019-05-08");
  await article.waitFor({ state: "detached" });
  await results.locator("[role=status]").waitFor();
  expect(await article.count()).toBe(0);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 36: one key copies the official citation, from the search, from the panel and from a reason", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge", CLIPBOARD);
  const { page: window } = visit;
  await window.locator("#law-words").fill("民法典 667");
  await window.keyboard.press("Enter");
  await window.locator('[data-copy-citation="《中华人民共和国民法典》第六百六十七条"]').press("Enter");
  await expect.poll(() => copied(window), often).toBe("《中华人民共和国民法典》第六百六十七条");

  const rows = window.locator('[data-panel="statute-push"] li');
  await rows.first().waitFor();
  for (const text of await rows.allInnerTexts()) expect(text.split("\n")[0]?.trim()).toMatch(OFFICIAL);
  const row = rows.first();
  await row.getByRole("button", { name: /^复制引用/ }).press("Enter");
  const name = (await row.innerText()).split("\n")[0]?.trim() ?? "";
  expect(name).toMatch(OFFICIAL);
  await expect.poll(() => copied(window), often).toBe(name);

  await window.locator("[data-advice] .ant-segmented-item", { hasText: "逐条理由" }).click();
  const chip = window.locator("[data-provision-chip]").last();
  const cited = await chip.innerText();
  await chip.press("Enter");
  const dialogue = window.getByRole("dialog");
  await dialogue.locator("blockquote").waitFor();
  await dialogue.getByRole("button", { name: "复制引用" }).press("Enter");
  expect(cited.trim()).toMatch(OFFICIAL);
  await expect.poll(() => copied(window), often).toBe(cited.trim());
  await visit.shot("citation-copied");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 15: a like case shows its differences first, then what is alike, and both lead to the words of the file", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/similar`, "judge");
  const { page: window } = visit;
  const cases = window.locator('[data-panel="similar-cases"] > ol > li');
  await cases.first().waitFor();
  const pressed = { 不同点: 0, 相同点: 0 };
  for (const one of await cases.all()) {
    const sections = one.locator("section");
    expect(await sections.locator("strong").allInnerTexts()).toEqual(["不同点", "相同点"]);
    expect(await sections.nth(1).locator("li").count()).toBeGreaterThan(0);
    for (const [at, part] of (["不同点", "相同点"] as const).entries()) {
      const link = sections.nth(at).getByRole("button").first();
      if (pressed[part] > 1 || (await link.count()) === 0) continue;
      const words = (await link.innerText()).replace(/[“”\s]/g, "");
      await link.click();
      await expect
        .poll(() => window.locator("[data-mark-text]").getAttribute("data-mark-text"), often)
        .toSatisfy((text: string | null) => text?.replace(/\s/g, "").startsWith(words) === true);
      pressed[part] += 1;
    }
  }
  await visit.shot("like-cases");
  expect(pressed.相同点).toBeGreaterThan(0);
  expect(pressed.不同点).toBeGreaterThan(0);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 19: advice computed again is the same; a difference is listed with both values", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const { page: window } = visit;
  await window.locator("[data-replay]").click();
  await window.locator('[data-replayed="same"]', { hasText: "一致" }).waitFor();
  await visit.shot("replay-same");
  await window.route(/\/api\/advice\/[^/]+\/replay$/, (route) =>
    route.fulfill({
      json: {
        identical: false,
        differences: [{ path: "findings.0.confidence", before: "0.92", after: "0.45" }],
        release: "laws-0001+cases-none+base-0",
        missing: [],
      },
    }),
  );
  await window.locator("[data-replay]").click();
  const different = window.locator('[data-replayed="different"]');
  await different.waitFor();
  expect(await different.innerText()).toMatch(
    /不一致[\s\S]*1 处[\s\S]*findings\.0\.confidence[\s\S]*0\.92[\s\S]*0\.45/,
  );
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("the judge checks the fairness of advice by keyboard and reads the result as a table, also in print (G4.3)", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const { page: window } = visit;
  await window.locator("[data-fairness]").press("Enter");
  const report = window.locator("[data-fairness-report]");
  await report.waitFor();
  expect(await report.getAttribute("data-fairness-report")).toBe("same");
  const states = report.locator("[data-attribute]");
  expect(await states.count()).toBe(6);
  expect(await report.locator('[data-attribute="sex"]').getAttribute("data-state")).toBe("same");
  expect(await report.evaluate((element) => element === document.activeElement)).toBe(true);
  await window.emulateMedia({ media: "print" });
  expect(await report.locator("table").isVisible()).toBe(true);
  await visit.shot("fairness-check");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

interface Recorded {
  readonly data: string;
  readonly n: number;
  readonly measuredOn?: string;
  readonly metrics: Readonly<Record<string, { value: number; low: number; high: number; trivial: number | null }>>;
}

const QUALITY = join(import.meta.dirname, "..", "..", "..", "evaluations", "quality.json");

test("UX 20: the feature card opens by keyboard and shows the recorded figures with size, baseline and day", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const { page: window } = visit;
  await window.locator("[data-card-button]").press("Enter");
  const card = window.getByRole("dialog");
  await card.locator("[data-figure]").first().waitFor();
  const recorded = JSON.parse(readFileSync(QUALITY, "utf8")) as Readonly<Record<string, Recorded>>;
  const { data, n, measuredOn, metrics } = recorded["statutes"] ?? { data: "", n: 0, metrics: {} };
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const names = Object.keys(metrics);
  expect(names.length).toBeGreaterThan(0);
  for (const [name, { value, low, high, trivial }] of Object.entries(metrics)) {
    const row = card.locator(`[data-figure="${name}"]`);
    expect((await row.locator("td").allInnerTexts()).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      `${percent(value)} [${percent(low)}, ${percent(high)}]`,
      trivial === null ? "—" : percent(trivial),
      `statutes · ${data}`,
      String(n),
      measuredOn ?? "未载明",
    ]);
  }
  expect(await card.innerText()).toMatch(/不做什么[\s\S]*已知局限[\s\S]*数据截至[\s\S]*\d{4}-\d{2}-\d{2}/);
  await visit.shot("feature-card");
  await window.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 20: the card opens by the key I, and an application without recorded figures says that it has none", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/evidence`, "judge");
  const { page: window } = visit;
  await window.route(/\/api\/applications\/[^/]+\/card$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), figures: [] } });
  });
  await window.locator("[data-card-button]").waitFor();
  await window.keyboard.press("i");
  const card = window.getByRole("dialog");
  await card.locator("h3", { hasText: "实测指标" }).waitFor();
  expect(await card.locator("[data-figure]").count()).toBe(0);
  expect(await card.getByText("本应用尚无实测指标，请谨慎参考。").count()).toBe(1);
  expect(visit.faults).toEqual([]);
  await visit.close();
});
