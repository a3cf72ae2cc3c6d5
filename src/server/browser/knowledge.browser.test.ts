import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { LawView, ReleaseRow } from "../../vocabulary/protocol-knowledge.ts";
import { importExampleLaws, LONG, OLD_NOTICE, PORT } from "./example-laws.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  const judge = await stage.api("judge");
  await importExampleLaws(stage.dataDir);
  // The server follows an import while it runs.
  await vi.waitFor(
    async () => {
      const { versions } = await judge.send<LawView>("GET", `/laws/${encodeURIComponent(PORT)}`);
      expect(versions.length).toBe(2);
    },
    { timeout: 60_000, interval: 500 },
  );
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const lawAddress = (key: string) => `/knowledge/laws/${encodeURIComponent(key)}`;
const copied = (window: Window): Promise<string> => window.evaluate(() => navigator.clipboard.readText());
const partOf = (window: Window, name: string) => new URL(window.url()).searchParams.get(name);

test("issue 3.5: a citation in the search box brings its article first, words bring the articles that hold them", async () => {
  const visit = await stage.visit("/knowledge", "judge", CLIPBOARD);
  const { page: window } = visit;
  await window.locator("[data-laws]").waitFor();
  await window.keyboard.press("s");
  await window.keyboard.type(`${PORT}第六条`);
  await window.keyboard.press("Enter");
  const first = window.locator("[data-provision]").first();
  await first.waitFor();
  expect(await first.innerText()).toContain(`《${PORT}》第六条`);
  expect(await first.innerText()).toContain("十五日内");
  expect(partOf(window, "words")).toBe(`${PORT}第六条`);
  await first.locator("[data-copy-citation]").press("Enter");
  await expect.poll(() => copied(window), often).toBe(`《${PORT}》第六条`);
  await window.locator("#knowledge-words").fill("灯塔费 结算");
  await window.keyboard.press("Enter");
  await expect.poll(() => window.locator("[data-provision]").first().innerText(), often).toContain("灯塔费");
  await visit.shot("knowledge-search");
  await window.locator("#knowledge-words").fill(`${PORT}第九十九条`);
  await window.keyboard.press("Enter");
  await window.locator('[data-citation-problem="no-such-article"]').waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.5: the filters of the list stay in the address and survive going into a law and Back (UX 37)", async () => {
  const visit = await stage.visit("/knowledge/laws", "judge");
  const { page: window } = visit;
  await window.locator("[data-law-count]").waitFor();
  await window.getByRole("combobox", { name: "效力级别" }).press("ArrowDown");
  await window.locator(".ant-select-item-option", { hasText: /^行政法规（\d+）$/ }).click();
  await expect.poll(() => partOf(window, "rank"), often).toBe("administrative-regulation");
  const law = window.locator(`[data-law="${PORT}"]`);
  await law.waitFor();
  await expect.poll(() => window.locator(`[data-law="${LONG}"]`).count(), often).toBe(0);
  await visit.shot("knowledge-laws");
  await law.click();
  await window.locator(`[data-reader="${PORT}"] [data-article="1"]`).waitFor();
  await window.goBack();
  await law.waitFor();
  expect(partOf(window, "rank")).toBe("administrative-regulation");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 14: the slider moves by keys between versions, the day stands in the address, and old text is warned of", async () => {
  const visit = await stage.visit(lawAddress(PORT), "judge");
  const { page: window } = visit;
  const shown = window.locator("[data-version]");
  await shown.waitFor();
  expect(await shown.getAttribute("data-version")).toBe("2022-06-01");
  const slider = window.getByRole("slider");
  await slider.press("ArrowLeft");
  await expect.poll(() => partOf(window, "on"), often).toBe("2015-03-01");
  await window.locator('[data-version="2015-03-01"]').waitFor();
  await window.locator('[data-law-text="2015-03-01"] [data-article="5"]', { hasText: "三十日内" }).waitFor();
  await window.locator("[data-old-text]").waitFor();
  await visit.shot("knowledge-old-version");
  await window.reload();
  await window.locator('[data-version="2015-03-01"]').waitFor();
  await window.getByRole("slider").press("ArrowRight");
  await window.locator('[data-law-text="2022-06-01"] [data-article="6"]', { hasText: "十五日内" }).waitFor();
  await window.goto(`${lawAddress(PORT)}?on=2001-01-01`);
  await window.locator("[data-none-in-force]").waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.5: a law of 1,260 articles: number and Enter, words with counts, next and previous, contents follow", async () => {
  const visit = await stage.visit(lawAddress(LONG), "judge");
  const { page: window } = visit;
  await window.locator('[data-article="1260"]').waitFor({ state: "attached" });
  expect(await window.locator("[data-article]").count()).toBe(1260);
  await window.keyboard.press("/");
  await window.keyboard.type("667");
  await window.keyboard.press("Enter");
  const article = window.locator('[data-article="667"]');
  await expect.poll(() => article.evaluate((one) => one === document.activeElement), often).toBe(true);
  await expect
    .poll(() => article.evaluate((one) => one.getBoundingClientRect().top), often)
    .toSatisfy((top: number) => top >= 0 && top < 400);
  await expect
    .poll(() => window.locator('[data-contents][aria-current="location"]').innerText(), often)
    .toContain("示例章节16");
  await window.keyboard.press("/");
  await window.keyboard.press("ControlOrMeta+a");
  await window.keyboard.type("灯塔费");
  await expect.poll(() => window.locator("[data-find-in-law]").getAttribute("data-find-in-law"), often).toBe("26");
  const current = window.locator('[data-found-place="true"]');
  const places: (string | null)[] = [];
  for (const key of ["Enter", "Enter", "Shift+Enter"]) {
    await window.keyboard.press(key);
    await expect.poll(() => current.evaluate((one) => one.checkVisibility()), often).toBe(true);
    places.push(await current.evaluate((one) => one.closest("article")?.dataset["article"] ?? null));
  }
  expect(places).toEqual(["7", "57", "7"]);
  await visit.shot("knowledge-find");
  await window.locator("[data-contents]").last().press("Enter");
  await expect
    .poll(
      () => window.locator('[data-article="1219"]').evaluate((one) => one.getBoundingClientRect().top < innerHeight),
      often,
    )
    .toBe(true);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 36: the key C copies the citation of the article in focus, L its permanent link, which survives a reload", async () => {
  const visit = await stage.visit(lawAddress(PORT), "judge", CLIPBOARD);
  const { page: window } = visit;
  await window.locator('[data-article="6"]').waitFor();
  await window.keyboard.press("/");
  await window.keyboard.type("6");
  await window.keyboard.press("Enter");
  await window.keyboard.press("c");
  await expect.poll(() => copied(window), often).toBe(`《${PORT}》第六条`);
  await window.locator(".ant-message", { hasText: `已复制：《${PORT}》第六条` }).waitFor();
  await window.keyboard.press("l");
  await expect.poll(() => copied(window), often).toMatch(/\/articles\/6\?on=\d{4}-\d{2}-\d{2}$/);
  await window.goto(await copied(window));
  for (const again of [false, true]) {
    if (again) await window.reload();
    await window.locator("[data-official]", { hasText: `《${PORT}》第六条` }).waitFor();
    await window.locator(".xz-article-text", { hasText: "十五日内" }).waitFor();
  }
  // The version before had it under another number, with other words.
  const before = window.locator('[data-history-version="2015-03-01"]');
  expect(await before.innerText()).toContain("第五条");
  const change = window.locator('[data-history-version="2022-06-01"]');
  expect(await change.locator("del").allInnerTexts()).toEqual([expect.stringContaining("三")]);
  expect(await change.locator("ins").allInnerTexts()).toEqual([expect.stringContaining("五")].slice(0, 1));
  expect(Number(await window.locator("[data-cited-by]").getAttribute("data-cited-by"))).toBeGreaterThanOrEqual(2);
  await visit.shot("knowledge-article");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.2: citations in the text are links with a card; one that leads nowhere says why", async () => {
  const visit = await stage.visit(`${lawAddress(PORT)}`, "judge");
  const { page: window } = visit;
  const link = window.locator('[data-article="8"] [data-citation]');
  await link.waitFor();
  expect(await link.innerText()).toContain("第六条");
  await link.focus();
  await window.locator("[data-cited-card]", { hasText: "十五日内" }).waitFor();
  await visit.shot("knowledge-card");
  await link.press("Enter");
  await window.locator("[data-official]", { hasText: `《${PORT}》第六条` }).waitFor();
  const citing = window.locator("[data-cited-by] a", { hasText: "若干问题的解释" });
  await citing.first().click();
  await window.locator('[data-article-page="1"] [data-citation]').first().waitFor();
  await window.locator("[data-in-law]").click();
  const open = window.locator('[data-article="2"] [data-citation-problem="no-such-article"]');
  await open.focus();
  await window.locator(".xz-cited-card:visible").waitFor();
  expect((await window.locator(".xz-cited-card:visible").innerText()).length).toBeGreaterThan(5);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.2: a citation by its old number leads to the article of today and says why it has another number", async () => {
  const visit = await stage.visit(lawAddress(OLD_NOTICE), "judge");
  const { page: window } = visit;
  const renumbered = window.locator("[data-renumbered]");
  await renumbered.waitFor();
  expect(await renumbered.innerText()).toMatch(/原第5条，现为第6条/);
  expect((await renumbered.getAttribute("title"))?.length).toBeGreaterThan(5);
  await visit.shot("knowledge-renumbered");
  await window.locator("[data-citation]").click();
  await window.locator("[data-official]", { hasText: `《${PORT}》第六条` }).waitFor();
  // On a day before the change the number was the one that is written.
  await window.goto(`${lawAddress(OLD_NOTICE)}?on=2018-01-01`);
  const link = window.locator("[data-citation]");
  await link.waitFor();
  expect(await renumbered.count()).toBe(0);
  await link.click();
  await window.locator("[data-official]", { hasText: `《${PORT}》第五条` }).waitFor();
  await window.locator(".xz-article-text", { hasText: "三十日内" }).waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.5: while no law is imported the page says how to import and that digests are shown meanwhile", async () => {
  const visit = await stage.visit("/verify", "judge");
  const { page: window } = visit;
  await window.route("**/api/laws", (route) => route.fulfill({ json: { total: 0, rows: [], ranks: [], fields: [] } }));
  await window.goto("/knowledge/laws");
  const empty = window.locator("[data-no-laws]");
  await empty.waitFor();
  expect(await empty.innerText()).toMatch(/npm run xiezhi -- laws import[\s\S]*摘要/);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.5: two versions beside each other with counts, changes by key, all articles on demand, also in print", async () => {
  const visit = await stage.visit(lawAddress(PORT), "judge");
  const { page: window } = visit;
  await window.locator("[data-compare]").click();
  const rows = window.locator("[data-change]");
  await rows.first().waitFor();
  const count = async (kind: string) => (await window.locator(`[data-count="${kind}"]`).innerText()).match(/\d+/)?.[0];
  expect(await count("added")).toBe("1");
  expect(await count("removed")).toBe("1");
  expect(Number(await count("changed"))).toBeGreaterThanOrEqual(2);
  expect(Number(await count("renumbered"))).toBeGreaterThanOrEqual(2);
  expect(await window.locator('[data-change="same"]').count()).toBe(0);
  const changed = rows.filter({ hasText: "作业合同" });
  await expect.poll(() => changed.locator("del").allInnerTexts(), often).not.toEqual([]);
  expect((await changed.locator("ins").allInnerTexts()).join()).toContain("五");
  await window.keyboard.press("j");
  expect(await rows.first().evaluate((one) => one === document.activeElement)).toBe(true);
  await window.keyboard.press("j");
  expect(await rows.nth(1).evaluate((one) => one === document.activeElement)).toBe(true);
  await window.keyboard.press("k");
  expect(await rows.first().evaluate((one) => one === document.activeElement)).toBe(true);
  await visit.shot("knowledge-compare");
  await window.locator("[data-only-changes]").click();
  await window.locator('[data-change="same"]').first().waitFor();
  await window.emulateMedia({ media: "print" });
  expect(await window.locator(".xz-header").isVisible()).toBe(false);
  expect(await window.locator(".xz-knowledge-bar").isVisible()).toBe(false);
  expect(await changed.first().isVisible()).toBe(true);
  await visit.shot("knowledge-compare-print");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.5: cases are read in parts and invented ones say so; terms lead to the article that defines them", async () => {
  const visit = await stage.visit("/knowledge/cases", "judge");
  const { page: window } = visit;
  await window.locator("[data-library-case]").first().waitFor();
  await window.locator("#knowledge-words").fill("借款");
  await window.keyboard.press("Enter");
  await expect.poll(() => partOf(window, "words"), often).toBe("借款");
  const row = window.locator("[data-library-case]").first();
  await row.waitFor();
  const isInvented = (await row.locator("[data-invented]").count()) > 0;
  await visit.shot("knowledge-cases");
  await row.locator("a").click();
  const parts = window.locator("[data-part]");
  await parts.first().waitFor();
  expect(await window.locator(".xz-contents a").count()).toBe(await parts.count());
  expect((await window.locator("[data-invented]").count()) > 0).toBe(isInvented);
  await visit.shot("knowledge-case");
  await window.locator('[data-knowledge-tab="terms"]').click();
  await window.locator("[data-terms]").waitFor();
  await window.locator("#knowledge-words").fill("示例港口");
  await window.keyboard.press("Enter");
  const term = window.locator('[data-term="示例港口"]');
  await term.waitFor();
  await visit.shot("knowledge-terms");
  await term.locator("a").click();
  await window.locator("[data-official]", { hasText: `《${PORT}》第二条` }).waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("issue 3.5: only the president may use an earlier release, with a reason; the law is then that of the release", async () => {
  const judge = await stage.visit("/knowledge/releases", "judge");
  await judge.page.locator("[data-release]").first().waitFor();
  expect(await judge.page.locator("[data-use-release]").count()).toBe(0);
  await judge.close();
  const president = await stage.api("president");
  const laws = (await president.send<ReleaseRow[]>("GET", "/releases")).filter((row) => row.collection === "laws");
  const [newest, earlier] = laws.map(({ release }) => release).sort((a, b) => (a < b ? 1 : -1));
  const visit = await stage.visit("/knowledge/releases", "president");
  const { page: window } = visit;
  const use = async (release: string | undefined, reason: string) => {
    await window.locator(`[data-use-release="${release}"]`).first().click();
    await window.locator("[data-use-confirm]").click();
    await window.locator("#release-reason-fault").waitFor();
    await window.locator("#release-reason").fill(reason);
    await visit.shot("knowledge-release-dialog");
    await window.locator("[data-use-confirm]").click();
    await window.locator(`[data-release-done="${release}"]`).waitFor();
    await window.locator(`[data-release="${release}"][data-current="true"]`).waitFor();
  };
  await use(earlier, "新版本的来源有待核对");
  await visit.shot("knowledge-releases");
  await window.goto(lawAddress(PORT));
  await window.locator('[data-version="2015-03-01"]').waitFor();
  expect(await window.getByRole("slider").count()).toBe(0);
  await window.goto("/knowledge/releases");
  await use(newest, "来源已核对");
  await window.goto(lawAddress(PORT));
  await window.locator('[data-version="2022-06-01"]').waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

const LOOKS = [
  { name: "zh", language: "zh", large: false, width: 1280 },
  { name: "en", language: "en", large: false, width: 1280 },
  { name: "zh-large", language: "zh", large: true, width: 1280 },
  { name: "zh-phone", language: "zh", large: false, width: 390 },
] as const;

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[];
}

test.each(LOOKS)(
  "UX 28, 31: no accessibility fault and no sideways scroll on any knowledge page ($name)",
  async (look) => {
    const visit = await stage.visit("/verify", "president", { viewport: { width: look.width, height: 800 } });
    const { page: window } = visit;
    await visit.context.addInitScript(({ language, large }) => {
      localStorage.setItem("xiezhi:preferences", JSON.stringify({ language, large, singleKeys: true }));
    }, look);
    const faults: Record<string, unknown> = {};
    const addresses = {
      laws: "/knowledge/laws",
      search: `/knowledge/laws?words=${encodeURIComponent(`${PORT}第六条`)}`,
      reader: lawAddress(PORT),
      old: `${lawAddress(PORT)}?on=2015-03-01`,
      article: `${lawAddress(PORT)}/articles/6?on=2022-06-01`,
      compare: `${lawAddress(PORT)}/compare`,
      cases: "/knowledge/cases",
      terms: "/knowledge/terms",
      releases: "/knowledge/releases",
      missing: lawAddress("没有的法律"),
    };
    const check = async (name: string) => {
      await window.waitForFunction(() => !document.querySelector(".xz-loading") && document.querySelector(".xz-page"));
      await window.evaluate(() => document.fonts.ready.then(() => undefined));
      await window.evaluate(AXE);
      const { violations } = await window.evaluate<AxeResult>("axe.run(document, { resultTypes: ['violations'] })");
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(" | ")}`,
      );
      const wider = await window.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wider > 1) found.push(`wider than the window by ${wider}`);
      if (found.length > 0) faults[name] = found;
      await visit.shot(`knowledge-${look.name}-${name}`);
    };
    for (const [name, address] of Object.entries(addresses)) {
      await window.goto(address);
      await check(name);
    }
    await window.goto("/knowledge/cases");
    await window.locator("[data-library-case] a").first().click();
    await window.locator("[data-part]").first().waitFor();
    await check("case");
    expect(faults).toEqual({});
    expect(visit.faults).toEqual([]);
    await visit.close();
  },
);
