// `npm start`: installs when needed, builds the page when its sources changed, then serves.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { install, root, run } from "./install.mjs";

install();

function sourcesDigest() {
  const hash = createHash("sha256");
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (/\.(tsx?|css|html|svg|json|png)$/.test(entry.name) && !entry.name.includes(".test.")) hash.update(path).update(readFileSync(join(root, path)));
    }
  };
  for (const folder of ["src/web", "src/applications", "src/vocabulary", "src/ledger"]) visit(folder);
  for (const file of ["package-lock.json", "vite.config.ts"]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

const stamp = join(root, "dist", "web.sources");
const digest = sourcesDigest();
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== digest) {
  console.error("Building the page … 正在构建网页 …");
  if (run(process.execPath, [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"]) !== 0) process.exit(1);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, digest);
}

const child = spawn(process.execPath, ["--import", "tsx", join(root, "src", "server", "command-line", "main.ts"), "serve", ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
