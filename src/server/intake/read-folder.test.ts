import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader, type Reader } from "../../engine/reading/reader.ts";
import { emptyPdf } from "../testing-papers.ts";
import { readFolder } from "./read-folder.ts";

const MEBIBYTE = 1024 * 1024;
const limits = { maxBytes: MEBIBYTE, maxPages: 100, maxPixels: 1_000_000, maxUnpackedBytes: MEBIBYTE };

let folder: string;
let reader: Reader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiezhi-folder-"));
  reader = await createReader({ threads: 1, limits });
});
afterAll(async () => {
  await reader?.close();
  await rm(folder, { recursive: true, force: true });
});

test("readFolder() refuses a missing and an empty folder with what to do", async () => {
  const empty = join(folder, "empty");
  await mkdir(empty);
  await writeFile(join(empty, ".DS_Store"), "x");
  for (const path of [empty, join(folder, "missing")])
    await expect(readFolder(path, reader, () => undefined)).rejects.toMatchObject({ code: "bad_request" });
});

test("readFolder() reads what it can, in the order of names, and names every other file with its reason", async () => {
  const papers = join(folder, "papers");
  await mkdir(join(papers, "卷一"), { recursive: true });
  await writeFile(join(papers, "10.txt"), "第十份材料：借款合同");
  await writeFile(join(papers, "2.txt"), "第二份材料：民事起诉状");
  await writeFile(join(papers, "空.pdf"), "");
  await writeFile(join(papers, "断.pdf"), emptyPdf(2).subarray(0, 150));
  await writeFile(join(papers, "卷一", "万页.pdf"), emptyPdf(10_000));
  await writeFile(join(papers, "truth.json"), "{}");
  const { originals, pages, problems } = await readFolder(papers, reader, () => undefined);
  expect(originals.map(({ name }) => name)).toEqual(["2.txt", "10.txt"]);
  expect(pages.map(({ text }) => text.trim())).toEqual(["第二份材料：民事起诉状", "第十份材料：借款合同"]);
  expect(problems.map(({ file, text }) => `${file} ${text.zh}`).sort()).toEqual([
    expect.stringMatching(/^卷一\/万页.pdf .*MAX_FILE_PAGES/),
    expect.stringMatching(/^断.pdf .*不完整或已损坏/),
    expect.stringMatching(/^空.pdf .*空的/),
  ]);
});

test.skipIf(process.platform !== "linux")("readFolder() opens files whose names are in GB18030", async () => {
  const papers = join(folder, "packed-on-windows");
  await mkdir(papers);
  // 卷/借条.txt in GB18030.
  const inside = Buffer.concat([Buffer.from(`${papers}/`), Buffer.from("beed", "hex")]);
  await mkdir(inside);
  await writeFile(
    Buffer.concat([inside, Buffer.from("/"), Buffer.from("bde8ccf52e747874", "hex")]),
    "今借到人民币三万元",
  );
  const { originals, pages, problems } = await readFolder(papers, reader, () => undefined);
  expect(problems).toEqual([]);
  expect(originals.map(({ name }) => name)).toEqual(["卷/借条.txt"]);
  expect(pages[0]?.text).toContain("今借到人民币");
});
