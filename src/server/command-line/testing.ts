import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = join(import.meta.dirname, "..", "..", "..");

/** What a command line printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  const main = join(ROOT, "src", "server", "command-line", "main.ts");
  const env = { ...process.env, DEMO: "false", ...settings };
  return spawn(process.execPath, ["--import", "tsx", main, ...args], { cwd: ROOT, env });
}

/** Runs `xiezhi` with these words as a process of its own, to its end. For tests only. */
export async function runXiezhi(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  input = "",
): Promise<Ended> {
  const child = start(args, settings);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk) => (out += String(chunk)));
  child.stderr?.on("data", (chunk) => (err += String(chunk)));
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, err };
}

/** A server process of a test. */
export interface ServerProcess {
  readonly address: string;
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<void>;
  /** Tells it to stop and gives its exit code. */
  stop(): Promise<number | null>;
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Starts `xiezhi serve` as a process of its own and waits until it answers. For tests only. */
export async function serveXiezhi(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = await freePort();
  const child = start(["serve"], { ...settings, PORT: String(port) });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${address}/api/ledger/head`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error(`The server did not start: ${printed}`);
    await sleep(100);
  }
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return { address, kill: async () => void (await end("SIGKILL")), stop: () => end("SIGTERM") };
}
