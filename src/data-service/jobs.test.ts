import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import {
  claimJob,
  enqueue,
  failJob,
  finishJob,
  handBackJob,
  heartbeat,
  isCancelRequested,
  jobStates,
  requestCancel,
  stopJob,
} from "./jobs.ts";
import { makeTestCourt, type TestCourt } from "./testing.ts";

let database: TestDatabase;
let db: TestDatabase["db"];
let court: TestCourt;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
beforeEach(async () => {
  court = await makeTestCourt(db);
  queue = `reading of ${court.caseId}`;
});
afterAll(() => database?.drop());

let queue: string;
const add = (key: string, rest: { priority?: number; maxAttempts?: number } = {}): Promise<number> =>
  enqueue(db, court.clerk, { queue, key, caseId: court.caseId, payload: { key }, ...rest });
const states = async (): Promise<string[]> =>
  (await jobStates(db, court.judge, court.caseId, queue)).map(({ key, state }) => `${key} ${state}`);

test("enqueue() keeps the active job of the same key, and adds a new one when that has ended", async () => {
  const first = await add("a");
  expect(await add("a")).toBe(first);
  const job = await claimJob(db, queue, "w1", 60);
  expect(job).toMatchObject({
    id: first,
    payload: { key: "a" },
    person: court.clerk,
    attempts: 1,
    caseId: court.caseId,
  });
  expect(await add("a")).toBe(first);
  if (job) await finishJob(db, job, "w1");
  expect(await add("a")).not.toBe(first);
});

test("claimJob() gives the highest priority first, each job to one worker only", async () => {
  for (let n = 0; n < 20; n++) await add(`j${String(n).padStart(2, "0")}`, { priority: n === 7 ? 5 : 0 });
  const first = await claimJob(db, queue, "w0", 60);
  expect(first?.key).toBe("j07");
  const claimed = await Promise.all(Array.from({ length: 25 }, (_, worker) => claimJob(db, queue, `w${worker}`, 60)));
  const ids = claimed.flatMap((job) => (job ? [job.id] : []));
  expect(ids).toHaveLength(19);
  expect(new Set(ids).size).toBe(19);
  expect(await claimJob(db, "other", "w", 60)).toBeUndefined();
});

test("a job whose worker died is given again when its lease ran out, and the dead worker's answer counts for nothing", async () => {
  await add("a");
  const dead = await claimJob(db, queue, "dead", 0.05);
  await setTimeout(80);
  const alive = await claimJob(db, queue, "alive", 60);
  expect(alive).toMatchObject({ id: dead?.id, attempts: 2 });
  if (!dead || !alive) throw new Error("not claimed");
  expect(await heartbeat(db, dead, { worker: "dead", progress: 0.9, leaseSeconds: 60 })).toBe(false);
  await finishJob(db, dead, "dead");
  expect(await states()).toEqual(["a running"]);
  expect(await heartbeat(db, alive, { worker: "alive", progress: 0.5, leaseSeconds: 60 })).toBe(true);
  expect(await jobStates(db, court.judge, court.caseId, queue)).toMatchObject([{ progress: 0.5, attempts: 1 }]);
  await finishJob(db, alive, "alive");
  expect(await states()).toEqual(["a done"]);
});

test("a job that kills its workers has failed after its last attempt", async () => {
  await add("a", { maxAttempts: 1 });
  await claimJob(db, queue, "dead", 0.05);
  await setTimeout(80);
  expect(await claimJob(db, queue, "next", 60)).toBeUndefined();
  expect(await states()).toEqual(["a failed"]);
});

test("failJob() puts a job back with a pause until its attempts are used up, and keeps the reason", async () => {
  await add("a", { maxAttempts: 1 });
  await add("b", { maxAttempts: 2 });
  for (const _ of "ab") {
    const job = await claimJob(db, queue, "w", 60);
    if (job) await failJob(db, job, "w", "the file is damaged");
  }
  expect(await states()).toEqual(["a failed", "b ready"]);
  expect(await jobStates(db, court.judge, court.caseId, queue)).toMatchObject([{ error: "the file is damaged" }, {}]);
  expect(await claimJob(db, queue, "w", 60)).toBeUndefined();
});

test("requestCancel() ends waiting jobs at once and running ones at their next heartbeat", async () => {
  await add("a");
  const running = await claimJob(db, queue, "w", 60);
  await add("b");
  if (!running) throw new Error("not claimed");
  expect(await isCancelRequested(db, running)).toBe(false);
  await requestCancel(db, court.judge, court.caseId, queue);
  expect(await states()).toEqual(["a running", "b cancelled"]);
  expect(await isCancelRequested(db, running)).toBe(true);
  expect(await heartbeat(db, running, { worker: "w", progress: 0.2, leaseSeconds: 60 })).toBe(false);
  await stopJob(db, running, "w");
  expect(await states()).toEqual(["a cancelled", "b cancelled"]);
});

test("people outside the case and parties neither add, see nor cancel its jobs", async () => {
  await add("a");
  for (const who of ["outsider", "stranger", "party"] as const) {
    const order = { queue, key: "x", caseId: court.caseId, payload: {} };
    await expect(enqueue(db, court[who], order)).rejects.toThrow(Error);
    await expect(requestCancel(db, court[who], court.caseId, queue)).rejects.toThrow(Error);
  }
  await expect(jobStates(db, court.outsider, court.caseId, queue)).rejects.toMatchObject({ code: "not_found" });
  expect(await jobStates(db, court.party, court.caseId, queue)).toEqual([]);
});

test("handBackJob() lets the next worker take the job at once, and the attempt does not count", async () => {
  await add("a");
  const job = await claimJob(db, queue, "closing", 60);
  if (!job) throw new Error("not claimed");
  await handBackJob(db, job, "somebody else");
  expect(await claimJob(db, queue, "next", 60)).toBeUndefined();
  await handBackJob(db, job, "closing");
  expect(await claimJob(db, queue, "next", 60)).toMatchObject({ id: job.id, attempts: 1 });
});

test("heartbeat() counts an attempt that got on as the first, so that restarts do not use up the attempts", async () => {
  await add("a", { maxAttempts: 2 });
  for (const worker of ["w1", "w2", "w3"]) {
    const job = await claimJob(db, queue, worker, 60);
    if (!job) throw new Error("not claimed");
    await heartbeat(db, job, { worker, progress: 0.1, leaseSeconds: 0.05 });
    await setTimeout(80);
  }
  expect(await states()).toEqual(["a running"]);
  const stuck = await claimJob(db, queue, "w4", 0.05);
  expect(stuck?.attempts).toBe(2);
  await setTimeout(80);
  expect(await claimJob(db, queue, "w5", 60)).toBeUndefined();
  expect(await states()).toEqual(["a failed"]);
});
