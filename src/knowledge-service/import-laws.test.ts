import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Document, Packer, Paragraph } from "docx";
import { expect, test } from "vitest";
import { Failure } from "../vocabulary/failure.ts";
import { importLaws } from "./import-laws.ts";
import { readAllVersions } from "./law-store.ts";
import { currentRelease, makeRelease } from "./releases.ts";
import { freshFolder, lawLine, segment } from "./testing.ts";

const into = (dataDir: string) => ({ dataDir, segment });
const write = (dataDir: string, name: string, content: string | Buffer) => {
  const file = join(dataDir, name);
  writeFileSync(file, content);
  return file;
};
const released = (dataDir: string) =>
  readdirSync(join(dataDir, "knowledge", "laws")).filter((name) => /^\d{4}$/.test(name));

test("importLaws() makes a numbered release with a manifest from a gzipped laws file", async () => {
  const dataDir = freshFolder();
  const steps: string[] = [];
  const file = write(dataDir, "laws.jsonl.gz", gzipSync(`${lawLine()}\n`));
  const done = await importLaws(file, { ...into(dataDir), onProgress: ({ step }) => steps.push(step) });
  expect(done).toMatchObject({
    release: "0001",
    unchanged: false,
    counts: { laws: 1, versions: 1, articles: 2 },
    added: 1,
  });
  expect(currentRelease(dataDir, "laws")?.manifest).toMatchObject({ release: "0001", sm3: done.sm3 });
  expect(done.sm3).toMatch(/^[0-9a-f]{64}$/);
  expect(steps).toContain("write");
});

test("importLaws() makes no new release when everything was there already", async () => {
  const dataDir = freshFolder();
  const file = write(dataDir, "laws.jsonl", lawLine());
  await importLaws(file, into(dataDir));
  expect(await importLaws(file, into(dataDir))).toMatchObject({
    release: "0001",
    unchanged: true,
    added: 0,
    replaced: 1,
  });
  expect(released(dataDir)).toEqual(["0001"]);
});

test("importLaws() keeps older versions and ends them where the newer one begins", async () => {
  const dataDir = freshFolder();
  await importLaws(write(dataDir, "old.jsonl", lawLine()), into(dataDir));
  const newer = { issuedOn: "2022-12-01", effectiveOn: "2023-01-01" };
  await importLaws(write(dataDir, "new.jsonl", lawLine(newer)), into(dataDir));
  const versions = await readAllVersions(currentRelease(dataDir, "laws")?.folder ?? "");
  expect(versions.map(({ from, until }) => [from, until])).toEqual([
    ["2020-01-01", "2023-01-01"],
    ["2023-01-01", null],
  ]);
});

test("importLaws() comes to the same laws in whatever parts and order they are brought in", async () => {
  const day = (issuedOn: string, effectiveOn: string) => ({ issuedOn, effectiveOn });
  const repeal = "本法自2023年1月1日起施行。《试验甲条例》同时废止。";
  const lines = [
    lawLine({ id: "a", title: "试验甲条例", ...day("2001-12-01", "2002-01-01") }),
    lawLine({ id: "b", ...day("2009-12-01", "2010-01-01") }),
    lawLine({ id: "c", ...day("2019-12-01", "2020-01-01") }),
    lawLine({
      id: "d",
      title: "试验新法",
      ...day("2022-12-01", "2023-01-01"),
      articles: [{ no: 1, sub: 0, path: [], text: repeal }],
    }),
  ];
  const hashes = new Set<string>();
  for (const parts of [[lines], [lines.slice(2), lines.slice(0, 2)], lines.map((line) => [line]).reverse()]) {
    const dataDir = freshFolder();
    let done: Awaited<ReturnType<typeof importLaws>> | undefined;
    for (const part of parts) done = await importLaws(write(dataDir, "laws.jsonl", part.join("\n")), into(dataDir));
    hashes.add(done?.sm3 ?? "");
    const versions = await readAllVersions(currentRelease(dataDir, "laws")?.folder ?? "");
    expect(versions.find(({ key }) => key === "试验甲条例")).toMatchObject({
      until: "2023-01-01",
      repealedBy: { key: "试验新法" },
    });
  }
  expect(hashes.size).toBe(1);
});

test("importLaws() puts a corrected first day in the place of the wrong one, by the source's id", async () => {
  const dataDir = freshFolder();
  await importLaws(write(dataDir, "laws.jsonl", lawLine()), into(dataDir));
  const done = await importLaws(write(dataDir, "laws.jsonl", lawLine({ effectiveOn: "2020-03-01" })), into(dataDir));
  expect(done.counts.versions).toBe(1);
  const [version] = await readAllVersions(currentRelease(dataDir, "laws")?.folder ?? "");
  expect(version?.from).toBe("2020-03-01");
});

test("importLaws() keeps what the source says of branch, history, defects and where days come from", async () => {
  const dataDir = freshFolder();
  const said = {
    branch: "民法商法",
    effectiveOnBasis: "article text",
    statusBasis: "newest version",
    history: ["2019年12月1日通过"],
    preamble: "序言",
    appendix: "| 税目 | 税率 |",
    defect: "truncated",
    form: "item",
  };
  await importLaws(write(dataDir, "laws.jsonl", lawLine(said)), into(dataDir));
  const [version] = await readAllVersions(currentRelease(dataDir, "laws")?.folder ?? "");
  const { branch, ...same } = said;
  expect(version).toMatchObject({ ...same, field: branch });
});

test("importLaws() names the broken line and leaves the release in use untouched", async () => {
  const dataDir = freshFolder();
  await importLaws(write(dataDir, "laws.jsonl", lawLine()), into(dataDir));
  const broken = write(dataDir, "broken.jsonl", `${lawLine({ title: "另一法" })}\n{"title": `);
  await expect(importLaws(broken, into(dataDir))).rejects.toThrow(/broken\.jsonl": line 2/);
  const wrong = write(dataDir, "wrong.jsonl", lawLine({ effectiveOn: "2020-02-30" }));
  await expect(importLaws(wrong, into(dataDir))).rejects.toThrow(/wrong\.jsonl": line 1: effectiveOn/);
  expect(currentRelease(dataDir, "laws")?.manifest.release).toBe("0001");
});

test("importLaws() reads Markdown and Word statutes of a folder and names files without any", async () => {
  const dataDir = freshFolder();
  const folder = join(dataDir, "statutes");
  mkdirSync(folder);
  write(
    folder,
    "a.md",
    "# 试验调解条例\n（2019年3月2日国务院公布 自2019年5月1日起施行）\n## 第一章 总则\n第一条 为了试验。\n",
  );
  write(folder, "README.md", "# 说明\n没有条文。\n");
  const lines = [
    "中华人民共和国试验诉讼法",
    "（2020年5月1日第十三届全国人民代表大会通过 自2021年1月1日起施行）",
    "第一章　总　则",
    "第一百二十四 条　当事人应当举证。",
  ];
  const docx = new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] });
  write(folder, "b.docx", await Packer.toBuffer(docx));
  const done = await importLaws(folder, into(dataDir));
  expect(done.counts).toEqual({ laws: 2, versions: 2, articles: 2 });
  expect(done.skipped).toEqual([join(folder, "README.md")]);
  const versions = await readAllVersions(currentRelease(dataDir, "laws")?.folder ?? "");
  const procedure = versions.find(({ key }) => key === "试验诉讼法");
  expect(procedure).toMatchObject({ from: "2021-01-01", articles: [{ no: 124, text: "当事人应当举证。" }] });
});

test("importLaws() refuses a Word file that is none, a path that is not there and a folder without laws", async () => {
  const dataDir = freshFolder();
  const fake = write(dataDir, "fake.docx", "not a Word file");
  await expect(importLaws(fake, into(dataDir))).rejects.toThrow(/fake\.docx/);
  await expect(importLaws(join(dataDir, "nowhere"), into(dataDir))).rejects.toThrow(Failure);
  mkdirSync(join(dataDir, "empty"));
  await expect(importLaws(join(dataDir, "empty"), into(dataDir))).rejects.toThrow(/no article/);
  expect(existsSync(join(dataDir, "knowledge"))).toBe(false);
});

test("makeRelease() leaves nothing behind when it is stopped half-way", async () => {
  const dataDir = freshFolder();
  await importLaws(write(dataDir, "laws.jsonl", lawLine()), into(dataDir));
  const about = { collection: "laws" as const, counts: {}, sm3: "", sources: [] };
  const stopped = makeRelease(dataDir, about, async (folder) => {
    writeFileSync(join(folder, "half"), "written");
    throw new Error("no space left on device");
  });
  await expect(stopped).rejects.toThrow(/no space/);
  expect(readdirSync(join(dataDir, "knowledge", "laws")).sort()).toEqual(["0001", "current.json"]);
});

test("makeRelease() refuses a second import beside a running one and takes over the lock of a dead one", async () => {
  const dataDir = freshFolder();
  const file = write(dataDir, "laws.jsonl", lawLine());
  mkdirSync(join(dataDir, "knowledge", "laws"), { recursive: true });
  const lock = join(dataDir, "knowledge", "laws", "importing.lock");
  writeFileSync(lock, String(process.pid));
  await expect(importLaws(file, into(dataDir))).rejects.toMatchObject({ code: "conflict" });
  writeFileSync(lock, "999999999");
  expect(await importLaws(file, into(dataDir))).toMatchObject({ release: "0001" });
});
