import type { Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseField } from "../../vocabulary/case-record.ts";
import type { HistoryRow } from "../../vocabulary/protocol.ts";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;
beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "逐项核对案");
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };

const waitingFields = (): Promise<CaseField[]> =>
  stage
    .api("clerk")
    .then((clerk) => clerk.send<CaseField[]>("GET", `/cases/${prepared.id}/fields`))
    .then((fields) => fields.filter(({ status }) => status === "proposed"));

const history = (): Promise<HistoryRow[]> =>
  stage.api("clerk").then((clerk) => clerk.send<HistoryRow[]>("GET", `/cases/${prepared.id}/history`));

/** The item before the person: its card has the focus, so that the keys of the queue work and screen readers read it. */
function focusedItem(window: Window): Promise<string> {
  return window.evaluate(() => document.activeElement?.getAttribute("data-review") ?? "");
}

/** Starts the review as somebody without a mouse does: Tab to the button, then Enter. */
async function startByKeyboard(window: Window): Promise<void> {
  await window.locator("[data-start-review]").waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    await window.keyboard.press("Tab");
    if (await window.evaluate(() => document.activeElement?.hasAttribute("data-start-review"))) break;
  }
  await window.keyboard.press("Enter");
  await expect.poll(() => focusedItem(window), often).not.toBe("");
}

const DOUBTS = ["conflict", "warning", "low", "middle", "high"];

test("UX 11: doubtful values come first and show it by icon and words, also without colours", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const { page: window } = visit;
  const session = await visit.context.newCDPSession(window);
  await session.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
  await startByKeyboard(window);
  const seen: { doubt: string; words: string; icon: string }[] = [];
  for (const _ of prepared.fields) {
    const item = await focusedItem(window);
    const badge = window.locator("[data-review] [data-doubt]").first();
    const { width, height } = (await badge.locator("svg").boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(10);
    seen.push({
      doubt: (await badge.getAttribute("data-doubt")) ?? "",
      words: await badge.innerText(),
      icon: (await badge.locator("svg").getAttribute("data-icon")) ?? "",
    });
    if (seen.length === 1) await visit.shot("review-without-colours");
    await window.keyboard.press("s");
    await expect.poll(() => focusedItem(window), often).not.toBe(item);
  }
  const ranks = seen.map(({ doubt }) => DOUBTS.indexOf(doubt));
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  const kinds = new Map(seen.map((one) => [one.doubt, one]));
  expect([...kinds.keys()]).toEqual(DOUBTS);
  expect(new Set([...kinds.values()].map(({ words }) => words)).size).toBe(DOUBTS.length);
  expect(new Set([...kinds.values()].map(({ icon }) => icon)).size).toBe(DOUBTS.length);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 10: undo in the queue brings the item back with its value, and the history keeps both acts", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const { page: window } = visit;
  await startByKeyboard(window);
  // The conflict and the failed check come first; a doubtful value is accepted here.
  const card = (name: string) => window.locator(`[data-review="${name}"]`);
  await window.keyboard.press("s");
  await window.keyboard.press("s");
  const name = "defendants.1.phone";
  await card(name).waitFor();
  await window.keyboard.press("a");
  await expect.poll(() => focusedItem(window), often).not.toBe(name);
  await window.keyboard.press("u");
  await card(name).waitFor();
  expect(await focusedItem(window)).toBe(name);
  expect(await window.locator("[data-review-value]").innerText()).toContain("19900006602");
  await expect.poll(() => waitingFields().then((fields) => fields.map((field) => field.name)), often).toContain(name);
  const rows = await history();
  expect(rows.slice(0, 2)).toMatchObject([
    { what: `undo:${name}`, by: "陆禾" },
    { what: `field:${name}`, after: "19900006602", by: "陆禾" },
  ]);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 9: twenty-four fields are reviewed by keyboard only, with fewer than three key presses an item", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const { page: window } = visit;
  await startByKeyboard(window);
  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await window.keyboard.press(key);
  };
  const onward = async (key: string) => {
    const before = await focusedItem(window);
    await press(key);
    await expect.poll(() => focusedItem(window), often).not.toBe(before);
  };
  // Two readings conflict: "accept" does nothing until one of them is taken by its number.
  expect(await focusedItem(window)).toBe("loan.principal");
  await press("a");
  expect(await focusedItem(window)).toBe("loan.principal");
  await visit.shot("review-conflict");
  await onward("2");
  await onward("j");
  await onward("k");
  expect(await focusedItem(window)).toBe("plaintiffs.1.idNumber");
  await onward("a");
  // A correction is typed, and Enter goes on to the next item.
  expect(await focusedItem(window)).toBe("defendants.1.phone");
  await press("e");
  await window.locator('[data-field="correct.defendants.1.phone"]').waitFor();
  await press("End");
  await press("Backspace");
  await press("9");
  await onward("Enter");
  await onward("s");
  await onward("a");
  await onward("u");
  for (let rest = 0; rest < 40 && (await focusedItem(window)) !== "done"; rest += 1) await onward("a");
  expect(await focusedItem(window)).toBe("done");
  await visit.shot("review-done");
  expect(presses / prepared.fields.length).toBeLessThan(3);
  await expect.poll(waitingFields, often).toEqual([]);
  const fields = await (await stage.api("judge")).send<CaseField[]>("GET", `/cases/${prepared.id}/fields`);
  const valueOf = (name: string) => fields.find((field) => field.name === name)?.value;
  expect(valueOf("loan.principal")).toBe("9400000");
  expect(valueOf("defendants.1.phone")).toBe("19900006609");
  expect(valueOf("claims.1.amount")).toBe("12000000");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 38: two changes of a field stand in the history with their difference, on screen and as CSV", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/fields`, "clerk");
  const { page: window } = visit;
  const input = window.locator('[data-field="loan.dueOn"]');
  const row = window.locator('[data-field-row="loan.dueOn"]');
  for (const day of ["2024-05-08", "2024-05-17"]) {
    await input.fill(day);
    await row.getByPlaceholder("更正依据").fill(`与合同第三条核对 ${day}`);
    await input.press("Enter");
    // Saved: the line with ground and buttons is gone.
    await row.getByPlaceholder("更正依据").waitFor({ state: "detached" });
  }
  await window.locator('[data-tab="history"]').click();
  const rows = window.locator("[data-history] tbody tr", { hasText: "借款 · 到期日" });
  await expect.poll(() => rows.count(), often).toBeGreaterThanOrEqual(3);
  const changes = await Promise.all(
    [0, 1].map(async (at) => ({
      gone: (await rows.nth(at).locator("del").allInnerTexts()).join(""),
      come: (await rows.nth(at).locator("ins").allInnerTexts()).join(""),
      text: await rows.nth(at).innerText(),
    })),
  );
  expect(changes[0]?.come).toContain("17");
  expect(changes[0]?.gone).toContain("8");
  expect(changes[1]?.come).toContain("8");
  expect(changes[1]?.gone).toContain("7");
  for (const change of changes) expect(change.text).toMatch(/陆禾[\s\S]*与合同第三条核对/);
  await visit.shot("history");
  const downloading = window.waitForEvent("download");
  await window.locator(".xz-download").click();
  const stream = await (await downloading).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  const csv = Buffer.concat(parts).toString("utf8");
  expect(csv).toContain("field:loan.dueOn,2024-05-08,2024-05-17");
  expect(csv).toContain("field:loan.dueOn,2024-05-07,2024-05-08");
  expect(visit.faults).toEqual([]);
  await visit.close();
});
