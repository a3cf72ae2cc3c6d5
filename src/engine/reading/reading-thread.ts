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
export class ReadingThread {
  readonly #setup: WorkerSetup;
  readonly #patience: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastId = 0;
  #hasAnswered = false;

  /** A question without an answer for `patience` milliseconds of work is given up. */
  constructor(setup: WorkerSetup, patience: number) {
    this.#setup = setup;
    this.#patience = patience;
  }

  /** Asks the thread, starting it if need be; throws Failure for refusals. */
  ask<Ask extends Question["ask"]>(
    question: Extract<Question, { ask: Ask }>,
    signal?: AbortSignal,
  ): Promise<Outcome<Answers[Ask]>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return resolve({ kind: "silence", because: "dropped" });
      const id = ++this.#lastId;
      const drop = (): void => this.#drop(id);
      signal?.addEventListener("abort", drop, { once: true });
      const settled = <Value>(settle: (value: Value) => void) => {
        return (value: Value): void => {
          signal?.removeEventListener("abort", drop);
          settle(value);
        };
      };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject), question });
      this.#send({ kind: "question", id, question });
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  /** Ends the thread; whatever was asked is dropped. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { resolve } of this.#waiting.values()) resolve({ kind: "silence", because: "dropped" });
    this.#waiting.clear();
    await worker?.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = new Worker(workerUrl(), { workerData: this.#setup, execArgv: [] });
    worker.on("message", (message: FromWorker) => this.#receive(message));
    worker.on("error", (error: Error) => {
      if (worker === this.#worker) this.#die(error);
    });
    return worker;
  }

  #receive(message: FromWorker): void {
    this.#hasAnswered = true;
    const asked = this.#waiting.get(message.id);
    if (!asked) return;
    this.#waiting.delete(message.id);
    this.#watch();
    if (message.kind === "answer") asked.resolve({ kind: "answer", answer: message.answer as never });
    else if (message.kind === "failure") asked.reject(new Failure(message.code, message.text));
    else asked.reject(new Error(message.message));
  }

  #drop(id: number): void {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#send({ kind: "drop", id });
    this.#watch();
    asked?.resolve({ kind: "silence", because: "dropped" });
  }

  /** The clock runs for the oldest question only, and anew after each answer: those behind it have not begun. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#restart("slow"), this.#patience);
  }

  /** A thread that never answered anything is broken itself; later a file is to blame. */
  #die(error: Error): void {
    if (this.#hasAnswered) return this.#restart("died");
    this.#worker = undefined;
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  /** Gives up the oldest question and puts the others to a fresh thread. */
  #restart(because: Silence): void {
    const old = this.#worker;
    this.#worker = undefined;
    void old?.terminate();
    const [oldest, ...others] = [...this.#waiting];
    this.#waiting.clear();
    oldest?.[1].resolve({ kind: "silence", because });
    for (const [id, asked] of others) {
      this.#waiting.set(id, asked);
      this.#send({ kind: "question", id, question: asked.question });
    }
    this.#watch();
  }
}

/** Compiled, the worker is plain JavaScript; from source its thread first learns TypeScript from tsx, which does not come with the parent's. */
function workerUrl(): URL {
  if (!import.meta.url.endsWith(".ts")) return new URL("./reading-worker.js", import.meta.url);
  const tsx = pathToFileURL(join(packageFolder("tsx"), "dist", "esm", "api", "index.mjs")).href;
  const worker = new URL("./reading-worker.ts", import.meta.url).href;
  const code = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(worker)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
