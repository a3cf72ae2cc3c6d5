import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { makeDemoPapers } from "../demo/make-papers.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The running product for browser tests: its address, the demo password, and a folder of twelve scanned pages. */
    stage: { url: string; password: string; papers: string; dataDir: string };
  }
}

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

async function answers(url: string, child: ChildProcess): Promise<void> {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit && child.exitCode === null) {
    if (
      await fetch(`${url}/api/ledger/head`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The product did not start for the browser tests");
}

/** Starts the real product on fresh data for all browser tests, and stops it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "xiezhi-stage-"));
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
  await answers(url, child);
  const password = readFileSync(join(dataDir, "secrets", "demo-password"), "utf8").trim();
  project.provide("stage", { url, password, papers: folders["loan-contradiction"], dataDir });
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}
