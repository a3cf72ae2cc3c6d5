import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { makeDemoPapers } from "../demo/make-papers.ts";
import { signInByApi } from "../src/server/browser/api-caller.ts";
import type { GivenStage } from "../src/server/browser/stage.ts";

const root = dirname(import.meta.dirname);
const START_LIMIT = 120_000;

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** The password of the demo people once all of them can sign in; the administrator is the last to be added. */
async function passwordOnceOpen(url: string, dataDir: string, child: ChildProcess): Promise<string> {
  const limit = Date.now() + START_LIMIT;
  const file = join(dataDir, "secrets", "demo-password");
  while (Date.now() < limit && child.exitCode === null) {
    const password = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
    const isOpen = await signInByApi(url, "admin", password).then(
      () => true,
      () => false,
    );
    if (isOpen) return password;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The product did not start for the browser tests");
}

/** The case that all browser tests may look at and none may change: the clerk hands in the papers, the judge presides. */
async function prepareCase(url: string, password: string, papers: string): Promise<string> {
  const clerk = await signInByApi(url, "clerk", password);
  const made = await clerk.send<{ id: string }>("POST", "/cases", {
    title: "秦若溪与罗锦锋民间借贷纠纷",
    kind: "civil",
    number: "（2024）云9907民初2316号",
  });
  await clerk.addMember(made.id, "沈知言", "judge");
  const scans = readdirSync(papers)
    .filter((name) => /\.(jpg|pdf)$/.test(name))
    .sort();
  for (const name of scans) await clerk.handIn(made.id, name, readFileSync(join(papers, name)));
  return made.id;
}

/** Starts the real product on fresh data for all browser tests, and stops it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "xiezhi-stage-"));
  // As root the database server runs under another account, which must pass through.
  chmodSync(dataDir, 0o711);
  const folders = await makeDemoPapers(join(dataDir, "demo"), { cases: ["loan-contradiction"] });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    DEMO: "people",
    SIGN_IN_PER_MINUTE: "1000",
  };
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "src/server/command-line/main.ts"), "serve"], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill("SIGTERM")) await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const password = await passwordOnceOpen(url, dataDir, child);
    const papers = folders["loan-contradiction"];
    const caseId = await prepareCase(url, password, papers);
    const { CHROME_PATH: browser = "/usr/bin/chromium", BROWSER_SHOTS: shots } = process.env;
    const stage: GivenStage = { url, password, papers, dataDir, caseId, browser, shots };
    project.provide("stage", stage);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
