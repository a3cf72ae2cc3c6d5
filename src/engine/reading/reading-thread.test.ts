import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ReadingThread } from "./reading-thread.ts";

const setup = {
  threads: 1,
  limits: { maxBytes: 1_000_000, maxPages: 10, maxPixels: 1_000_000, maxUnpackedBytes: 1_000_000 },
  modelFolder: undefined,
  dictionary: undefined,
};
const path = fileURLToPath(import.meta.url);

test("ask() is given up as slow after its patience, and a question behind it starts anew", async () => {
  const thread = new ReadingThread(setup, 5);
  const both = [1, 2].map(() => thread.ask({ ask: "inspect", path, name: "甲.txt" }));
  expect(await Promise.all(both)).toEqual(Array(2).fill({ kind: "silence", because: "slow" }));
  await thread.close();
});

test("ask() is dropped when its signal aborts, and others are answered", async () => {
  const thread = new ReadingThread(setup, 60_000);
  const controller = new AbortController();
  const stopped = thread.ask({ ask: "count", path, name: "甲.txt", mediaType: "text/plain" }, controller.signal);
  const other = thread.ask({ ask: "inspect", path, name: "乙.txt" });
  controller.abort();
  expect(await stopped).toEqual({ kind: "silence", because: "dropped" });
  expect(await other).toMatchObject({ kind: "answer", answer: { mediaType: "text/plain", warning: null } });
  await thread.close();
});

test("ask() fails with the defect when the thread cannot work at all", async () => {
  const thread = new ReadingThread({ ...setup, modelFolder: "/nowhere" }, 60_000);
  await expect(thread.ask({ ask: "count", path: "/nowhere", name: "丙.txt", mediaType: "text/plain" })).rejects.toThrow(
    /nowhere/,
  );
  await thread.close();
});
