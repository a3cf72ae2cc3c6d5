import type { Page as Window } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { AdviceView, RulingView } from "../../vocabulary/protocol.ts";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;

beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "辅助意见核对案");
});
/** The choice of a person and the switch of the court outlive a window; each test leaves them as it found them. */
afterEach(async () => {
  const everything = { application: "*", caseId: null, declined: false };
  await (await stage.api("judge")).send("PUT", "/assistance", everything);
  await (await stage.api("admin")).send("PUT", "/switches/statute-push", { on: true, ground: "测试结束，恢复启用" });
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };
const LABEL = "辅助参考，不代替裁判";

/** The tabs whose advice is asked for on the tab itself. */
const ASKED_ON = {
  evidence: "evidence-review",
  law: "statute-push",
  similar: "similar-cases",
  analysis: "adjudication-support",
} as const;

/** Asks for advice by its button where nobody has asked yet, and waits until it has come. */
async function ask(window: Window): Promise<void> {
  const said = window.locator("[data-summary], [data-abstention]");
  const button = window.locator("[data-advice] [data-ask]");
  await said.or(window.getByText("尚未请求辅助意见")).first().waitFor();
  if ((await said.count()) === 0) await button.click();
  await said.first().waitFor();
}

/** Shows the findings one by one with their reasons. */
async function showList(window: Window): Promise<void> {
  await window.locator("[data-advice] .ant-segmented-item", { hasText: "逐条理由" }).click();
  await window.locator("[data-finding]").first().waitFor();
}

const rulings = (): Promise<RulingView[]> =>
  stage.api("judge").then((judge) => judge.send<RulingView[]>("GET", `/cases/${prepared.id}/rulings`));

test("UX 4: every advice block says that it does not replace the judge, on screen and in print", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/evidence`, "judge");
  const { page: window } = visit;
  const seen = new Set<string>();
  const everywhere = { ...ASKED_ON, draft: "document-drafting" };
  for (const [tab, application] of Object.entries(everywhere)) {
    await window.locator(`[data-tab="${tab}"]`).click();
    // The tab left may still be on the page for a moment: the block of this one must have come.
    const blocks = window.locator(`[data-advice="${application}"]`);
    await blocks.first().waitFor();
    if (tab !== "draft") await ask(window);
    for (const media of ["screen", "print"] as const) {
      await window.emulateMedia({ media });
      for (const block of await blocks.all()) {
        seen.add((await block.getAttribute("data-advice")) ?? "");
        await expect
          .poll(() => block.getByText(LABEL, { exact: true }).isVisible(), { message: `${tab} in ${media}` })
          .toBe(true);
      }
    }
    await visit.shot(`advice-${tab}-print`);
    await window.emulateMedia({ media: "screen" });
  }
  expect(seen).toEqual(new Set(Object.values(everywhere)));
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 2: a statement without source says so, shows no source and cannot be adopted", async () => {
  const visit = await stage.visit("/cases", "judge");
  const { page: window } = visit;
  // The gate drops such statements; the page must hold even when one comes through.
  await window.route(/\/api\/cases\/[^/]+\/advice\?/, async (route) => {
    const answer = await route.fetch();
    const advice = (await answer.json()) as AdviceView | null;
    const findings = advice?.findings.map((one, at) => (at === 0 ? { ...one, sourced: false } : one));
    await route.fulfill({ response: answer, json: advice && { ...advice, findings } });
  });
  await (await stage.api("judge")).send("POST", "/applications/evidence-review/advice", { caseId: prepared.id });
  await window.goto(`/cases/${prepared.id}/evidence`);
  await ask(window);
  await showList(window);
  const [row, other] = [window.locator('[data-finding="0"]'), window.locator('[data-finding="1"]')];
  expect(await row.getAttribute("data-sourced")).toBe("false");
  expect(await row.locator("[data-no-source]").innerText()).toContain("未找到依据");
  expect(await row.locator("[data-source-chip], [data-reason]").count()).toBe(0);
  expect(await row.locator('[data-adopt="0"]').isDisabled()).toBe(true);
  expect(await row.locator('[data-adapt="0"]').isDisabled()).toBe(true);
  expect(await row.locator('[data-reject="0"]').isEnabled()).toBe(true);
  expect(await other.locator("[data-no-source]").count()).toBe(0);
  expect(await other.locator("[data-reason]").count()).toBeGreaterThan(0);
  expect(await other.locator('[data-adopt="1"]').isEnabled()).toBe(true);
  await visit.shot("advice-without-source");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 3: with advice present and adopted the decision stays empty until the judge types and saves it", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/analysis`, "judge");
  const { page: window } = visit;
  const written: string[] = [];
  window.on("request", (request) => {
    if (request.method() !== "GET") written.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  await ask(window);
  await showList(window);
  for (const at of [0, 1]) {
    await window.locator(`[data-adopt="${at}"]`).click();
    await window.locator(`[data-finding="${at}"][data-outcome="adopted"]`).waitFor();
  }
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter((one) => !/\/advice$|\/advice\/[^/]+\/decisions$/.test(one))).toEqual([]);
  expect(await window.locator("[data-advice] [id^='ruling-'], [data-advice] form").count()).toBe(0);
  expect(await rulings()).toEqual([]);

  await window.locator('[data-tab="decision"]').click();
  const forms = window.locator("[data-ruling]");
  await forms.first().waitFor();
  expect(await forms.count()).toBe(3);
  expect(await window.locator("[data-decision] [data-advice], [data-advice] [data-decision]").count()).toBe(0);
  expect(await window.locator("[data-ruling] input:checked").count()).toBe(0);
  const typed = window.locator("[data-ruling] input:not([type=radio]), [data-ruling] textarea");
  expect(await typed.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).toEqual(
    Array.from({ length: 9 }, () => ""),
  );
  await visit.shot("decision-empty");
  await window.locator("#ruling-1-partly").check();
  await window.locator("#ruling-1-amount").fill("94000");
  await window.locator('[data-save-ruling="1"]').click();
  await expect.poll(rulings, often).toMatchObject([{ claim: 1, result: "partly", amount: 9_400_000, by: "沈知言" }]);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 5: one action leaves assistance in mid-task; typed words stay, advice goes, nothing asks for it again", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const { page: window } = visit;
  await ask(window);
  await window.locator("#law-words").fill("民法典 667");
  await window.locator("#law-day").fill("2024-09-10");
  const asked: string[] = [];
  window.on("request", (request) => {
    if (/^\/api\/.*\/advice/.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  await window.locator("[data-assistance]").click();
  await window.locator('[data-assistance="off"]').waitFor();
  const isLeft = async () => {
    expect(await window.locator("#law-words").inputValue()).toBe("民法典 667");
    expect(await window.locator("#law-day").inputValue()).toBe("2024-09-10");
    expect(await window.locator("[data-advice]").count()).toBe(0);
  };
  await isLeft();
  // The work goes on by hand, and the tab of advice alone is gone.
  await window.locator("[data-law-search] button[type=submit]").click();
  await window.locator("[data-provision]").first().waitFor();
  expect(await window.locator('[data-tab="analysis"]').count()).toBe(0);
  for (const tab of ["evidence", "similar", "decision", "draft", "law"]) {
    await window.locator(`[data-tab="${tab}"]`).click();
    await window.locator(`[data-tab="${tab}"][aria-current="page"]`).waitFor();
    await window.waitForFunction(() => !document.querySelector(".xz-loading"));
    expect(await window.locator("[data-advice]").count(), tab).toBe(0);
  }
  await window.reload();
  await window.locator("#law-words").waitFor();
  expect(await window.locator("[data-assistance]").getAttribute("data-assistance")).toBe("off");
  await isLeft();
  expect(asked).toEqual([]);
  await visit.shot("assistance-off");
  // It comes back by the same one action.
  await window.locator("[data-assistance]").click();
  await window.locator('[data-advice="statute-push"]').waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("the administrator stops an application with a ground: it is refused with the reason and work goes on by hand", async () => {
  const administrator = await stage.visit("/applications", "admin");
  const row = administrator.page.locator('[data-application="statute-push"]');
  await row.locator("[data-switch]").click();
  await administrator.page.locator("[data-switch-confirm]").click();
  await administrator.page.getByText("请写明理由").waitFor();
  await administrator.page.locator("#switch-ground").fill("条文库核对中");
  await administrator.page.locator("[data-switch-confirm]").click();
  await administrator.page.locator('[data-application="statute-push"][data-on="false"]').waitFor();
  await administrator.shot("switch-off");
  expect(administrator.faults).toEqual([]);
  await administrator.close();

  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const { page: window } = visit;
  const block = window.locator('[data-advice="statute-push"]');
  await block.getByText("此项应用已被管理员停用，请以人工方式办理。").waitFor();
  expect(await block.locator("[data-ask]").count()).toBe(0);
  const judge = await stage.api("judge");
  const refusal = judge.send("POST", "/applications/statute-push/advice", { caseId: prepared.id });
  await expect(refusal).rejects.toThrow(/停用/);
  await window.locator("#law-words").fill("借款利息");
  await window.keyboard.press("Enter");
  await window.locator("[data-provision]").first().waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("an application stopped while its page is open says so when it is asked", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/law`, "judge");
  const { page: window } = visit;
  await window.locator("[data-ask]").waitFor();
  await (await stage.api("admin")).send("PUT", "/switches/statute-push", { on: false, ground: "条文库核对中" });
  await window.locator("[data-ask]").click();
  await expect.poll(() => window.locator('[data-advice] [role="alert"]').innerText(), often).toContain("停用");
  await visit.shot("advice-stopped");
  expect(visit.faults).toEqual([]);
  await visit.close();
});
