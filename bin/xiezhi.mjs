#!/usr/bin/env node
// The one command line (`npm run xiezhi -- <command>`). Runs the sources through tsx.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { install, root } from "./install.mjs";

install();
const child = spawn(process.execPath, ["--import", join(root, "node_modules", "tsx", "dist", "loader.mjs"), join(root, "src", "server", "command-line", "main.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
