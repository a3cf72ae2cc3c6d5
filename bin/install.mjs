// Installs the dependencies when node_modules does not match package-lock.json. Plain Node: runs on a fresh clone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const STAMP = join(root, "node_modules", ".xiezhi-lock");

function lockDigest() {
  const hash = createHash("sha256").update(process.version);
  for (const name of ["package.json", "package-lock.json"]) hash.update(readFileSync(join(root, name)));
  return hash.digest("hex");
}

/** Refuses versions of Node the dependencies do not run on, in words that say what to do. */
function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Xiezhi needs Node.js 20.19 or newer; this is ${process.version}.`);
  console.error(`獬豸需要 Node.js 20.19 或更高版本，当前为 ${process.version}，请升级后重试。`);
  process.exit(1);
}

/** Runs `npm ci` when needed; exits with its code when it fails. */
export function install() {
  checkNode();
  const digest = lockDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) return;
  console.error("Installing dependencies (npm ci), once … 正在安装依赖，仅需一次 …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // The CPU library of onnxruntime is inside its package; its install script would only fetch CUDA.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" };
  const result = spawnSync(npm, ["ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: root, stdio: "inherit", env });
  if (result.status !== 0) {
    console.error("npm ci failed; check the connection to your npm registry and run the same command again.");
    console.error("依赖安装失败，请检查到 npm 软件源的网络连接后重新运行同一命令。");
    process.exit(result.status ?? 1);
  }
  writeFileSync(STAMP, digest);
}

/** Runs one command in the repository with the user's terminal; resolves with its exit code. */
export function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } }).status ?? 1;
}
