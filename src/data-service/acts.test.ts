import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import type { AdviceView } from "../vocabulary/protocol.ts";
import {
  adviceDecisions,
  adviceView,
  loadAdvice,
  newestAdvice,
  recordAdviceDecision,
  type StoredAdvice,
  saveAdvice,
} from "./advice-store.ts";
import { assistanceChoices, chooseAssistance, declinedBy, hasDeclined } from "./assistance.ts";
import { openCase } from "./cases.ts";
import { draftVersions, loadDraft, loadDraftVersion, saveDraft, setAsideDrafts } from "./drafts.ts";
import { changeField } from "./fields.ts";
import { listHistory } from "./history.ts";
import { assisting, together } from "./records.ts";
import { listRulings, setRuling } from "./rulings.ts";
import { recordSignature, signedDecision } from "./signatures.ts";
import { allSwitches, installSwitches, isSwitchedOn, setSwitch } from "./switches.ts";
import { makeTestCourt, type TestCourt } from "./testing.ts";

let database: TestDatabase;
let db: TestDatabase["db"];
let court: TestCourt;
let caseId: string;
let [a1, a2, b1] = ["", "", ""];
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
beforeEach(async () => {
  court = await makeTestCourt(db);
  caseId = court.caseId;
  [a1, a2, b1] = ["a1", "a2", "b1"].map((id) => `${id} of ${caseId}`) as [string, string, string];
});
afterAll(() => database?.drop());

const shown: AdviceView["findings"] = [
  {
    value: { claim: 1 },
    confidence: 0.9,
    reasons: [{ kind: "rule", rule: "EV-01", note: "n" }],
    sourced: true,
    outcome: null,
  },
  { value: { claim: 2 }, confidence: 0.5, reasons: [], sourced: false, outcome: null },
];
function adviceOf(id: string, rest: Partial<StoredAdvice> = {}): StoredAdvice {
  const summary = { zh: "两项", en: "two" };
  return {
    id,
    application: "evidence-review",
    version: "1.2.0",
    caseId,
    input: { b: 1, a: [1.5, "\u0000甲"] },
    facts: { z: 1, a: 2 },
    draft: { kind: "abstention", because: "nothing_found", note: summary },
    shown,
    summary,
    abstention: null,
    dropped: 1,
    preparedFor: court.judge.id,
    preparedAt: "2026-11-24T08:00:00.000Z",
    ledgerEntry: 7,
    knowledgeRelease: "2026.11",
    ...rest,
  };
}

test("saveAdvice() keeps input, facts and draft letter by letter, in the order of their keys", async () => {
  const advice = adviceOf(a1, { input: { b: 1, a: [1.5, "甲"] } });
  await saveAdvice(db, court.judge, advice);
  const loaded = await loadAdvice(db, court.clerk, a1);
  expect(loaded).toEqual(advice);
  expect(JSON.stringify([loaded.input, loaded.facts])).toBe('[{"b":1,"a":[1.5,"甲"]},{"z":1,"a":2}]');
});

test("newestAdvice() is the last one of the application that the person may see", async () => {
  await saveAdvice(db, court.judge, adviceOf(a1));
  await saveAdvice(db, court.judge, adviceOf(a2));
  await saveAdvice(db, court.judge, adviceOf(b1, { application: "statute-push" }));
  expect(await newestAdvice(db, court.clerk, caseId, "evidence-review")).toMatchObject({ id: a2 });
  expect(await newestAdvice(db, court.party, caseId, "evidence-review")).toBeUndefined();
  for (const who of ["outsider", "stranger", "party"] as const) {
    await expect(loadAdvice(db, court[who], a1)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("assisting() can write advice and nothing else; what fails in it leaves no advice behind", async () => {
  const both = assisting(db, court.judge, async (tx) => {
    await saveAdvice(tx, court.judge, adviceOf(a1));
    await setRuling(tx, court.judge, caseId, { claim: 1, result: "granted", amount: 1, words: "", reasoning: "" });
  });
  await expect(both).rejects.toThrow(/permission denied for table ruling/);
  await expect(loadAdvice(db, court.judge, a1)).rejects.toMatchObject({ code: "not_found" });
  const field = assisting(db, court.judge, (tx) =>
    changeField(tx, court.judge, caseId, { name: "cause", value: "x", ground: "" }),
  );
  await expect(field).rejects.toThrow(/permission denied/);
  await expect(together(db, court.judge, (tx) => saveAdvice(tx, court.judge, adviceOf(a1)))).rejects.toThrow(
    /permission denied/,
  );
});

test("together() refuses to slip one person's work into another's transaction", async () => {
  const mixed = together(db, court.judge, (tx) => openCase(tx, court.clerk, caseId));
  await expect(mixed).rejects.toThrow(/in a transaction of/);
});

test("recordAdviceDecision() is a named act: the newest counts, and the history names application and version", async () => {
  await saveAdvice(db, court.judge, adviceOf(a1));
  await recordAdviceDecision(db, court.clerk, a1, { finding: 0, outcome: "adopted", note: "" });
  await recordAdviceDecision(db, court.judge, a1, { finding: 0, outcome: "rejected", note: "证据已补" });
  const decisions = await adviceDecisions(db, court.judge, a1);
  expect(decisions).toMatchObject([{ finding: 0, outcome: "rejected", by: { name: "沈明理" } }]);
  const view = adviceView(await loadAdvice(db, court.judge, a1), decisions);
  expect(view.findings.map(({ outcome }) => outcome)).toEqual(["rejected", null]);
  expect(view).toMatchObject({
    id: a1,
    applicationId: "evidence-review",
    applicationVersion: "1.2.0",
    ledgerEntry: 7,
  });
  const [newest] = await listHistory(db, court.judge, caseId);
  expect(newest).toMatchObject({
    what: "advice:evidence-review#1",
    after: "rejected",
    ground: "证据已补",
    source: "evidence-review@1.2.0",
  });
});

test("recordAdviceDecision() adopts nothing that has no source, and nothing that is not there", async () => {
  await saveAdvice(db, court.judge, adviceOf(a1));
  const decide = (finding: number, outcome: "adopted" | "rejected") =>
    recordAdviceDecision(db, court.judge, a1, { finding, outcome, note: "" });
  await expect(decide(1, "adopted")).rejects.toMatchObject({ code: "bad_request" });
  await expect(decide(5, "rejected")).rejects.toMatchObject({ code: "bad_request" });
  await decide(1, "rejected");
  const other = recordAdviceDecision(db, court.outsider, a1, { finding: 0, outcome: "adopted", note: "" });
  await expect(other).rejects.toMatchObject({ code: "not_found" });
});

test("setRuling() is for judges of the case only; a new ruling replaces the old one and the history keeps both", async () => {
  const ruling = { claim: 1, result: "granted", amount: 50_000_00, words: "于十日内归还", reasoning: "" } as const;
  for (const who of ["clerk", "party"] as const) {
    await expect(setRuling(db, court[who], caseId, ruling)).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const who of ["outsider", "president", "stranger"] as const) {
    await expect(setRuling(db, court[who], caseId, ruling)).rejects.toMatchObject({ code: "not_found" });
  }
  await setRuling(db, court.judge, caseId, ruling);
  await setRuling(db, court.panel, caseId, { ...ruling, result: "partly", amount: 45_000_00 });
  expect(await listRulings(db, court.clerk, caseId)).toMatchObject([
    { claim: 1, result: "partly", amount: 4_500_000, by: "韩同议" },
  ]);
  const [newest] = await listHistory(db, court.judge, caseId);
  expect(newest).toMatchObject({
    what: "ruling:1",
    before: expect.stringContaining("5000000"),
    after: expect.stringContaining("4500000"),
  });
  await expect(listRulings(db, court.party, caseId)).rejects.toMatchObject({ code: "forbidden" });
});

const draft = (version: number, text: string) => ({
  kind: "judgment",
  version,
  content: { type: "doc", text },
  text,
  proposals: [],
});

test("saveDraft() keeps both texts when two people saved from the same version", async () => {
  expect(await loadDraft(db, court.judge, caseId)).toBeNull();
  await saveDraft(db, court.judge, caseId, draft(0, "初稿"));
  const saves = await Promise.allSettled([
    saveDraft(db, court.judge, caseId, draft(1, "法官的文本")),
    saveDraft(db, court.clerk, caseId, draft(1, "书记员的文本")),
  ]);
  const refused = saves.filter((save) => save.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: "conflict" });
  const kept = [
    (await loadDraft(db, court.judge, caseId))?.text,
    (await setAsideDrafts(db, court.judge, caseId))[0]?.text,
  ];
  expect(new Set(kept)).toEqual(new Set(["书记员的文本", "法官的文本"]));
  expect((await draftVersions(db, court.clerk, caseId)).map(({ version }) => version)).toEqual([2, 1]);
  expect(await loadDraftVersion(db, court.clerk, caseId, 1)).toMatchObject({
    text: "初稿",
    savedBy: "沈明理",
    signed: null,
  });
  await expect(loadDraftVersion(db, court.clerk, caseId, 9)).rejects.toMatchObject({ code: "not_found" });
});

test("recordSignature() signs the newest version once, by a judge of the case, and closes the draft", async () => {
  const hash = "cd".repeat(32);
  const signature = {
    version: 1,
    sm3: hash,
    ledgerEntry: 9,
    docxSha256: hash,
    pdfSha256: hash,
    acknowledged: ["DR-03"],
  };
  await saveDraft(db, court.clerk, caseId, draft(0, "初稿"));
  await expect(recordSignature(db, court.clerk, caseId, signature)).rejects.toMatchObject({ code: "forbidden" });
  await saveDraft(db, court.clerk, caseId, draft(1, "定稿"));
  await expect(recordSignature(db, court.judge, caseId, signature)).rejects.toMatchObject({ code: "conflict" });
  const signed = await recordSignature(db, court.judge, caseId, { ...signature, version: 2 });
  expect(await signedDecision(db, court.clerk, caseId)).toEqual(signed);
  expect((await loadDraft(db, court.judge, caseId))?.signed).toMatchObject({ by: "沈明理", sm3: hash, ledgerEntry: 9 });
  expect((await openCase(db, court.judge, caseId)).stage).toBe("signed");
  await expect(recordSignature(db, court.judge, caseId, { ...signature, version: 2 })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(saveDraft(db, court.judge, caseId, draft(2, "再改"))).rejects.toMatchObject({ code: "conflict" });
});

test.each([
  ["nothing chosen", [], false],
  ["all declined", [["*", null, true]], true],
  [
    "all declined, this application taken back",
    [
      ["*", null, true],
      ["a", null, false],
    ],
    false,
  ],
  [
    "application declined, case taken back",
    [
      ["a", null, true],
      ["*", "c", false],
    ],
    false,
  ],
  [
    "case declined, application on it taken back",
    [
      ["*", "c", true],
      ["a", "c", false],
    ],
    false,
  ],
  ["application declined on another case", [["a", "d", true]], false],
  ["another application declined", [["b", null, true]], false],
] as const)("declinedBy() lets the most specific choice win: %s (G5.6)", (_, choices, declined) => {
  const list = choices.map(([application, on, no]) => ({ application, caseId: on, declined: no }));
  expect(declinedBy(list, "a", "c")).toBe(declined);
});

test("chooseAssistance() is each person's own and takes effect at once", async () => {
  await chooseAssistance(db, court.judge, { application: "*", caseId, declined: true });
  expect(await hasDeclined(db, court.judge, "evidence-review", caseId)).toBe(true);
  expect(await hasDeclined(db, court.judge, "evidence-review", null)).toBe(false);
  expect(await hasDeclined(db, court.clerk, "evidence-review", caseId)).toBe(false);
  await chooseAssistance(db, court.judge, { application: "*", caseId, declined: false });
  expect(await assistanceChoices(db, court.judge)).toEqual([{ application: "*", caseId, declined: false }]);
  const foreign = chooseAssistance(db, court.outsider, { application: "*", caseId, declined: true });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
});

test("isSwitchedOn() is false for the unknown; administrators move the switch and an installation never moves it back (G7.3)", async () => {
  expect(await isSwitchedOn(db, "similar-cases")).toBe(false);
  await installSwitches(db, ["similar-cases", "statute-push"]);
  expect(await isSwitchedOn(db, "similar-cases")).toBe(true);
  for (const who of ["judge", "president"] as const) {
    await expect(setSwitch(db, court[who], "similar-cases", { on: false, ground: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  await setSwitch(db, court.administrator, "similar-cases", { on: false, ground: "类案有误" });
  await installSwitches(db, ["similar-cases", "statute-push"]);
  expect(await allSwitches(db)).toMatchObject([
    { application: "similar-cases", on: false, by: "管一机", ground: "类案有误" },
    { application: "statute-push", on: true, by: null },
  ]);
});
