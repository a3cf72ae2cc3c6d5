import type { Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** A piece of long work (后台任务), done under the name of the person who asked for it. */
export interface Job {
  readonly id: number;
  readonly queue: string;
  readonly key: string;
  readonly caseId: string | null;
  readonly person: Person;
  readonly payload: unknown;
  readonly attempts: number;
}
export interface JobState {
  readonly id: number;
  readonly key: string;
  readonly state: "ready" | "running" | "done" | "failed" | "cancelled";
  /** 0–1. */
  readonly progress: number;
  readonly attempts: number;
  readonly error: string | null;
  readonly cancelRequested: boolean;
}
/** Adds a job; one that is active under the same queue and key is kept instead. Returns its id. */
export declare function enqueue(
  db: Records,
  person: Person,
  job: { queue: string; key: string; caseId: string | null; payload: unknown; priority?: number; maxAttempts?: number },
): Promise<number>;
export declare function claimJob(
  db: Records,
  queue: string,
  worker: string,
  leaseSeconds: number,
): Promise<Job | undefined>;
/** Renews the lease and notes progress; false when the worker should stop: cancel was asked for or the lease is lost. */
export declare function heartbeat(
  db: Records,
  job: Job,
  beat: { worker: string; progress: number; leaseSeconds: number },
): Promise<boolean>;
export declare function finishJob(db: Records, job: Job, worker: string): Promise<void>;
/** Back to the queue until attempts are used up, then "failed". */
export declare function failJob(db: Records, job: Job, worker: string, error: string): Promise<void>;
/** Ends a job whose cancel was asked for. */
export declare function stopJob(db: Records, job: Job, worker: string): Promise<void>;
/** A waiting job ends at once, a running one at its next heartbeat. */
export declare function requestCancel(db: Records, person: Person, caseId: string, queue: string): Promise<void>;
export declare function isCancelRequested(db: Records, job: Job): Promise<boolean>;
/** Newest job of each key of the case in a queue. */
export declare function jobStates(db: Records, person: Person, caseId: string, queue: string): Promise<JobState[]>;
