import mammoth from "mammoth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadApplications } from "../../applications/all.ts";
import { handIn } from "../../data-service/testing.ts";
import { type Caller, openTestServer, type TestServer } from "../testing.ts";

const FACTS = "原告持银行转账凭证起诉，没有借条。被告辩称该款系归还以前的借款，并提出诉讼时效抗辩。";

let house: TestServer;
let judge: Caller;
let party: Caller;
let base: string;

beforeAll(async () => {
  house = await openTestServer({
    applications: [...(await loadApplications()).values()].filter(({ card }) => card.id === "similar-cases"),
  });
  const { court, premises } = house;
  await handIn(premises.records, court, { name: "起诉状.pdf", texts: [FACTS] });
  judge = await house.as(court.judge);
  party = await house.as(court.party);
  base = `/cases/${court.caseId}`;
});
afterAll(() => house?.close());

test("POST like-cases finds by hand, differences beside likeness, within cause, level and years", async () => {
  const asked = { words: FACTS, cause: "民间借贷纠纷" };
  const all = await judge.send("POST", `${base}/like-cases`, asked);
  expect(all.status).toBe(200);
  const rows = JSON.parse(all.text) as { court: string; decidedOn: string; different: unknown[]; cause: string }[];
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.every(({ cause }) => cause === "民间借贷纠纷")).toBe(true);
  expect(rows.some(({ different }) => different.length > 0)).toBe(true);
  const year = Number(rows[0]?.decidedOn.slice(0, 4));
  const narrowed = await judge.send("POST", `${base}/like-cases`, {
    ...asked,
    level: "basic",
    fromYear: year,
    untilYear: year,
  });
  const few = JSON.parse(narrowed.text) as typeof rows;
  expect(few.every(({ decidedOn }) => decidedOn.startsWith(String(year)))).toBe(true);
  expect(few.length).toBeLessThanOrEqual(rows.length);
});

test("POST like-cases refuses an empty question", async () => {
  expect(await judge.send("POST", `${base}/like-cases`, { words: "" })).toMatchObject({ status: 400 });
});

test("GET report.docx says to search first, and afterwards is the report of that search", async () => {
  const path = `${base}/similar-cases/report.docx`;
  expect(await judge.send("GET", path)).toMatchObject({ status: 404, json: { text: { zh: /先在/ } } });
  const advice = await judge.send("POST", "/applications/similar-cases/advice", { caseId: house.court.caseId });
  expect(advice.status).toBe(200);
  const { headers } = await judge.send("GET", path);
  expect(headers["content-type"]).toContain("wordprocessingml");
  const file = await house.server.inject({
    method: "GET",
    url: `/api${path}`,
    headers: { cookie: judge.cookie },
  });
  const { value } = await mammoth.extractRawText({ buffer: file.rawPayload });
  expect(value).toContain("类案检索报告");
  expect(value).toContain(`存证第 ${String(advice.json["ledgerEntry"])} 号`);
  expect(value).toContain("虚构案例，仅供演示，不得援引");
  expect(value).toContain("结论：□ 参照");
});

test("a party gets neither the report nor the search", async () => {
  expect((await party.send("GET", `${base}/similar-cases/report.docx`)).status).toBe(403);
  expect((await party.send("POST", `${base}/like-cases`, { words: "借款" })).status).toBe(403);
});
