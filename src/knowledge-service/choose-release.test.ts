import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listReleases, prepareChoice, usableRelease } from "./choose-release.ts";
import { importLaws } from "./import-laws.ts";
import type { ReleaseSeal } from "./release-seal.ts";
import { currentRelease, missingParts } from "./releases.ts";
import { freshFolder, lawLine, segment } from "./testing.ts";

/** A seal whose signatures are hashes with a secret: what the releases need to know of signing. */
function sealOf(secret: string): ReleaseSeal {
  const sign = (text: string) => createHash("sha256").update(`${secret}${text}`).digest("hex");
  return { publicKey: secret, sign, verifies: (text, signature) => signature === sign(text) };
}
const seal = sealOf("court");

async function bringIn(dataDir: string, title: string, by: ReleaseSeal | undefined = seal, keep?: number) {
  const file = join(dataDir, "laws.jsonl");
  writeFileSync(file, lawLine({ title }));
  return importLaws(file, { dataDir, segment, seal: by, keep });
}
const manifestFile = (dataDir: string, release: string) => join(dataDir, "knowledge", "laws", release, "manifest.json");
const change = (file: string, with_: (value: Record<string, unknown>) => Record<string, unknown>) =>
  writeFileSync(file, JSON.stringify(with_(JSON.parse(readFileSync(file, "utf8")))));
const states = async (dataDir: string) =>
  (await listReleases(dataDir, seal)).map(
    ({ release, signature, current }) => `${release} ${signature}${current ? " *" : ""}`,
  );

test("listReleases() says of every release whether it is ours and unchanged, newest first", async () => {
  const dataDir = freshFolder();
  await bringIn(dataDir, "试验甲法");
  await bringIn(dataDir, "试验乙法");
  expect(await states(dataDir)).toEqual(["0002 valid *", "0001 valid"]);
  const [newest] = await listReleases(dataDir, seal);
  expect(newest).toMatchObject({ change: { added: 1, replaced: 0, removed: 0 }, counts: { laws: 2 }, chosen: null });
});

test("usableRelease() refuses changed files, changed manifests, foreign keys and stripped signatures", async () => {
  const harms: [string, (dataDir: string) => void][] = [
    ["a file", (dataDir) => writeFileSync(join(dataDir, "knowledge/laws/0002/articles.jsonl"), "{}\n")],
    ["an added file", (dataDir) => writeFileSync(join(dataDir, "knowledge/laws/0002/more.json"), "{}")],
    ["the manifest", (dataDir) => change(manifestFile(dataDir, "0002"), (it) => ({ ...it, sources: ["elsewhere"] }))],
    ["the number", (dataDir) => change(manifestFile(dataDir, "0002"), (it) => ({ ...it, release: "0003" }))],
    ["no signature", (dataDir) => change(manifestFile(dataDir, "0002"), ({ signature: _signature, ...rest }) => rest)],
    ["no manifest", (dataDir) => writeFileSync(manifestFile(dataDir, "0002"), "{")],
  ];
  for (const [name, harm] of harms) {
    const dataDir = freshFolder();
    await bringIn(dataDir, "试验甲法");
    await bringIn(dataDir, "试验乙法");
    harm(dataDir);
    expect([name, ...(await states(dataDir))]).toEqual([name, "0002 invalid", "0001 valid *"]);
    const used = await usableRelease({ dataDir, collection: "laws" }, seal);
    expect(used.release?.manifest.release).toBe("0001");
    expect(used.notice?.en).toMatch(/Release 0002 of laws was refused.*Release 0001/);
  }
  const dataDir = freshFolder();
  await bringIn(dataDir, "试验甲法", sealOf("somebody else"));
  expect(await states(dataDir)).toEqual(["0001 invalid"]);
  expect((await usableRelease({ dataDir, collection: "laws" }, seal)).notice?.en).toMatch(/No other release is valid/);
});

test("a release made before releases were signed counts until the first signed one", async () => {
  const dataDir = freshFolder();
  const file = join(dataDir, "laws.jsonl");
  writeFileSync(file, lawLine({ title: "试验甲法" }));
  await importLaws(file, { dataDir, segment });
  expect(await states(dataDir)).toEqual(["0001 unsigned *"]);
  await bringIn(dataDir, "试验乙法");
  writeFileSync(file, lawLine({ title: "试验丙法" }));
  await importLaws(file, { dataDir, segment });
  expect(await states(dataDir)).toEqual(["0003 invalid", "0002 valid *", "0001 unsigned"]);
});

test("an import builds on the last valid release, not on a changed one", async () => {
  const dataDir = freshFolder();
  await bringIn(dataDir, "试验甲法");
  await bringIn(dataDir, "试验乙法");
  change(join(dataDir, "knowledge/laws/0002/manifest.json"), (it) => ({ ...it, sm3: "0" }));
  expect((await bringIn(dataDir, "试验丙法")).counts.laws).toBe(2);
  expect(await states(dataDir)).toEqual(["0003 valid *", "0002 invalid", "0001 valid"]);
});

test("prepareChoice() verifies first and changes nothing until it is carried out", async () => {
  const dataDir = freshFolder();
  await bringIn(dataDir, "试验甲法");
  await bringIn(dataDir, "试验乙法");
  const asked = { collection: "laws" as const, by: "院长", at: "2026-11-24T00:00:00.000Z", reason: "导入有误" };
  await expect(prepareChoice(dataDir, { ...asked, release: "0009" }, seal)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(prepareChoice(dataDir, { ...asked, release: "0002" }, seal)).rejects.toMatchObject({ code: "conflict" });
  const prepared = await prepareChoice(dataDir, { ...asked, release: "0001" }, seal);
  expect(prepared.choice).toMatchObject({ before: "0002", release: "0001" });
  expect(currentRelease(dataDir, "laws")?.manifest.release).toBe("0002");
  prepared.carryOut();
  expect(await states(dataDir)).toEqual(["0002 valid", "0001 valid *"]);
  expect((await listReleases(dataDir, seal))[1]?.chosen).toMatchObject({ by: "院长", reason: "导入有误" });
  expect(await bringIn(dataDir, "试验丙法")).toMatchObject({ release: "0003", counts: { laws: 2 } });
  writeFileSync(join(dataDir, "knowledge/laws/0002/laws.json"), "[]");
  await expect(prepareChoice(dataDir, { ...asked, release: "0002" }, seal)).rejects.toThrow(/cannot be used/);
});

test("all releases stay; with a limit the oldest go with the next import, and missingParts() tells which are gone", async () => {
  const dataDir = freshFolder();
  for (const name of ["甲", "乙", "丙"]) await bringIn(dataDir, `试验${name}法`);
  expect(await states(dataDir)).toHaveLength(3);
  await bringIn(dataDir, "试验丁法", seal, 2);
  expect(await states(dataDir)).toEqual(["0004 valid *", "0003 valid"]);
  const now = "laws-0004+cases-none+base-abc";
  expect(missingParts(dataDir, "laws-0003+cases-none+base-abc", now)).toEqual([]);
  expect(missingParts(dataDir, "laws-0001+cases-0002+base-old", now)).toEqual(["laws-0001", "cases-0002", "base-old"]);
  expect(existsSync(join(dataDir, "knowledge", "laws", "0001"))).toBe(false);
});
