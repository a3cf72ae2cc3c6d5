import { afterAll, beforeAll, expect, test } from "vitest";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let prepared: PreparedCase;

beforeAll(async () => {
  stage = await openStage();
  prepared = await prepareCase(stage, "文书核验案");
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 100 };
const insertion = (id: string) => [{ type: "insertion", attrs: { id } }];

interface Piece {
  readonly text: string;
  readonly proposal?: string;
}

/** Puts a text into the draft of the case as the judge; pieces with a proposal are machine text. */
async function write(lines: readonly (readonly Piece[])[]): Promise<DraftView> {
  const judge = await stage.api("judge");
  const started = await judge.send<DraftView>("POST", `/cases/${prepared.id}/draft/start`, { kind: "blank" });
  const content = {
    type: "doc",
    content: lines.map((pieces) => ({
      type: "paragraph",
      attrs: { style: "body", block: "", origin: "template" },
      content: pieces.map(({ text, proposal }) => ({
        type: "text",
        text,
        ...(proposal ? { marks: insertion(proposal) } : {}),
      })),
    })),
  };
  const ids = lines.flat().flatMap(({ proposal }) => proposal ?? []);
  const proposals = ids.map((id) => ({
    id,
    author: "document-drafting 1.0.0",
    at: "2026-11-20T00:00:00Z",
    reasons: [{ kind: "rule", rule: "DG-10", note: "样例" }],
  }));
  return judge.send<DraftView>("PUT", `/cases/${prepared.id}/draft`, { version: started.version, content, proposals });
}

const draftNow = async (): Promise<DraftView> =>
  (await stage.api("judge")).send<DraftView>("GET", `/cases/${prepared.id}/draft`);

test("UX 32: machine text is a tracked proposal with author; rejecting it leaves the original text byte for byte", async () => {
  const original = "原告秦若溪与被告罗锦锋民间借贷纠纷一案。";
  await write([[{ text: original }, { text: "本段为系统拟写。", proposal: "s1" }]]);
  const visit = await stage.visit(`/cases/${prepared.id}/draft`, "judge");
  const { page: window } = visit;
  const editor = window.locator("[data-draft-editor]");
  await editor.getByText("本段为系统拟写。").waitFor();
  await window.locator("[data-proposal-card]").waitFor();
  expect(await window.locator("[data-proposal-author]").first().innerText()).toContain("document-drafting 1.0.0");
  await window.locator("[data-proposal-reject]").first().click();
  await expect.poll(async () => (await draftNow()).text, often).toBe(original);
  await visit.close();
});

test("UX 18: a signed paper is verified offline, and one changed byte is told", async () => {
  const draft = await write([[{ text: "准许原告秦若溪撤回起诉。" }]]);
  const judge = await stage.api("judge");
  await judge.send("POST", `/cases/${prepared.id}/sign`, {
    version: draft.version,
    password: stage.password,
    acknowledged: [],
  });
  const visit = await stage.visit("/verify", "judge");
  const { page: window, context } = visit;
  const take = async (name: string): Promise<Buffer> =>
    (await context.request.get(`/api/cases/${prepared.id}/${name}`)).body();
  const [pdf, proof] = [await take("draft.pdf"), await take("proof.json")];
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await window.locator("[data-verify-input]").waitFor({ state: "attached" });
  await context.setOffline(true);
  const hand = (buffer: Buffer) =>
    window.locator("[data-verify-input]").setInputFiles([
      { name: "文书.pdf", mimeType: "application/pdf", buffer },
      { name: "proof.json", mimeType: "application/json", buffer: proof },
    ]);
  const verdict = () => window.locator("[data-verified]").first().getAttribute("data-verified");
  await hand(pdf);
  await expect.poll(verdict, often).toBe("verified");
  const changed = Buffer.from(pdf);
  changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
  await hand(changed);
  await expect.poll(verdict, often).toBe("mismatch");
  await visit.shot("verify-mismatch");
  await visit.close();
});
