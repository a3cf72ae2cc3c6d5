import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { Failure } from "../../vocabulary/failure.ts";
import { packageFolder } from "./package-folder.ts";
import type { Answers, FromWorker, Question, ToWorker, WorkerSetup } from "./worker-messages.ts";

/** Why a question was not answered though nobody is to blame but the file or the machine. */
export type Silence = "dropped" | "slow" | "died";

/** What came of a question. */
export type Outcome<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "silence"; readonly because: Silence };

interface Waiting {
  readonly resolve: (outcome: Outcome<never>) => void;
  readonly reject: (error: Error) => void;
  readonly question: Question;
}

/** A thread that reads files, started anew when a file takes too long or brings it down. */
export interface ReadingThread {
  /** Asks the thread; throws Failure for refusals. */
  ask<Ask extends Question["ask"]>(
    question: Extract<Question, { ask: Ask }>,
    signal?: AbortSignal,
  ): Promise<Outcome<Answers[Ask]>>;
  close(): Promise<void>;
}

/** Starts reading in a thread of its own; a question without an answer for `patience` milliseconds of work is given up. */
export function startReadingThread(setup: WorkerSetup, patience: number): ReadingThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let hasAnswered = false;
  let timer: NodeJS.Timeout | undefined;

  /** The clock runs for the oldest question only, and anew after each answer: those behind it have not begun. */
  const watch = (): void => {
    clearTimeout(timer);
    if (waiting.size > 0) timer = setTimeout(() => restart("slow"), patience);
  };
  const restart = (because: Silence): void => {
    const old = worker;
    worker = undefined;
    const [oldest, ...others] = [...waiting];
    waiting.clear();
    void old?.terminate();
    oldest?.[1].resolve({ kind: "silence", because });
    for (const [id, asked] of others) {
      waiting.set(id, asked);
      send({ kind: "question", id, question: asked.question });
    }
    watch();
  };
  const send = (message: ToWorker): void => {
    worker ??= startWorker(setup, { receive, died });
    worker.postMessage(message);
  };
  /** A thread that never answered anything is broken itself; later a file is to blame. */
  const died = (error: Error): void => {
    if (hasAnswered) return restart("died");
    worker = undefined;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };
  const receive = (message: FromWorker): void => {
    hasAnswered = true;
    const asked = waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    watch();
    if (message.kind === "answer") asked.resolve({ kind: "answer", answer: message.answer as never });
    else if (message.kind === "failure") asked.reject(new Failure(message.code, message.text));
    else asked.reject(new Error(message.message));
  };

  return {
    ask(question, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return resolve({ kind: "silence", because: "dropped" });
        const id = ++lastId;
        const drop = (): void => {
          waiting.delete(id);
          send({ kind: "drop", id });
          watch();
          resolve({ kind: "silence", because: "dropped" });
        };
        signal?.addEventListener("abort", drop, { once: true });
        const settle = <Value>(then: (value: Value) => void) => {
          return (value: Value): void => {
            signal?.removeEventListener("abort", drop);
            then(value);
          };
        };
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject), question });
        send({ kind: "question", id, question });
        if (waiting.size === 1) watch();
      });
    },
    async close() {
      clearTimeout(timer);
      const old = worker;
      worker = undefined;
      for (const asked of waiting.values()) asked.resolve({ kind: "silence", because: "dropped" });
      waiting.clear();
      await old?.terminate();
    },
  };
}

interface Listeners {
  receive(message: FromWorker): void;
  died(error: Error): void;
}

function startWorker(setup: WorkerSetup, { receive, died }: Listeners): Worker {
  const worker = new Worker(workerUrl(), { workerData: setup, execArgv: [] });
  worker.on("message", receive);
  worker.on("error", died);
  return worker;
}

/** Compiled, the worker is plain JavaScript; from source its thread first learns TypeScript from tsx, which does not come with the parent's. */
function workerUrl(): URL {
  if (!import.meta.url.endsWith(".ts")) return new URL("./reading-worker.js", import.meta.url);
  const tsx = pathToFileURL(join(packageFolder("tsx"), "dist", "esm", "api", "index.mjs")).href;
  const worker = new URL("./reading-worker.ts", import.meta.url).href;
  const code = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(worker)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
