import mammoth from "mammoth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadApplications } from "../../applications/all.ts";
import { replaceProposedDocuments } from "../../data-service/documents.ts";
import { handIn } from "../../data-service/testing.ts";
import { type Caller, openTestServer, type TestServer } from "../testing.ts";

let house: TestServer;
let judge: Caller;
let party: Caller;
let path: string;

beforeAll(async () => {
  house = await openTestServer({
    applications: [...(await loadApplications()).values()].filter(({ card }) => card.id === "evidence-review"),
  });
  const { court, premises } = house;
  const complaint = await handIn(premises.records, court, {
    name: "起诉状.pdf",
    texts: ["民事起诉状\n案由：民间借贷纠纷\n原告主张被告借款后未还。"],
  });
  await replaceProposedDocuments(premises.records, court.clerk, court.caseId, [
    {
      id: "d1",
      pages: [{ original: complaint, number: 1 }],
      kind: "complaint",
      title: "民事起诉状",
      day: null,
      author: null,
      volume: "main",
      slot: "C03",
      order: 1,
      confidence: 1,
      status: "proposed",
    },
  ]);
  judge = await house.as(court.judge);
  party = await house.as(court.party);
  await judge.send("PUT", `/cases/${court.caseId}/fields/cause`, { value: "民间借贷纠纷", passages: [] });
  path = `/cases/${court.caseId}/papers/guidance.docx`;
});
afterAll(() => house?.close());

test("GET guidance.docx asks for a review first, then tells a side what it has to prove, and nothing of the other's", async () => {
  expect(await judge.send("GET", path)).toMatchObject({ status: 404, json: { text: { zh: /先在/ } } });
  const advice = await judge.send("POST", "/applications/evidence-review/advice", { caseId: house.court.caseId });
  expect(advice.status).toBe(200);
  const file = await house.server.inject({ method: "GET", url: `/api${path}`, headers: { cookie: judge.cookie } });
  expect(file.statusCode).toBe(200);
  const { value } = await mammoth.extractRawText({ buffer: file.rawPayload });
  expect(value).toContain("举证指引（原告）");
  expect(value).toContain("案卷里还没有看到这方面的材料");
  expect(value).toContain("民诉法解释第九十条");
  expect(value).toContain(`存证第 ${String(advice.json["ledgerEntry"])} 号`);
  expect(value).not.toMatch(/胜诉|败诉/);
});

test("a party does not fetch a sheet by itself: the bench hands it out", async () => {
  expect((await party.send("GET", path)).status).toBe(403);
});
