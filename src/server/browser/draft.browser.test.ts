import type { Page as Window } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ReviewMark } from "../../vocabulary/proposals.ts";
import type { AdviceView, DraftView } from "../../vocabulary/protocol.ts";
import type { ApiCaller } from "./api-caller.ts";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { FAULTS, judgment, saveByHand } from "./prepared-judgment.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let judge: ApiCaller;
let prepared: PreparedCase;

beforeAll(async () => {
  stage = await openStage();
  judge = await stage.api("judge");
  prepared = await prepareCase(stage, "文书拟写审查案");
});
afterAll(() => stage?.close());

const saved = (): Promise<DraftView> => judge.send<DraftView>("GET", `/cases/${prepared.id}/draft`);

/** Saves what the editor holds and gives the text as the server has it now. */
async function savedText(window: Window): Promise<string> {
  await window.keyboard.press("Alt+s");
  await window.locator('[data-saving="saved"]').waitFor();
  return (await saved()).text;
}

test("UX 32: a document starts as proposals only, each with its author, version and reasons, accepted one by one", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/draft`, "judge");
  const { page: window } = visit;
  await window.locator("[data-draft-propose]").click();
  const card = window.locator("[data-proposal-card]");
  await card.waitFor();
  const open = window.locator("[data-draft-editor] [data-proposal]");
  const proposed = await saved();
  // Nothing of the machine's text is taken over by itself.
  const paragraphs = await window.locator("[data-draft-editor] p").allInnerTexts();
  const inserted = await window.locator("[data-draft-editor] ins[data-proposal]").allInnerTexts();
  expect(inserted.join("")).toBe(paragraphs.join("").replaceAll("\n", ""));
  expect(await window.locator("[data-proposal-author]").innerText()).toMatch(/^document-drafting \d+\.\d+\.\d+$/);
  expect(await card.locator("[data-reason]").count()).toBeGreaterThan(0);
  expect(proposed.proposals.every(({ reasons }) => reasons.length > 0)).toBe(true);
  await visit.shot("draft-proposals");

  const before = new Set(await open.evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-proposal"))));
  const first = (await card.getAttribute("data-proposal-card")) ?? "";
  await window.locator(`[data-proposal-accept="${first}"]`).click();
  await window.locator(`[data-draft-editor] [data-proposal="${first}"]`).waitFor({ state: "detached" });
  const after = new Set(await open.evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-proposal"))));
  expect([...before].filter((id) => !after.has(id))).toEqual([first]);
  expect(await window.locator("[data-draft-editor] p").allInnerTexts()).toEqual(paragraphs);
  // The next one is taken by its key.
  const second = (await card.getAttribute("data-proposal-card")) ?? "";
  await window.keyboard.press("Alt+a");
  await window.locator(`[data-draft-editor] [data-proposal="${second}"]`).waitFor({ state: "detached" });
  expect(await savedText(window)).toBe(proposed.text);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

/** A text of the judge's own, into which a machine proposes to put a paragraph and to change two words. */
const OWN = ["民事判决书", "被告应当归还借款本金九万四千元。", "　　双方的其他主张，不予支持。"] as const;
const AUTHOR = "document-drafting 1.0.0";

function withProposals(): { content: unknown; proposals: DraftView["proposals"] } {
  const text = (words: string, mark?: "insertion" | "deletion", id = "") => ({
    type: "text",
    text: words,
    ...(mark ? { marks: [{ type: mark, attrs: { id } }] } : {}),
  });
  const paragraph = (...content: unknown[]) => ({ type: "paragraph", attrs: { style: "body" }, content });
  const reasons = [{ kind: "rule" as const, rule: "DG-10", note: "金额应写阿拉伯数字" }];
  const at = "2024-11-01T01:00:00.000Z";
  return {
    content: {
      type: "doc",
      content: [
        paragraph(text(OWN[0])),
        paragraph(
          text("被告应当归还借款本金"),
          text("九万四千元", "deletion", "s1"),
          text("94000元", "insertion", "s1"),
          text("。"),
        ),
        paragraph(text("原告的利息请求，予以支持。", "insertion", "s2")),
        paragraph(text(OWN[2])),
      ],
    },
    proposals: ["s1", "s2"].map((id) => ({ id, author: AUTHOR, at, reasons })),
  };
}

async function openWithProposals() {
  const { content, proposals } = withProposals();
  await saveByHand(judge, prepared.id, content, proposals);
  const visit = await stage.visit(`/cases/${prepared.id}/draft`, "judge");
  await visit.page.locator('[data-proposal-card="s1"]').waitFor();
  return visit;
}

test("UX 32: rejecting proposals leaves the original text, byte for byte", async () => {
  const visit = await openWithProposals();
  const { page: window } = visit;
  const editor = window.locator("[data-draft-editor]");
  expect(await editor.locator('del[data-proposal="s1"]').innerText()).toBe("九万四千元");
  expect(await editor.locator('ins[data-proposal="s1"]').innerText()).toBe("94000元");
  expect(await window.locator("[data-proposal-author]").innerText()).toBe(AUTHOR);
  await visit.shot("proposal-tracked");
  await window.locator('[data-proposal-reject="s1"]').click();
  await window.locator('[data-proposal-card="s2"]').waitFor();
  expect(await editor.locator('[data-proposal="s2"]').innerText()).toBe("原告的利息请求，予以支持。");
  await window.keyboard.press("Alt+r");
  await window.locator("[data-proposal-card]").waitFor({ state: "detached" });
  expect(Buffer.from(await savedText(window))).toEqual(Buffer.from(OWN.join("\n")));
  expect(visit.faults).toEqual([]);
  await visit.close();
});

test("UX 32: accepting one proposal takes over that one alone", async () => {
  const visit = await openWithProposals();
  const { page: window } = visit;
  await window.locator('[data-proposal-accept="s1"]').click();
  await window.locator('[data-proposal-card="s2"]').waitFor();
  expect(await window.locator("[data-draft-editor] p").allInnerTexts()).toEqual([
    OWN[0],
    "被告应当归还借款本金94000元。",
    "原告的利息请求，予以支持。",
    OWN[2],
  ]);
  expect(await window.locator('[data-draft-editor] [data-proposal="s1"]').count()).toBe(0);
  expect(await window.locator('[data-draft-editor] ins[data-proposal="s2"]').count()).toBe(1);
  expect(visit.faults).toEqual([]);
  await visit.close();
});

const marksIn = (advice: AdviceView): ReviewMark[] => advice.findings.map(({ value }) => ReviewMark.parse(value));

test("UX 33: of ten faults at least eight are marked with rule and reason, and a fix changes its span alone", async () => {
  await judge.send("PUT", `/cases/${prepared.id}/fields/court`, {
    value: "云州省明江市青溪区人民法院",
    ground: "与起诉状核对",
  });
  await saveByHand(judge, prepared.id, judgment(FAULTS));
  const visit = await stage.visit(`/cases/${prepared.id}/draft`, "judge");
  const { page: window } = visit;
  await window.locator(".xz-draft-side .ant-segmented-item", { hasText: "审查" }).click();
  await window.locator('[data-advice="document-review"] [data-ask]').click();
  const rows = window.locator('[data-advice="document-review"] [data-mark]');
  await rows.first().waitFor();
  await visit.shot("review-marks");
  const review = await judge.send<AdviceView>("GET", `/cases/${prepared.id}/advice?application=document-review`);
  const marks = marksIn(review);
  const found = FAULTS.filter(({ rule }) => marks.some((mark) => mark.rule === rule));
  expect(found.length, `found ${found.map(({ rule }) => rule).join()}`).toBeGreaterThanOrEqual(8);
  for (const row of await rows.all()) {
    const rule = (await row.getAttribute("data-mark")) ?? "";
    const said = marks.filter((mark) => mark.rule === rule).map(({ message }) => message.zh);
    const head = await row.locator(".xz-finding-head").innerText();
    expect(
      said.some((message) => message !== "" && head.includes(message)),
      `${rule}: ${head}`,
    ).toBe(true);
    await row.locator("summary").click();
    expect(await row.locator("[data-reason]").count(), rule).toBeGreaterThan(0);
  }
  expect(await rows.count()).toBe(marks.length);
  expect(await window.locator("[data-draft-editor] [data-review-mark]").count()).toBeGreaterThanOrEqual(8);

  const before = await savedText(window);
  const slip = marks.findIndex(({ rule, fix }) => rule === "DR-34" && fix !== null);
  const { start, end, fix } = marks[slip] ?? { start: 0, end: 0, fix: null };
  expect(before.slice(start, end)).toContain("予已支持");
  await window.locator(`[data-fix="${slip}"]`).press("Enter");
  await window.locator('[data-mark="DR-34"][data-outcome="adopted"]').waitFor();
  expect(await savedText(window)).toBe(`${before.slice(0, start)}${fix}${before.slice(end)}`);
  // What a mark of substance says stays with the judge: no fix is offered.
  expect(await window.locator('[data-mark="DR-37"] [data-fix], [data-mark="DR-24"] [data-fix]').count()).toBe(0);
  await visit.shot("review-fixed");

  // Signing lists what is open, the blockers among it.
  await window.locator("[data-sign-open]").click();
  await window.locator('[data-check="open"][data-done="false"]').waitFor();
  expect(await window.locator('[data-check="blockers"]').getAttribute("data-done")).toBe("false");
  await window.locator("#sign-again-password").fill(stage.password);
  expect(await window.locator("[data-sign-now]").isDisabled()).toBe(true);
  expect(visit.faults).toEqual([]);
  await visit.close();
});
