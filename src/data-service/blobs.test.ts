import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskFull, openBlobStore } from "./blobs.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "xiezhi-blobs-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const leftovers = async (): Promise<string[]> => readdir(path.join(folder, "blobs", "incoming"));

test("put() gives SM3, SHA-256 and size, and read() the same bytes", async () => {
  const store = openBlobStore(folder);
  const stored = await store.put(Buffer.from("abc"));
  // GB/T 32905-2016, example 1.
  expect(stored.sm3).toBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  expect(stored).toMatchObject({ sha256: createHash("sha256").update("abc").digest("hex"), bytes: 3 });
  expect(Buffer.from(await store.read(stored.sha256)).toString()).toBe("abc");
  expect(await store.has(stored.sha256)).toBe(true);
  expect(await leftovers()).toEqual([]);
});

test("put() keeps every byte of a stream, empty files included", async () => {
  const store = openBlobStore(folder);
  const bytes = Buffer.from(Array.from({ length: 300_001 }, (_, index) => (index * 7919) % 256));
  const chunks = [bytes.subarray(0, 1), bytes.subarray(1, 65_537), bytes.subarray(65_537)];
  const stored = await store.put(Readable.from(chunks));
  expect(await readFile(store.path(stored.sha256))).toEqual(bytes);
  expect(await store.put(new Uint8Array())).toMatchObject({ bytes: 0 });
});

test("put() keeps one file when the same bytes come twice, also at once", async () => {
  const store = openBlobStore(folder);
  const [first, second] = await Promise.all([
    store.put(Buffer.from("同一份借条")),
    store.put(Buffer.from("同一份借条")),
  ]);
  expect(second).toEqual(first);
  expect(await readdir(path.dirname(store.path(first.sha256)))).toEqual([first.sha256]);
  expect(await leftovers()).toEqual([]);
});

test("put() leaves nothing behind when the sender breaks off", async () => {
  const store = openBlobStore(folder);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("前半");
    throw new Error("connection lost");
  }
  await expect(store.put(broken())).rejects.toThrow("connection lost");
  expect(await leftovers()).toEqual([]);
});

test("put() replaces a file that a crash left short, read() refuses a damaged one", async () => {
  const store = openBlobStore(folder);
  const { sha256 } = await store.put(Buffer.from("完整的内容"));
  await chmod(store.path(sha256), 0o600);
  await writeFile(store.path(sha256), "短");
  await expect(store.read(sha256)).rejects.toThrow(/damaged/);
  await store.put(Buffer.from("完整的内容"));
  expect(Buffer.from(await store.read(sha256)).toString()).toBe("完整的内容");
});

test("put() says that the disk is full, and keeps nothing, when it is (/dev/full)", async () => {
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  expect(diskFull(full)).toMatchObject({
    code: "unavailable",
    text: { zh: expect.stringContaining("磁盘已满") },
    cause: full,
  });
  expect(diskFull(new Error("else"))).toBeUndefined();
  if (!existsSync("/dev/full")) return;
  const real: unknown = await writeFile("/dev/full", "x").catch((error: unknown) => error);
  expect(diskFull(real)).toMatchObject({ code: "unavailable" });
});

test("read() fails kindly for a file that is not there, path() refuses what is no digest", async () => {
  const store = openBlobStore(folder);
  await expect(store.read("0".repeat(64))).rejects.toMatchObject({ code: "not_found" });
  expect(await store.has("0".repeat(64))).toBe(false);
  expect(() => store.path("../../etc/passwd")).toThrow(/not a SHA-256/);
});

test("put() sweeps away what a crash left of uploads, once it is a day old", async () => {
  const incoming = path.join(folder, "blobs", "incoming");
  for (const name of ["old", "young"]) await writeFile(path.join(incoming, name), "half");
  await utimes(path.join(incoming, "old"), new Date(0), new Date(0));
  await openBlobStore(folder).put(Buffer.from("后来"));
  expect(await leftovers()).toEqual(["young"]);
});
