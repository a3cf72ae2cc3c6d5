import { z } from "zod";
import {
  claimJob,
  enqueue,
  failJob,
  finishJob,
  heartbeat,
  type Job,
  jobStates,
  stopJob,
} from "../../data-service/jobs.ts";
import { loadOriginal, setOriginalState } from "../../data-service/originals.ts";
import { listPageStates, markPage, savePage } from "../../data-service/pages.ts";
import type { ReadPage } from "../../engine/reading/reader.ts";
import type { Person } from "../../vocabulary/person.ts";

import { giveClericalAdvice } from "../advice/clerical-advice.ts";
import type { Premises } from "../premises.ts";
import type { Pace } from "./pace.ts";
import { readingProblem } from "./reading-problem.ts";

/** Queue of originals to be read. */
export const READING = "reading";
const LEASE_SECONDS = 60;
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

/** Reads the pages one by one; false when it was told to stop. Every page kept is kept for good. */
async function readPages(reading: Reading, payload: z.infer<typeof Payload>): Promise<boolean> {
  const { premises, job, caseId, worker, pace } = reading;
  const original = await loadOriginal(premises.records, job.person, caseId, payload.original);
  const only = await unreadPages(reading, original.id, payload.only);
  if (only.length === 0) return true;
  const abort = new AbortController();
  const reader = await premises.reader();
  const file = { path: premises.blobs.path(original.sha256), original: original.id, mediaType: original.mediaType };
  const beat = (done: number): Promise<boolean> =>
    heartbeat(premises.records, job, { worker, progress: done / only.length, leaseSeconds: LEASE_SECONDS });
  // A long page must not hide a wish to stop, so the heart beats beside the reading too.
  const timer = setInterval(
    () =>
      void beat(0).then(
        (goOn) => goOn || abort.abort(),
        () => abort.abort(),
      ),
    1000,
  );
  let [done, started] = [0, Date.now()];
  try {
    for await (const read of reader.read(file, { only, signal: abort.signal })) {
      await keepPage(reading, original.id, read);
      pace.note(caseId, Date.now() - started);
      [done, started] = [done + 1, Date.now()];
      if (abort.signal.aborted) return false;
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    clearInterval(timer);
  }
  return !abort.signal.aborted;
}

async function settle(reading: Reading): Promise<void> {
  const { premises, job, caseId } = reading;
  const states = await jobStates(premises.records, job.person, caseId, READING);
  const isLast = states.every((state) => !["ready", "running"].includes(state.state));
  if (isLast) await giveClericalAdvice(premises, job.person, caseId);
}

async function work(reading: Reading): Promise<void> {
  const { premises, job, caseId, worker } = reading;
  const payload = Payload.parse(job.payload);
  try {
    await setOriginalState(premises.records, job.person, caseId, { id: payload.original, state: "reading" });
    if (!(await readPages(reading, payload))) return await stopJob(premises.records, job, worker);
    await setOriginalState(premises.records, job.person, caseId, { id: payload.original, state: "read" });
    await finishJob(premises.records, job, worker);
    await settle(reading);
  } catch (error) {
    const problem = readingProblem(error);
    await failJob(premises.records, job, worker, error instanceof Error ? error.name : "unknown");
    await setOriginalState(premises.records, job.person, caseId, { id: payload.original, state: "failed", problem });
  }
}

/** Takes originals from the queue and reads them until it is closed; any number of processes may do so at once. */
export function openReadingWork(premises: Premises, worker: string, pace: Pace): { close(): Promise<void> } {
  let isOpen = true;
  const loop = async (): Promise<void> => {
    while (isOpen) {
      const job = await claimJob(premises.records, READING, worker, LEASE_SECONDS).catch(() => undefined);
      if (job?.caseId) await work({ premises, job, caseId: job.caseId, worker, pace });
      else await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
  };
  const ended = loop();
  return {
    async close() {
      isOpen = false;
      await ended;
    },
  };
}
