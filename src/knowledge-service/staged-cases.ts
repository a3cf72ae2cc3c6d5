import { closeSync, createReadStream, mkdirSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DecidedCase } from "../vocabulary/decided-case.ts";

/** Cases on their way into a release, kept in a file so that memory does not grow with their number; each id once, the last one counts. */
export interface StagedCases {
  readonly size: number;
  /** Adds a case; one with the same id takes the place of the earlier one. */
  add(decided: DecidedCase): void;
  /** The cases as lines of JSON, in the order in which their ids first came. */
  lines(): Generator<string>;
  /** Removes the file. */
  discard(): void;
}

interface Place {
  readonly at: number;
  readonly length: number;
}

/** Opens a stage in a folder. */
export function stageCases(folder: string): StagedCases {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `incoming-${process.pid}.jsonl`);
  const file = openSync(path, "w+");
  const places = new Map<string, Place>();
  let end = 0;
  return {
    get size() {
      return places.size;
    },
    add(decided) {
      const bytes = Buffer.from(JSON.stringify(decided));
      writeSync(file, bytes, 0, bytes.length, end);
      places.set(decided.id, { at: end, length: bytes.length });
      end += bytes.length;
    },
    *lines() {
      for (const { at, length } of places.values()) {
        const bytes = Buffer.alloc(length);
        readSync(file, bytes, 0, length, at);
        yield bytes.toString("utf8");
      }
    },
    discard() {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

/** Lines of a file that are not empty, read piece by piece. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line !== "") yield line;
}
