import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext, Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage, type Visit } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;
beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "无障碍核对案");
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Look {
  readonly language: "zh" | "en";
  readonly large: boolean;
}
const LOOKS: readonly Look[] = [
  { language: "zh", large: false },
  { language: "en", large: false },
  { language: "zh", large: true },
];

/** Sets language and text size as the buttons of the page do, before the page is opened. */
async function prefer(context: BrowserContext, look: Look): Promise<void> {
  await context.addInitScript((choice) => {
    localStorage.setItem("xiezhi:preferences", JSON.stringify({ ...choice, singleKeys: true }));
  }, look);
}

/** Nothing is being loaded any more and the fonts are there. */
async function settled(window: Window): Promise<void> {
  await window.waitForFunction(() => !document.querySelector(".xz-loading") && document.querySelector("h1"));
  await window.evaluate(() => document.fonts.ready.then(() => undefined));
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

/** Serious and critical faults by axe-core, as "rule: element". */
async function seriousFaults(window: Window): Promise<string[]> {
  // By the debugger, because the policy of the page rightly refuses foreign scripts.
  await window.evaluate(AXE);
  const { violations } = await window.evaluate<AxeResult>("axe.run(document, { resultTypes: ['violations'] })");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** Addresses of all pages of a person: those of the menu, of the case's tabs, and the ones without a link. */
async function addressesOf(visit: Visit): Promise<string[]> {
  const { page: window } = visit;
  await window.goto(`/cases/${prepared.id}/dossier`);
  await window.locator("[data-tab]").first().waitFor();
  const hrefs = await window
    .locator(".xz-menu-link, [data-tab]")
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  return [...new Set([...hrefs, "/cases/new", "/no-such-page"])];
}

test.each(LOOKS)(
  "UX 28: no serious accessibility fault on any page of the judge ($language, large $large)",
  async (look) => {
    const visit = await stage.visit("/cases", "judge");
    await prefer(visit.context, look);
    const { page: window } = visit;
    const faults: Record<string, string[]> = {};
    const addresses = await addressesOf(visit);
    expect(addresses.length).toBeGreaterThanOrEqual(6);
    for (const address of addresses) {
      await window.goto(address);
      await settled(window);
      expect(await window.locator("html").getAttribute("lang")).toBe(look.language === "zh" ? "zh-CN" : "en");
      const found = await seriousFaults(window);
      if (found.length > 0) faults[address] = found;
      await visit.shot(
        `route-${look.language}${look.large ? "-large" : ""}${address.replace(prepared.id, "id").replaceAll("/", "_")}`,
      );
    }
    expect(faults).toEqual({});
    expect(visit.faults).toEqual([]);
    await visit.close();
  },
);

test.each(LOOKS)(
  "UX 28: no serious fault in dialogues, errors and the review card ($language, large $large)",
  async (look) => {
    const visit = await stage.visit("/cases");
    await prefer(visit.context, look);
    const { page: window } = visit;
    const faults: Record<string, string[]> = {};
    const check = async (name: string) => {
      const found = await seriousFaults(window);
      if (found.length > 0) faults[name] = found;
      await visit.shot(`state-${look.language}${look.large ? "-large" : ""}-${name}`);
    };
    await window.reload();
    await settled(window);
    await window.locator("form button[type=submit]").click();
    await window.locator("[data-error-summary]").waitFor();
    await check("sign-in");
    await window.locator("#sign-login").fill("clerk");
    await window.locator("#sign-password").fill(stage.password);
    await window.keyboard.press("Enter");
    await window.locator("[data-case]").first().waitFor();
    await window.keyboard.press("Shift+?");
    await window.getByRole("dialog").waitFor();
    await check("shortcuts");
    await window.goto("/cases/new");
    await settled(window);
    await window.locator("form button[type=submit]").click();
    await window.locator("[data-error-summary]").waitFor();
    await check("new-case");
    await window.goto(`/cases/${prepared.id}/fields`);
    await window.locator("[data-start-review]").click();
    await window.locator("[data-review] [data-doubt]").first().waitFor();
    await check("review");
    await window.goto(`/cases/${prepared.id}/dossier`);
    await window.locator("[data-document]").first().waitFor();
    await window.keyboard.press("t");
    await window.locator("[data-page-text]").waitFor();
    await window.keyboard.press("/");
    await window.locator("search input").fill("借款");
    await window.keyboard.press("Enter");
    await window.locator("[data-found]").first().waitFor();
    await check("search");
    expect(faults).toEqual({});
    expect(visit.faults).toEqual([]);
    await visit.close();
  },
);

/** Words in sight that look like the key of a text and not like a text: "app.title", but no file name or number. */
function rawKeys(window: Window): Promise<string[]> {
  return window.evaluate(() => {
    const words = document.body.innerText.match(/\b[a-z][a-zA-Z-]*(?:\.[a-z][a-zA-Z-]*)+\b/g) ?? [];
    return words.filter((word) => !/\.(txt|pdf|jpe?g|png|docx|tiff?|webp|csv|json)$/.test(word));
  });
}

test("UX 27: the language changes in place: same page, same data, same focus, no key of a text in sight", async () => {
  const visit = await stage.visit("/cases", "clerk");
  const { page: window } = visit;
  const addresses = [...(await addressesOf(visit)), "/cases?words=%E6%97%A0%E9%9A%9C"];
  for (const address of addresses) {
    await window.goto(address);
    await settled(window);
    const button = window.locator(".xz-header-button", { hasText: /^\s*(English|中文)\s*$/ });
    const typed = window.locator("#new-title, [data-field='cause'], #case-words").first();
    const hasInput = (await typed.count()) > 0;
    if (hasInput) await typed.fill("尚未保存的文字");
    // An address may lead on, as /knowledge does to its first list; the language must not.
    const place = new URL(window.url()).pathname;
    expect(place.startsWith(address.split("?")[0] ?? address)).toBe(true);
    for (const language of ["en", "zh-CN"]) {
      await button.focus();
      await window.keyboard.press("Enter");
      await expect.poll(() => window.locator("html").getAttribute("lang"), often).toBe(language);
      expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await rawKeys(window), `${address} in ${language}`).toEqual([]);
      if (hasInput) expect(await typed.inputValue()).toBe("尚未保存的文字");
      expect(new URL(window.url()).pathname).toBe(place);
    }
    if (hasInput) await typed.fill("");
  }
  expect(visit.faults).toEqual([]);
  await visit.close();
});

interface Target {
  readonly what: string;
  readonly width: number;
  readonly height: number;
}

/** Buttons, links and inputs in sight that are smaller than 24 pixels either way; links within a sentence are exempt. */
function smallTargets(window: Window): Promise<Target[]> {
  return window.evaluate(() => {
    const elements = [
      ...document.querySelectorAll<HTMLElement>(
        "a[href],button,input,select,textarea,[role=button],[role=tab],[role=switch],[role=separator],summary",
      ),
    ];
    return elements
      .map((element) => {
        // The design system lays an invisible input over a larger shape; what one hits is the shape.
        const shape =
          element.closest("label,.ant-segmented-item,.ant-select,.ant-input-number,.ant-input-affix-wrapper") ??
          element;
        const { width, height } = shape.getBoundingClientRect();
        const what = `${element.tagName} ${element.className} ${element.innerText || element.getAttribute("aria-label")}`;
        return {
          what: what.slice(0, 120),
          width,
          height,
          isShown: element.checkVisibility({ visibilityProperty: true }),
        };
      })
      .filter(({ width, height, isShown }) => isShown && width > 1 && height > 1 && (width < 23.5 || height < 23.5))
      .map(({ what, width, height }) => ({ what, width, height }));
  });
}

interface FocusSight {
  readonly what: string;
  readonly isMarked: boolean;
  readonly isInWindow: boolean;
  readonly isCovered: boolean;
}

const SHAPES =
  ".ant-input-affix-wrapper,.ant-input-number,.ant-select,.ant-segmented-item,.ant-radio-wrapper,.ant-radio";

/** How the focused element can be seen: marked by an outline or ring, in the window, and under nothing else. */
async function focusSight(window: Window): Promise<FocusSight | undefined> {
  const seen = await window.evaluate((shapes) => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    // The design system lays an invisible input over a larger shape, and draws the ring there or at a neighbour.
    const shape = element.closest(shapes) ?? element;
    const beside = element.parentElement?.children ?? [];
    const rings = [element, shape, ...beside].map((one) => getComputedStyle(one));
    const { left, top, width, height } = (
      element.getBoundingClientRect().width > 2 ? element : shape
    ).getBoundingClientRect();
    const upper = document.elementFromPoint(Math.min(left + width / 2, innerWidth - 2), top + Math.min(height / 2, 10));
    return {
      what: `${element.tagName}.${element.className} ${element.innerText}`.slice(0, 100),
      outlines: rings.map(({ outlineStyle, outlineWidth }) => (outlineStyle === "none" ? "0px" : outlineWidth)),
      shadows: rings.map(({ boxShadow }) => boxShadow),
      isInWindow: top >= -1 && left >= -1 && top < innerHeight && left < innerWidth,
      isOnTop: [shape, element].some((one) => one.contains(upper)) || upper?.contains(element),
    };
  }, SHAPES);
  if (!seen) return undefined;
  const { what, outlines, shadows, isInWindow, isOnTop } = seen;
  const isMarked = outlines.some((width) => width !== "0px") || shadows.some((shadow) => shadow !== "none");
  return { what, isMarked, isInWindow, isCovered: isInWindow && !isOnTop };
}

function isHidden({ isMarked, isInWindow, isCovered }: FocusSight): boolean {
  return !isMarked || !isInWindow || isCovered;
}

/** The sight of the focus once the page has followed it: moving a mark beside it may take a moment. */
async function settledSight(window: Window): Promise<FocusSight | undefined> {
  let sight = await focusSight(window);
  for (let looks = 0; sight && isHidden(sight) && looks < 30; looks += 1) {
    await window.waitForTimeout(100);
    sight = await focusSight(window);
  }
  return sight;
}

test.each([false, true])(
  "UX 29: the focus is always to be seen and every target is large enough (large text %s)",
  async (large) => {
    const visit = await stage.visit("/cases", "clerk");
    await prefer(visit.context, { language: "zh", large });
    const { page: window } = visit;
    for (const address of await addressesOf(visit)) {
      await window.goto(address);
      await settled(window);
      expect(await smallTargets(window), `targets of ${address}`).toEqual([]);
      const hidden: FocusSight[] = [];
      for (let presses = 0; presses < 60; presses += 1) {
        await window.keyboard.press("Tab");
        const sight = await settledSight(window);
        if (!sight) break;
        if (isHidden(sight)) hidden.push(sight);
      }
      expect(hidden, `focus on ${address}`).toEqual([]);
    }
    await visit.close();
  },
);

test("UX 29: what can be dragged can be done by keys and buttons", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/dossier`, "clerk");
  const { page: window } = visit;
  const separator = window.getByRole("separator");
  await separator.waitFor();
  const now = async () => Number(await separator.getAttribute("aria-valuenow"));
  const before = await now();
  await separator.press("ArrowRight");
  await expect.poll(now, often).toBe(before + 5);
  await window.getByRole("button", { name: "左栏变窄" }).click();
  await expect.poll(now, often).toBe(before);
  await window.getByRole("button", { name: "添加材料" }).click();
  await window.getByRole("dialog").getByRole("button", { name: "选择文件夹" }).waitFor();
  await visit.close();
});

const assistanceDeclined = async (): Promise<boolean> => {
  const choices = await (await stage.api("clerk")).send<{ declined: boolean }[]>("GET", "/assistance");
  return choices.some(({ declined }) => declined);
};

test("UX 30: Shift+? opens the sheet; single keys can be switched off and are then dead", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const { page: window } = visit;
  const zoom = () => window.locator("[data-zoom]").getAttribute("data-zoom");
  await window.locator("[data-zoom]").waitFor();
  await window.keyboard.press("+");
  await expect.poll(zoom, often).toBe("125");
  await window.keyboard.press("Shift+?");
  const sheet = window.getByRole("dialog");
  await sheet.waitFor();
  expect(await sheet.locator("tbody tr").count()).toBeGreaterThan(6);
  await visit.shot("shortcuts");
  await sheet.getByRole("switch").click();
  await window.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await window.keyboard.press("+");
  await window.keyboard.press("t");
  await window.keyboard.press("Shift+?");
  // Keys that are no single letters still work, and come after those above.
  const assistance = () => window.locator("[data-assistance]").getAttribute("data-assistance");
  await window.keyboard.press("Alt+q");
  await expect.poll(assistance, often).toBe("off");
  await window.keyboard.press("Alt+q");
  await expect.poll(assistance, often).toBe("on");
  // The page shows the choice before the server has it; what follows begins with a reload.
  await expect.poll(assistanceDeclined, often).toBe(false);
  expect(await zoom()).toBe("125");
  expect(await window.locator("[data-page-text]").count()).toBe(0);
  expect(await sheet.isVisible()).toBe(false);
  // The choice is kept, and single keys come back when they are switched on again.
  await window.reload();
  await window.locator("[data-zoom]").waitFor();
  await window.getByRole("button", { name: "快捷键" }).click();
  expect(await sheet.getByRole("switch").getAttribute("aria-checked")).toBe("false");
  await sheet.getByRole("switch").click();
  await window.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await window.keyboard.press("+");
  await expect.poll(zoom, often).toBe("125");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 30: no key acts while an input method composes: Enter ends the word and sends nothing", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const { page: window } = visit;
  const written: string[] = [];
  window.on("request", (request) => {
    if (request.method() !== "GET") written.push(request.url());
  });
  const session = await visit.context.newCDPSession(window);
  const field = window.locator('[data-field="loan.method"]');
  const assistance = window.locator("[data-assistance]");
  await field.fill("");
  await expect.poll(() => assistance.getAttribute("data-assistance"), often).toBe("on");
  await field.focus();
  // A key that ends the composition is that key alone: a new word is begun before each.
  for (const key of ["Enter", "Escape", "Alt+q"]) {
    await session.send("Input.imeSetComposition", { text: "zhuanzhang", selectionStart: 10, selectionEnd: 10 });
    await window.keyboard.press(key);
    expect(await field.evaluate((input) => input === document.activeElement), key).toBe(true);
    expect(await assistance.getAttribute("data-assistance"), key).toBe("on");
    expect(written, key).toEqual([]);
  }
  await session.send("Input.insertText", { text: "转账" });
  await expect.poll(() => field.inputValue(), often).toContain("转账");
  expect(written).toEqual([]);
  // The word is in the field, and Enter now does what it does.
  await field.press("Enter");
  await expect.poll(() => written.length, often).toBeGreaterThan(0);
  expect(visit.faults).toEqual([]);
  await visit.close();
});
