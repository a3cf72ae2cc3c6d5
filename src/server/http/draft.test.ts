import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { setAsideDrafts } from "../../data-service/drafts.ts";
import { setPassword } from "../../data-service/people.ts";
import { makeTestCourt, type TestCourt } from "../../data-service/testing.ts";
import { verifyProof } from "../../ledger/verification.ts";
import { verifyLog } from "../../ledger/verify-log.ts";
import { type Answer, type Caller, openTestServer, PASSWORD, type TestServer } from "../testing.ts";
import { TEST_APPLICATIONS } from "../testing-applications.ts";

let house: TestServer;
let passwordHash: string;
let court: TestCourt;
let clerk: Caller;
let judge: Caller;
let base: string;

beforeAll(async () => {
  house = await openTestServer({ applications: TEST_APPLICATIONS });
  passwordHash = await hash(PASSWORD);
});
afterAll(() => house?.close());
beforeEach(async () => {
  court = await makeTestCourt(house.premises.records);
  for (const person of [court.clerk, court.judge]) await setPassword(house.premises.records, person, passwordHash);
  [clerk, judge] = [await house.as(court.clerk), await house.as(court.judge)];
  base = `/cases/${court.caseId}`;
});

const entries = async (): Promise<number> => (await house.premises.ledger.head()).size;
const documentOf = (...texts: string[]) => ({
  type: "doc",
  content: texts.map((text, index) => ({
    type: "paragraph",
    attrs: { block: "body", style: index === 0 ? "document-name" : "body" },
    content: [{ type: "text", text }],
  })),
});
const save = (who: Caller, version: number, ...texts: string[]): Promise<Answer> =>
  who.send("PUT", `${base}/draft`, { version, content: documentOf(...texts), proposals: [] });
const sign = (who: Caller, version: number, rest: object = {}): Promise<Answer> =>
  who.send("POST", `${base}/sign`, { version, password: PASSWORD, acknowledged: [], ...rest });
const start = (kind = "blank"): Promise<Answer> => clerk.send("POST", `${base}/draft/start`, { kind });

test("POST draft/start makes every drafted sentence a proposal with its reasons; nothing is taken over", async () => {
  const { json } = await start("civil-judgment");
  expect(json).toMatchObject({ version: 1, signed: null });
  expect(json["proposals"]).toMatchObject([{ reasons: [{ rule: "DG-10" }] }, {}, {}]);
});

test("POST sign refuses a draft with sentences nobody accepted or rejected, and writes nothing (G5.13)", async () => {
  await start("civil-judgment");
  const before = await entries();
  expect(await sign(judge, 1)).toMatchObject({ status: 409, json: { text: { zh: /3 处/ } } });
  expect(await entries()).toBe(before);
});

test("POST sign refuses an open place, a wrong password, an old version, and a person who is no judge", async () => {
  await start();
  await save(clerk, 1, "民事判决书", "一、【由法官决定】");
  const before = await entries();
  expect(await sign(judge, 2)).toMatchObject({ status: 409, json: { text: { zh: /【】/ } } });
  await save(clerk, 2, "民事判决书", "一、被告偿还三万元。");
  expect(await sign(judge, 3, { password: "wrong" })).toMatchObject({ status: 403 });
  expect(await sign(judge, 2)).toMatchObject({ status: 409 });
  expect(await sign(clerk, 3)).toMatchObject({ status: 403 });
  expect(await entries()).toBe(before);
  expect((await judge.send("GET", `${base}/draft`)).json).toMatchObject({ version: 3, signed: null });
  expect((await judge.send("GET", `${base}/proof.json`)).status).toBe(404);
});

test("POST sign refuses while the newest review has a blocker, unless the judge answered it with a reason (DR-41)", async () => {
  await start();
  await save(clerk, 1, "民事判决书", "一、被告还款。");
  await judge.send("POST", "/applications/document-review/advice", { caseId: court.caseId });
  expect(await sign(judge, 2)).toMatchObject({ status: 409, json: { text: { zh: /DR-09/ } } });
  expect(await sign(judge, 2, { acknowledged: ["DR-11 别的"] })).toMatchObject({ status: 409 });
  expect(await sign(judge, 2, { acknowledged: ["DR-09 金额见附表"] })).toMatchObject({ status: 200 });
});

test("a signed paper proves itself without the server: its bytes, its proof, and nothing else (§2.4)", async () => {
  await start();
  await save(clerk, 1, "民事判决书", "一、被告钱不还偿还原告赵有余三万元。");
  const before = await entries();
  expect(await sign(judge, 2)).toMatchObject({ status: 200, json: { signed: { by: court.judge.name } } });
  expect(await entries()).toBe(before + 2);
  const file = await house.server.inject({
    method: "GET",
    url: `/api${base}/draft.pdf`,
    headers: { cookie: judge.cookie },
  });
  const proof = await judge.send("GET", `${base}/proof.json`);
  const pdf = new Uint8Array(file.rawPayload);
  const key = String((await house.send("GET", "/ledger/head")).json["publicKey"]);
  expect(verifyProof(proof.json, pdf, key)).toMatchObject({ ok: true });
  const changed = pdf.slice();
  changed[changed.length - 10] = (changed[changed.length - 10] ?? 0) ^ 1;
  expect(verifyProof(proof.json, changed, key)).toMatchObject({ ok: false, step: "file" });
  expect(verifyProof(proof.json, pdf, "04" + "0".repeat(128))).toMatchObject({ ok: false, step: "key" });
  const again = await house.server.inject({
    method: "GET",
    url: `/api${base}/draft.pdf`,
    headers: { cookie: clerk.cookie },
  });
  expect(again.rawPayload.equals(file.rawPayload)).toBe(true);
  expect(await verifyLog(house.premises.records)).toMatchObject({ ok: true });
});

test("a signed draft can be neither saved nor signed again", async () => {
  await start();
  await save(clerk, 1, "民事判决书", "一、三万元。");
  await sign(judge, 2);
  expect(await save(clerk, 2, "民事判决书", "一、四万元。")).toMatchObject({ status: 409 });
  expect(await sign(judge, 2)).toMatchObject({ status: 409 });
  expect(await start()).toMatchObject({ status: 409 });
  expect((await judge.send("GET", `${base}/draft`)).text).toContain("三万元");
});

test("two who save from the same version: one is told of the conflict and both texts are kept", async () => {
  await start();
  const answers = await Promise.all([save(clerk, 1, "书记员的稿"), save(judge, 1, "法官的稿")]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const versions = await clerk.send("GET", `${base}/draft/versions`);
  const aside = await setAsideDrafts(house.premises.records, court.judge, court.caseId);
  const kept = [versions.text, JSON.stringify(aside)];
  for (const text of ["书记员的稿", "法官的稿"]) expect(kept.filter((one) => one.includes(text))).toHaveLength(1);
});

test("PUT draft refuses what is no document of the editor, before anything is stored", async () => {
  await start();
  for (const content of [null, "x", { type: "doc" }, { type: "doc", content: [{ content: [] }] }]) {
    const answer = await clerk.send("PUT", `${base}/draft`, { version: 1, content, proposals: [] });
    expect(answer.status).toBe(400);
  }
  expect((await clerk.send("GET", `${base}/draft`)).json).toMatchObject({ version: 1 });
});

test("the file of an unsigned draft says that it is one, in its name and on the paper", async () => {
  await start();
  await save(clerk, 1, "民事判决书", "一、三万元。");
  const { status, headers } = await judge.send("GET", `${base}/draft.docx`);
  expect(status).toBe(200);
  expect(decodeURIComponent(String(headers["content-disposition"]))).toContain("（草稿）.docx");
});
