import { afterAll, beforeAll, expect, test } from "vitest";
import { changeMembers } from "../../data-service/cases.ts";
import { listDocuments } from "../../data-service/documents.ts";
import { claimJob, jobStates } from "../../data-service/jobs.ts";
import type { ReceivedOriginal } from "../../vocabulary/protocol.ts";
import type { Defect } from "../defect.ts";
import { type Caller, formWith, openTestServer, type TestServer } from "../testing.ts";
import { TEST_APPLICATIONS } from "../testing-applications.ts";
import { newPace } from "./pace.ts";
import { openReadingWork, READING } from "./reading-work.ts";

let house: TestServer;
let clerk: Caller;
beforeAll(async () => {
  house = await openTestServer({ applications: TEST_APPLICATIONS });
  clerk = await house.as(house.court.clerk);
});
afterAll(() => house?.close());

async function newCase(title: string): Promise<string> {
  return String((await clerk.send("POST", "/cases", { title })).json["id"]);
}

async function upload(caseId: string, name: string, text: string): Promise<ReceivedOriginal | undefined> {
  const { body, headers } = formWith([{ name, bytes: text }]);
  const answer = await clerk.send("POST", `/cases/${caseId}/originals`, body, headers);
  return (answer.json as unknown as ReceivedOriginal[])[0];
}

async function readingDone(caseId: string): Promise<string> {
  for (;;) {
    const { json } = await clerk.send("GET", `/cases/${caseId}/reading`);
    if (json["state"] !== "running") return String(json["state"]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("when reading says done, documents and fields are already proposed, and each is in the ledger", async () => {
  const caseId = await newCase("甲案");
  const { size } = await house.premises.ledger.head();
  await upload(caseId, "诉状.txt", "民事起诉状\n原告赵有余");
  expect(await readingDone(caseId)).toBe("done");
  const documents = await listDocuments(house.premises.records, house.court.clerk, caseId);
  expect(documents).toMatchObject([{ title: "民事起诉状", status: "proposed" }]);
  expect((await clerk.send("GET", `/cases/${caseId}/fields`)).text).toContain("claims.1.text");
  expect((await house.premises.ledger.head()).size).toBe(size + 2);
});

test("with cataloguing switched off the file is read all the same and the work stays with the clerk (G7.3)", async () => {
  const caseId = await newCase("乙案");
  const administrator = await house.as(house.court.administrator);
  await administrator.send("PUT", "/switches/dossier-cataloguing", { on: false, ground: "test" });
  await upload(caseId, "诉状.txt", "民事起诉状");
  expect(await readingDone(caseId)).toBe("done");
  expect(await listDocuments(house.premises.records, house.court.clerk, caseId)).toEqual([]);
  await administrator.send("PUT", "/switches/dossier-cataloguing", { on: true, ground: "test" });
});

test("a defect of cataloguing is no fault of the file: it is read, and the log has name and place only", async () => {
  const broken = TEST_APPLICATIONS.map((application) =>
    application.card.id === "dossier-cataloguing"
      ? { ...application, prepare: () => Promise.reject(new RangeError("起诉状的内容")) }
      : application,
  );
  const other = await openTestServer({ applications: broken });
  const [mine, theirs] = [clerk, await other.as(other.court.clerk)];
  clerk = theirs;
  const caseId = await newCase("丙案");
  const received = await upload(caseId, "诉状.txt", "民事起诉状");
  expect(await readingDone(caseId)).toBe("done");
  const originals = await clerk.send("GET", `/cases/${caseId}/originals`);
  expect(originals.json).toMatchObject([{ id: received?.id, state: "read", problem: null }]);
  expect(other.log.join("")).toContain("RangeError");
  expect(other.log.join("")).not.toContain("起诉状");
  clerk = mine;
  await other.close();
});

test("a job of a person who left the case fails by itself; the worker goes on with the next one", async () => {
  const { premises, court } = house;
  const [left, next] = [await newCase("丁案"), await newCase("戊案")];
  await changeMembers(premises.records, court.clerk, left, { personId: court.judge.id, capacity: "judge" });
  const judge = await house.as(court.judge);
  const { body, headers } = formWith([{ name: "a.txt", bytes: "起诉状" }]);
  const sent = judge.send("POST", `/cases/${left}/originals`, body, headers);
  await sent;
  await changeMembers(premises.records, court.clerk, left, { personId: court.judge.id, capacity: null });
  await upload(next, "诉状.txt", "民事起诉状");
  expect(await readingDone(next)).toBe("done");
});

test("openReadingWork() hands its job back when it closes, for the next worker to take at once", async () => {
  const quiet = await openTestServer({ applications: TEST_APPLICATIONS });
  const { premises, court } = quiet;
  // The server's own worker ends with the server; what follows is a worker process beside it.
  await quiet.server.close();
  const { receiveOriginal } = await import("../../data-service/originals.ts");
  const { askToRead } = await import("./reading-work.ts");
  const pages = Array.from({ length: 400 }, (_, page) => `第${page}段 ${"借款".repeat(400)}`).join("\n");
  const stored = await premises.blobs.put(Buffer.from(pages));
  const reader = await premises.reader();
  const seen = await reader.inspect({ path: premises.blobs.path(stored.sha256), name: "长.txt" });
  const original = await receiveOriginal(premises.records, court.clerk, court.caseId, {
    ...stored,
    name: "长.txt",
    mediaType: seen.mediaType,
    pages: seen.pages,
    state: "waiting",
    problem: null,
  });
  await askToRead(premises, court.clerk, court.caseId, { original: original.id });
  const defects: Defect[] = [];
  const options = { pace: newPace(), onDefect: (defect: Defect) => void defects.push(defect) };
  const first = openReadingWork(premises, { worker: "first", ...options });
  const running = async (): Promise<boolean> =>
    (await jobStates(premises.records, court.clerk, court.caseId, READING)).some(({ state }) => state === "running");
  while (!(await running())) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.close();
  expect(await jobStates(premises.records, court.clerk, court.caseId, READING)).toMatchObject([{ state: "ready" }]);
  expect(await claimJob(premises.records, READING, "second", 60)).toMatchObject({ attempts: 1 });
  expect(defects).toEqual([]);
  await quiet.close();
});
