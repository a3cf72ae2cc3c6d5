import { basename } from "node:path";
import type { Page } from "../../vocabulary/page.ts";
import type { Inspection, ReadPage as PageRead, ReadLimits } from "./read-page.ts";
import { ReadingThread } from "./reading-thread.ts";
import { pageProblem, refusals } from "./refusals.ts";

/** One page as it comes out of reading: the page with its upright image (WebP), or why it could not be read. */
export type ReadPage = PageRead;

/** How a reader is set up. */
export interface ReaderOptions {
  /** Cores that recognition may use. */
  readonly threads: number;
  readonly limits: ReadLimits;
  /** Folder of the three ONNX models; by default the PP-OCRv4 set from npm. */
  readonly modelFolder?: string;
  /** File of the recogniser's characters, one a line; by default that of the model folder. */
  readonly dictionary?: string;
  /** Milliseconds after which a page is given up; 120 s by default. */
  readonly patience?: number;
}

/** A file to read: where its bytes lie, the id of its original, and what it was recognised as. */
export interface FileToRead {
  readonly path: string;
  readonly original: string;
  readonly mediaType: string;
  /** Name to use in messages; by default the last part of the path. */
  readonly name?: string;
}

/** Which pages of a file to read. */
export interface ReadChoice {
  /** First page to read, from 1. */
  readonly from?: number;
  readonly only?: readonly number[];
  readonly signal?: AbortSignal;
}

/** Reads files into pages (识读) in a thread of its own. */
export interface Reader {
  /**
   * Recognises the real type from the bytes, never from the extension, and counts the pages.
   * Throws Failure when the file is empty, of no known type, cut off, encrypted or over a limit.
   */
  inspect(file: { path: string; name: string }): Promise<Inspection>;
  /**
   * Reads page by page in order; a bad page is yielded as failed and the file goes on.
   * Ends early, without an error, when the signal aborts. Throws Failure when the file cannot be opened.
   */
  read(file: FileToRead, choice?: ReadChoice): AsyncGenerator<ReadPage, void, undefined>;
  close(): Promise<void>;
}

/** Opens a reader; the models are loaded with the first page that needs them. Close it, or its thread keeps the process alive. */
export async function createReader(options: ReaderOptions): Promise<Reader> {
  const { threads, limits, modelFolder, dictionary, patience = 120_000 } = options;
  const thread = new ReadingThread({ threads, limits, modelFolder, dictionary }, patience);
  return {
    async inspect(file) {
      const outcome = await thread.ask({ ask: "inspect", path: file.path, name: file.name });
      if (outcome.kind === "silence") throw refusals.truncated(file.name);
      return outcome.answer;
    },
    read: (file, choice = {}) => readPages(thread, file, choice),
    close: () => thread.close(),
  };
}

async function* readPages(
  thread: ReadingThread,
  file: FileToRead,
  choice: ReadChoice,
): AsyncGenerator<ReadPage, void, undefined> {
  const { path, mediaType, name = basename(path) } = file;
  const count = await thread.ask({ ask: "count", path, name, mediaType }, choice.signal);
  if (count.kind === "silence") {
    if (count.because === "dropped") return;
    throw refusals.truncated(name);
  }
  const numbers = chooseNumbers(count.answer, choice);
  const ask = (number: number | undefined): Promise<ReadPage | undefined> | undefined =>
    number === undefined ? undefined : readOne(thread, { ...file, name, number }, choice.signal);
  // The next page is read while the caller stores this one.
  let next = ask(numbers[0]);
  for (const index of numbers.keys()) {
    const read = await next;
    if (!read || choice.signal?.aborted) return;
    next = ask(numbers[index + 1]);
    // Where the caller stops early, nobody is left to hear of a failure of the next page.
    next?.catch(() => undefined);
    yield read;
  }
}

function chooseNumbers(pages: number, { from = 1, only }: ReadChoice): number[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  return all.filter((number) => number >= from && (only === undefined || only.includes(number)));
}

/** Undefined when the signal aborted. */
async function readOne(
  thread: ReadingThread,
  asked: Required<FileToRead> & { number: number },
  signal: AbortSignal | undefined,
): Promise<ReadPage | undefined> {
  const { path, name, mediaType, number, original } = asked;
  const outcome = await thread.ask({ ask: "page", path, name, mediaType, number }, signal);
  if (outcome.kind === "silence") {
    if (outcome.because === "dropped") return undefined;
    return { kind: "failed", number, problem: pageProblem(number, outcome.because === "slow" ? "slow" : "bad") };
  }
  if (!outcome.answer) return { kind: "failed", number, problem: pageProblem(number, "bad") };
  const page: Page = { original, number, ...outcome.answer.content };
  return { kind: "page", page, image: outcome.answer.image };
}
