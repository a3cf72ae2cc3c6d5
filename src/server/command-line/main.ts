import { Failure } from "../../vocabulary/failure.ts";
import { type Command, openTerminal, UsageError } from "./terminal.ts";

/** Commands by name; each module is loaded only when called, so that help and settings answer at once. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.ts")).serve,
  worker: async () => (await import("./worker.ts")).worker,
  intake: async () => (await import("./intake.ts")).intake,
  laws: async () => (await import("./laws.ts")).laws,
  cite: async () => (await import("./cite.ts")).cite,
  recognise: async () => (await import("./recognise.ts")).recognise,
  cases: async () => (await import("./cases.ts")).cases,
  advise: async () => (await import("./advise.ts")).advise,
  replay: async () => (await import("./replay.ts")).replay,
  fairness: async () => (await import("./fairness.ts")).fairness,
  ledger: async () => (await import("./ledger.ts")).ledger,
  backup: async () => (await import("./backup.ts")).backup,
  restore: async () => (await import("./backup.ts")).restore,
  users: async () => (await import("./users.ts")).users,
  settings: async () => (await import("./settings.ts")).settings,
};

const STATUS = { done: 0, failed: 1, badUsage: 2 } as const;

async function help(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = commands.map((command) => `  xiezhi ${command.usage}\n      ${command.zh}`);
  return [
    "獬豸 Xiezhi — assists and never decides 只辅助，不裁判",
    "",
    ...lines,
    "",
    "--json: machine-readable result on stdout",
  ].join("\n");
}

function explain(error: unknown): void {
  if (error instanceof Failure) process.stderr.write(`${error.text.zh}\n${error.text.en}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** Runs one command line and returns its exit code: 0 done, 1 failed, 2 bad usage. */
async function runCommandLine(args: readonly string[]): Promise<number> {
  const terminal = openTerminal(args.includes("--json"));
  const [name = "help", ...rest] = args.filter((word) => word !== "--json");
  if (name === "help" || name === "--help") {
    terminal.result({ commands: Object.keys(COMMANDS) }, await help());
    return STATUS.done;
  }
  const load = COMMANDS[name];
  if (!load) {
    terminal.say(`没有命令“${name}”。There is no command "${name}".\n\n${await help()}`);
    return STATUS.badUsage;
  }
  const command = await load();
  try {
    await command.run(rest, terminal);
    return STATUS.done;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.say(`${error.message}\n用法 usage: xiezhi ${command.usage}`);
      return STATUS.badUsage;
    }
    explain(error);
    return STATUS.failed;
  }
}

process.exitCode = await runCommandLine(process.argv.slice(2));
