import { parentPort, workerData } from "node:worker_threads";
import { Failure } from "../../vocabulary/failure.ts";
import { inspectFile } from "./inspect-file.ts";
import { type LineModels, openLineModels } from "./line-models.ts";
import { kindOf, openFile } from "./open-file.ts";
import type { OpenFile } from "./read-page.ts";
import type { Answers, FromWorker, Question, ToWorker, WorkerSetup } from "./worker-messages.ts";

/** Files kept open between pages: the one being read and the one before, as uploads come in turns. */
const MOST_OPEN = 2;

const setup = workerData as WorkerSetup;
const port = parentPort;
const dropped = new Map<number, AbortController>();
const open = new Map<string, Promise<OpenFile>>();
let models: Promise<LineModels> | undefined;
let turn: Promise<void> = Promise.resolve();

port?.on("message", (message: ToWorker) => {
  if (message.kind === "drop") dropped.get(message.id)?.abort();
  else receive(message.id, message.question);
});

/** Files are looked at as they come; reading queues: two recognitions would fight for the cores, and no file may be closed under one. */
function receive(id: number, question: Question): void {
  const controller = new AbortController();
  dropped.set(id, controller);
  const work = (): Promise<void> => answerTo(id, question, controller.signal);
  if (question.ask !== "inspect") turn = turn.then(work);
  else void work();
}

async function answerTo(id: number, question: Question, signal: AbortSignal): Promise<void> {
  try {
    signal.throwIfAborted();
    send({ kind: "answer", id, answer: await answer(question, signal) });
  } catch (error) {
    if (error instanceof Failure) send({ kind: "failure", id, code: error.code, text: error.text });
    else send({ kind: "defect", id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    dropped.delete(id);
  }
}

async function answer(question: Question, signal: AbortSignal): Promise<Answers[keyof Answers]> {
  if (question.ask === "inspect") return inspectFile(question, setup.limits);
  const file = await opened(question);
  return question.ask === "count" ? file.pages : readPage(file, question.number, signal);
}

/** A bad page is an answer, not an error: the file goes on. */
async function readPage(file: OpenFile, number: number, signal: AbortSignal): Promise<Answers["page"]> {
  try {
    return await file.page(number, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ReferenceError || error instanceof SyntaxError) throw error;
    return undefined;
  }
}

async function opened(asked: { path: string; name: string; mediaType: string }): Promise<OpenFile> {
  const { path, name, mediaType } = asked;
  const known = open.get(path);
  if (known) return known;
  const opening = openFile({ path, name, kind: kindOf(mediaType, name) }, setup.limits, openModels);
  open.set(path, opening);
  opening.catch(() => open.delete(path));
  for (const oldest of [...open.keys()].slice(0, -MOST_OPEN)) await close(oldest);
  return opening;
}

async function close(path: string): Promise<void> {
  const file = await open.get(path);
  open.delete(path);
  await file?.close();
}

function openModels(): Promise<LineModels> {
  models ??= openLineModels(setup);
  return models;
}

function send(message: FromWorker): void {
  port?.postMessage(message);
}
