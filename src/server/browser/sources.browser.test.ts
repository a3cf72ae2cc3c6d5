import type { Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Page } from "../../vocabulary/page.ts";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;

beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "出处核对案");
  await (await stage.api("judge")).waitUntilRead(stage.caseId);
});
afterAll(() => stage?.close());

const bare = (text: string): string => text.replace(/\s/g, "");
const oneLine = { timeout: PATIENCE, interval: 50 };

/** What is marked in the viewer, and whether all of the mark that fits is in sight. */
function marked(window: Window): Promise<{ text: string; inSight: boolean }> {
  return window.evaluate(() => {
    const group = document.querySelector("[data-mark-text]");
    const [pane, mark] = [document.querySelector("[data-page-pane]"), document.querySelector("[data-mark]")];
    if (!group || !pane || !mark) return { text: "", inSight: false };
    const [outer, inner] = [pane.getBoundingClientRect(), mark.getBoundingClientRect()];
    const isInside = inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    const isOnScreen = inner.top >= 0 && inner.bottom <= innerHeight && inner.left < outer.right;
    return { text: group.getAttribute("data-mark-text") ?? "", inSight: isInside && isOnScreen };
  });
}

/** Presses every source chip one after the other and checks the mark of each (UX 1); gives their number. */
async function checkChips(window: Window): Promise<number> {
  const chips = window.locator("[data-source-chip]");
  await chips.first().waitFor();
  const count = await chips.count();
  for (let at = 0; at < count; at += 1) {
    const chip = chips.nth(at);
    const quote = bare((await chip.getAttribute("data-quote")) ?? "");
    await chip.click();
    await expect.poll(() => marked(window).then(({ text }) => bare(text)), oneLine).toBe(quote);
    await expect.poll(() => marked(window).then(({ inSight }) => inSight), oneLine).toBe(true);
  }
  return count;
}

test("UX 1: every source chip of the fields marks just its quotation, in sight", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const passages = prepared.fields.flatMap(({ passages: own, conflicts }) => [
    ...own,
    ...conflicts.flatMap((reading) => reading.passages),
  ]);
  expect(await checkChips(visit.page)).toBe(passages.length);
  await visit.shot("source-chip");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 1: every source chip of what the product read from scanned pages marks just its quotation, in sight", async () => {
  const visit = await stage.visit(`/cases/${stage.caseId}/fields`, "judge");
  expect(await checkChips(visit.page)).toBeGreaterThan(10);
  await visit.shot("source-chip-in-scan");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 1: words found in scanned pages are marked where they stand", async () => {
  const visit = await stage.visit(`/cases/${stage.caseId}/dossier`, "judge");
  await visit.page.locator("[data-page-inner] img").waitFor();
  await visit.page.keyboard.press("/");
  await visit.page.keyboard.type("借条");
  await visit.page.keyboard.press("Enter");
  const found = visit.page.locator("[data-found]");
  await found.first().waitFor();
  const count = await found.count();
  expect(count).toBeGreaterThan(2);
  for (let at = 0; at < count; at += 1) {
    await found.nth(at).click();
    await expect.poll(() => marked(visit.page), oneLine).toEqual({ text: "借条", inSight: true });
  }
  await visit.shot("found-in-scan");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 12: Tab through the fields moves page and mark each time and keeps the zoom", async () => {
  const { page: window, ...visit } = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const focused = () => window.evaluate(() => document.activeElement?.getAttribute("data-field") ?? "");
  await window.locator("[data-zoom]").waitFor();
  for (const zoom of ["125", "150"]) {
    await window.keyboard.press("+");
    await window.locator(`[data-zoom="${zoom}"]`).waitFor();
  }
  await window.locator("[data-field]").first().focus();
  const byName = new Map(prepared.fields.map((field) => [field.name, field.passages[0]]));
  const seen = new Set<string>();
  const pages = new Set<string>();
  for (let presses = 0; seen.size < byName.size && presses < 200; presses += 1) {
    const name = await focused();
    const passage = byName.get(name);
    if (passage && !seen.has(name)) {
      seen.add(name);
      const place = `${passage.original}/${passage.page}`;
      await window.locator(`[data-viewed="${place}"]`).waitFor();
      await expect.poll(() => marked(window), oneLine).toEqual({ text: passage.quote, inSight: true });
      pages.add(place);
    }
    await window.keyboard.press("Tab");
  }
  expect([...seen].sort()).toEqual([...byName.keys()].sort());
  expect(pages.size).toBe(3);
  expect(await window.locator("[data-zoom]").getAttribute("data-zoom")).toBe("150");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

interface Share {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Place and size of the mark as shares of the shown page, as they stand on the screen. */
function markOnPage(window: Window): Promise<Share> {
  return window.evaluate(() => {
    const image = document.querySelector("[data-page-inner] img")?.getBoundingClientRect() ?? new DOMRect();
    const mark = document.querySelector("[data-mark]")?.getBoundingClientRect() ?? new DOMRect();
    return {
      x: (mark.left + mark.width / 2 - image.left) / image.width,
      y: (mark.top + mark.height / 2 - image.top) / image.height,
      width: mark.width / image.width,
      height: mark.height / image.height,
    };
  });
}

/** The same place on the page turned back upright. */
function upright({ x, y, width, height }: Share, turn: number): Share {
  if (turn === 90) return { x: y, y: 1 - x, width: height, height: width };
  if (turn === 180) return { x: 1 - x, y: 1 - y, width, height };
  if (turn === 270) return { x: 1 - y, y: x, width: height, height: width };
  return { x, y, width, height };
}

/** Where the characters of a passage stand on the page, from the corners of their line and the edges of its characters. */
function placeOf(page: Page, passage: { start: number; end: number }): Share {
  const line = page.lines.find(({ start, end }) => start <= passage.start && passage.end <= end);
  if (!line) throw new Error("The words stand on two lines");
  const at = (numbers: readonly number[], index: number): number => numbers[index] ?? Number.NaN;
  const [first, last] = [at(line.edges, 0), at(line.edges, line.end - line.start)];
  const along = (offset: number): number => (at(line.edges, offset - line.start) - first) / (last - first);
  const corner = (left: number, right: number, share: number): [number, number] => [
    at(line.quad, left) + (at(line.quad, right) - at(line.quad, left)) * share,
    at(line.quad, left + 1) + (at(line.quad, right + 1) - at(line.quad, left + 1)) * share,
  ];
  const corners = [passage.start, passage.end].flatMap((offset) => [
    corner(0, 2, along(offset)),
    corner(6, 4, along(offset)),
  ]);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

test("UX 13: the mark stays on its words within 1 % at four zooms and four rotations", async () => {
  const api = await stage.api("judge");
  const [hit] = await api.send<{ original: string; number: number; start: number; end: number }[]>(
    "GET",
    `/cases/${stage.caseId}/search?words=${encodeURIComponent("借款本金")}`,
  );
  if (!hit) throw new Error("借款本金 is not found in the scanned pages");
  const page = Page.parse(await api.send("GET", `/cases/${stage.caseId}/pages/${hit.original}/${hit.number}`));
  const wanted = placeOf(page, hit);
  const address = `original=${hit.original}&page=${hit.number}&start=${hit.start}&end=${hit.end}`;
  const visit = await stage.visit(`/cases/${stage.caseId}/dossier?${address}`, "judge");
  const { page: window } = visit;
  await window.locator("[data-mark]").first().waitFor();
  // The image tells where the mark should be only once it is there itself.
  await window.waitForFunction(() => document.querySelector<HTMLImageElement>("[data-page-inner] img")?.complete);
  const zoom = window.locator("[data-zoom]");
  const zoomTo = async (percent: string, key: "+" | "-") => {
    while ((await zoom.getAttribute("data-zoom")) !== percent) await window.keyboard.press(key);
  };
  await zoomTo("50", "-");
  for (const percent of ["50", "100", "200", "400"]) {
    await zoomTo(percent, "+");
    for (const turn of [0, 90, 180, 270]) {
      const shown = upright(await markOnPage(window), turn);
      for (const side of ["x", "y", "width", "height"] as const)
        expect(Math.abs(shown[side] - wanted[side]), `${side} at ${percent} %, ${turn} degrees`).toBeLessThan(0.01);
      expect(await marked(window)).toEqual({ text: "借款本金", inSight: true });
      if (percent === "200") await visit.shot(`turned-${turn}`);
      await window.keyboard.press("r");
    }
  }
  expect(visit.faults).toEqual([]);
  await visit.close();
});
