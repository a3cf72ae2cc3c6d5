import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { usableRelease } from "./choose-release.ts";
import { importLaws } from "./import-laws.ts";
import { freshFolder, lawLine, segment } from "./testing.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const LAWS = 400;
const ARTICLES = 40;

/** Enough articles that writing them takes a while. */
function manyLaws(): string {
  const articles = Array.from({ length: ARTICLES }, (_, at) => ({
    no: at + 1,
    sub: 0,
    path: ["第一章 总则"],
    text: `出借人与借款人就第${at}项借款的数额、用途、利率、期限和还款方式作出约定的，应当按照约定履行。`,
  }));
  return Array.from({ length: LAWS }, (_, at) => lawLine({ title: `试验第${at}号条例`, articles })).join("\n");
}

function startImport(file: string, dataDir: string): ChildProcess {
  const main = join(ROOT, "src", "server", "command-line", "main.ts");
  const settings = { env: { ...process.env, DATA_DIR: dataDir }, cwd: ROOT, stdio: "ignore" as const };
  return spawn(process.execPath, ["--import", "tsx", main, "laws", "import", file], settings);
}

test("an import killed half-way (kill -9) leaves the old release in use, and the next import works", async () => {
  const dataDir = freshFolder();
  const small = join(dataDir, "small.jsonl");
  writeFileSync(small, lawLine());
  await importLaws(small, { dataDir, segment });
  const large = join(dataDir, "large.jsonl");
  writeFileSync(large, manyLaws());
  const child = startImport(large, dataDir);
  const root = join(dataDir, "knowledge", "laws");
  while (!existsSync(join(root, "building", "articles.jsonl")) && child.exitCode === null) await sleep(5);
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  expect(existsSync(join(root, "building"))).toBe(true);
  const used = await usableRelease({ dataDir, collection: "laws" }, undefined);
  expect(used.release?.manifest).toMatchObject({ release: "0001", counts: { laws: 1 } });
  expect(await importLaws(large, { dataDir, segment })).toMatchObject({ release: "0002", counts: { laws: LAWS + 1 } });
  expect(readdirSync(root).sort()).toEqual(["0001", "0002", "current.json"]);
});
