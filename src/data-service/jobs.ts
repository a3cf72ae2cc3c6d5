import * as rows from "../database/jobs.ts";
import type { Person } from "../vocabulary/person.ts";
import { inCase, onBench } from "./access.ts";
import { type Records, serving } from "./records.ts";

/** Queue of the reading of originals (卷宗识别); readingState looks at it. */
export const READING_QUEUE = "reading";

/** A piece of long work (后台任务), done in the name of the person who asked for it. */
export type Job = rows.JobRow;
/** How far a job is. */
export type JobState = rows.JobStateRow;
/** Adds a job on a case; one that is active under the same queue and key is kept instead. Its id. */
export async function enqueue(db: Records, person: Person, order: rows.JobOrder): Promise<number> {
  return onBench(db, person, order.caseId, (tx) => rows.insertJob(tx, person.id, order));
}

/** Takes the next job of a queue; one whose worker died is given again when its lease of seconds has run out. */
export async function claimJob(
  db: Records,
  queue: string,
  worker: string,
  leaseSeconds: number,
): Promise<Job | undefined> {
  return serving(db, (tx) => rows.claimNextJob(tx, queue, { worker, seconds: leaseSeconds }));
}

/** Renews the lease and notes progress (0–1); false when the worker should stop: cancel was asked for, or another worker has the job. */
export async function heartbeat(
  db: Records,
  job: Job,
  beat: { worker: string; progress: number; leaseSeconds: number },
): Promise<boolean> {
  const { worker, progress, leaseSeconds } = beat;
  return serving(db, (tx) => rows.renewLease(tx, { id: job.id, worker }, { seconds: leaseSeconds, progress }));
}

/** Ends a job that is done; nothing happens when another worker has it. */
export async function finishJob(db: Records, job: Job, worker: string): Promise<void> {
  await serving(db, (tx) => rows.endJob(tx, { id: job.id, worker }, "done"));
}

/** Ends a job that was stopped because its cancel was asked for. */
export async function stopJob(db: Records, job: Job, worker: string): Promise<void> {
  await serving(db, (tx) => rows.endJob(tx, { id: job.id, worker }, "cancelled"));
}

/** Gives a job back because its worker is closing: the next worker takes it at once, and the attempt does not count. */
export async function handBackJob(db: Records, job: Job, worker: string): Promise<void> {
  await serving(db, (tx) => rows.releaseJob(tx, { id: job.id, worker }));
}

/** True when the cancel of a job was asked for. */
export async function isCancelRequested(db: Records, job: Job): Promise<boolean> {
  return serving(db, (tx) => rows.selectCancelRequested(tx, job.id));
}

/** Gives a job back after a failure; after its last attempt it has failed. */
export async function failJob(db: Records, job: Job, worker: string, error: string): Promise<void> {
  await serving(db, (tx) => rows.returnJob(tx, { id: job.id, worker }, error));
}

/** Cancels the jobs of a case in a queue: waiting ones end at once, running ones at their next heartbeat. */
export async function requestCancel(db: Records, person: Person, caseId: string, queue: string): Promise<void> {
  await onBench(db, person, caseId, (tx) => rows.cancelJobs(tx, caseId, queue));
}

/** Newest job of each key of a case in a queue. */
export async function jobStates(db: Records, person: Person, caseId: string, queue: string): Promise<JobState[]> {
  return inCase(db, person, caseId, (tx) => rows.selectJobStates(tx, caseId, queue));
}
