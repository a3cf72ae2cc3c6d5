import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import {
  claimJob,
  enqueue,
  failJob,
  finishJob,
  handBackJob,
  heartbeat,
  type Job,
  jobStates,
  stopJob,
} from "../../data-service/jobs.ts";
import { loadOriginal, setOriginalState } from "../../data-service/originals.ts";
import { listPageStates, markPage, savePage } from "../../data-service/pages.ts";
import type { ReadPage } from "../../engine/reading/reader.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import { giveClericalAdvice } from "../advice/clerical-advice.ts";
import { type Defect, describeDefect } from "../defect.ts";
import type { Premises } from "../premises.ts";
import type { Pace } from "./pace.ts";
import { readingProblem } from "./reading-problem.ts";

/** Queue of originals to be read. */
export const READING = "reading";
/** A worker that died is found out after this; reading then goes on elsewhere at the same page. */
const LEASE_SECONDS = 20;
const BEAT_MILLISECONDS = 1000;
const POLL_MILLISECONDS = 400;

const Payload = z.object({ original: z.string(), only: z.array(z.int()).optional() });

/** Puts an original in the queue, or some of its pages only. */
export async function askToRead(
  premises: Premises,
  person: Person,
  caseId: string,
  payload: z.infer<typeof Payload>,
): Promise<void> {
  const key = payload.only ? `${payload.original}#${payload.only.join(",")}` : payload.original;
  await enqueue(premises.records, person, { queue: READING, key, caseId, payload, priority: payload.only ? 1 : 0 });
}

interface Reading {
  readonly premises: Premises;
  readonly job: Job;
  readonly caseId: string;
  readonly worker: string;
  readonly pace: Pace;
  /** Told of defects of ours, without case content. */
  readonly onDefect: (defect: Defect) => void;
  /** Aborts when the process is to stop: the page at hand is given up and the job goes back to the queue. */
  readonly closing: AbortSignal;
}

/** Pages of the original that are still to be read; a page that was being read when the process died is among them. */
async function unreadPages(
  { premises, job, caseId }: Reading,
  original: string,
  only: readonly number[] | undefined,
): Promise<number[]> {
  const states = await listPageStates(premises.records, job.person, caseId);
  return states
    .filter(
      (page) =>
        page.original === original &&
        (only ? only.includes(page.number) : page.state === "waiting" || page.state === "reading"),
    )
    .map((page) => page.number);
}

async function keepPage({ premises, job, caseId }: Reading, original: string, read: ReadPage): Promise<void> {
  if (read.kind === "failed") {
    await markPage(premises.records, job.person, caseId, {
      original,
      number: read.number,
      state: "failed",
      problem: read.problem,
    });
    return;
  }
  const { sha256 } = await premises.blobs.put(read.image);
  await savePage(premises.records, job.person, caseId, { page: read.page, imageSha256: sha256 });
}

/** Reads the pages one by one until done or told to stop. Every page kept is kept for good. */
async function readPages(reading: Reading, payload: z.infer<typeof Payload>, beat: Beat): Promise<void> {
  const { premises, job, caseId, pace } = reading;
  const original = await loadOriginal(premises.records, job.person, caseId, payload.original);
  const only = await unreadPages(reading, original.id, payload.only);
  if (only.length === 0) return;
  const reader = await premises.reader();
  const file = { path: premises.blobs.path(original.sha256), original: original.id, mediaType: original.mediaType };
  let [done, started] = [0, Date.now()];
  for await (const read of reader.read(file, { only, signal: beat.signal })) {
    await keepPage(reading, original.id, read);
    pace.note(caseId, Date.now() - started);
    [done, started] = [done + 1, Date.now()];
    beat.progress = done / only.length;
    if (beat.signal.aborted) return;
  }
}

/** The heart of a job: its signal aborts when the job should stop. */
interface Beat {
  readonly signal: AbortSignal;
  /** 0–1, told with the next beat. */
  progress: number;
}

/** Does work while the job's lease is renewed beside it, for a long page must not look like a dead worker. */
async function beating(reading: Reading, work: (beat: Beat) => Promise<void>): Promise<void> {
  const { premises, job, worker, closing } = reading;
  const abort = new AbortController();
  const beat: Beat = { signal: AbortSignal.any([abort.signal, closing]), progress: 0 };
  const timer = setInterval(() => {
    const { progress } = beat;
    heartbeat(premises.records, job, { worker, progress, leaseSeconds: LEASE_SECONDS }).then(
      (goOn) => goOn || abort.abort(),
      // A beat that the database did not hear costs nothing unless all fail until the lease runs out.
      () => undefined,
    );
  }, BEAT_MILLISECONDS);
  try {
    await work(beat);
  } catch (error) {
    if (!beat.signal.aborted) throw error;
  } finally {
    clearInterval(timer);
  }
}

async function isLast({ premises, job, caseId }: Reading): Promise<boolean> {
  const states = await jobStates(premises.records, job.person, caseId, READING);
  return states.every(({ id, state }) => id === job.id || (state !== "ready" && state !== "running"));
}

/** Cataloguing and backfill; what goes wrong in them is no fault of the file that was read. */
async function settle({ premises, job, caseId, onDefect }: Reading): Promise<void> {
  await giveClericalAdvice(premises, job.person, caseId).catch((error: unknown) => onDefect(describeDefect(error)));
}

async function readAndSettle(reading: Reading, payload: z.infer<typeof Payload>): Promise<void> {
  const { premises, job, caseId, worker } = reading;
  const setState = (state: "reading" | "read"): Promise<void> =>
    setOriginalState(premises.records, job.person, caseId, { id: payload.original, state });
  const came: { far: "nowhere" | "read" | "settled" } = { far: "nowhere" };
  await setState("reading");
  await beating(reading, async (beat) => {
    await readPages(reading, payload, beat);
    if (beat.signal.aborted) return;
    await setState("read");
    came.far = "read";
    // Before the job ends, so that a process killed meanwhile leaves a job that is taken up again.
    if (!(await isLast(reading))) return;
    await settle(reading);
    came.far = "settled";
  });
  if (came.far === "nowhere")
    return reading.closing.aborted
      ? handBackJob(premises.records, job, worker)
      : stopJob(premises.records, job, worker);
  await finishJob(premises.records, job, worker);
  // Two workers that ended at the same moment each saw the other at work.
  if (came.far === "read" && (await isLast(reading))) await settle(reading);
}

async function work(reading: Reading): Promise<void> {
  const { premises, job, caseId, worker, onDefect } = reading;
  const payload = Payload.parse(job.payload);
  try {
    await readAndSettle(reading, payload);
  } catch (error) {
    if (!(error instanceof Failure)) onDefect(describeDefect(error));
    await failJob(premises.records, job, worker, error instanceof Error ? error.name : "unknown");
    const state = { id: payload.original, state: "failed" as const, problem: readingProblem(error) };
    await setOriginalState(premises.records, job.person, caseId, state);
  }
}

/** Takes originals from the queue and reads them until it is closed; any number of processes may do so at once. */
export function openReadingWork(
  premises: Premises,
  options: Pick<Reading, "worker" | "pace" | "onDefect">,
): { close(): Promise<void> } {
  const close = new AbortController();
  const closing = close.signal;
  const step = async (): Promise<boolean> => {
    const job = await claimJob(premises.records, READING, options.worker, LEASE_SECONDS);
    if (job?.caseId) await work({ premises, job, caseId: job.caseId, closing, ...options });
    return job !== undefined;
  };
  const loop = async (): Promise<void> => {
    while (!closing.aborted) {
      // Whatever fails, the next job is tried: the person may have left the case, or the database may be restarting.
      const hasWorked = await step().catch((error: unknown) => {
        if (!(error instanceof Failure)) options.onDefect(describeDefect(error));
        return false;
      });
      if (!hasWorked) await sleep(POLL_MILLISECONDS, undefined, { signal: closing }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    async close() {
      close.abort();
      await ended;
    },
  };
}
