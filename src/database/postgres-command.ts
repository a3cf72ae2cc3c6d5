import { spawn } from "node:child_process";
import type { PostgresAccount } from "./postgres-account.ts";

/** How a program of the database server ended, with all it printed. */
export interface CommandEnd {
  readonly ok: boolean;
  readonly printed: string;
}

/** Runs a program of the database server under its account and waits for its end; never throws for a bad end. */
export async function runPostgresCommand(
  program: string,
  args: readonly string[],
  account: PostgresAccount | undefined,
): Promise<CommandEnd> {
  const child = spawn(program, args, {
    // The account may not reach the folder this process was started in.
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  });
  let printed = "";
  const keep = (part: Buffer): void => {
    printed += part.toString("utf8");
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ ok: false, printed: error.message }));
    // "exit" and not "close": the server that pg_ctl leaves behind may hold the pipes open.
    child.on("exit", (code) => setImmediate(() => resolve({ ok: code === 0, printed })));
  });
}
