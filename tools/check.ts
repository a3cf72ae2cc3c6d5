// `npm run check`: the one check of the house. Types, lint, tests (arrows, documentation and completeness among
// them), build, dead code, generated documents. Ends with a plain line "N passed, N failed".
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const report = join(root, "var", "test-report.json");

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const bin = (name: string, path: string): string[] => [process.execPath, join(root, "node_modules", name, path)];

/** The first Chromium or Chrome that can be started: CHROME_PATH, or found on the PATH. */
function findBrowser(): string | undefined {
  const named = process.env["CHROME_PATH"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

function run({ name, command, env }: Step): boolean {
  console.log(`\n── ${name}`);
  const [program = "", ...args] = command;
  const result = spawnSync(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  if (result.status !== 0) console.log(`── ${name}: FAILED`);
  return result.status === 0;
}

function readTally(): Tally {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const json = JSON.parse(readFileSync(report, "utf8"));
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  };
}

function noBrowserNotice(): void {
  console.log("\n!! ───────────────────────────────────────────────────────────────────────────");
  console.log("!! Browser tests are SKIPPED: no Chromium or Chrome was found.");
  console.log("!! Install one (Debian: apt-get install chromium) or set CHROME_PATH, and run npm test again.");
  console.log("!! 未找到 Chromium/Chrome，浏览器测试已跳过；请安装后重试，或用 CHROME_PATH 指明路径。");
  console.log("!! ───────────────────────────────────────────────────────────────────────────\n");
}

const vitest = (project: string): string[] => [
  ...bin("vitest", "vitest.mjs"),
  "run",
  "--project",
  project,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
];

const before: Step[] = [
  { name: "types (node)", command: [...bin("typescript", "bin/tsc"), "-p", "."] },
  { name: "types (web)", command: [...bin("typescript", "bin/tsc"), "-p", "tsconfig.web.json"] },
  { name: "types (browser tests)", command: [...bin("typescript", "bin/tsc"), "-p", "src/server/browser"] },
  { name: "lint", command: [...bin("oxlint", "bin/oxlint"), "--type-aware", "src", "evaluations", "demo", "tools"] },
  { name: "format", command: [...bin("@biomejs/biome", "bin/biome"), "check", "src", "evaluations", "demo", "tools"] },
  { name: "build", command: [...bin("vite", "bin/vite.js"), "build", "--logLevel", "warn"] },
  { name: "dead code", command: [...bin("knip", "bin/knip.js")] },
  {
    name: "generated documents",
    command: [process.execPath, "--import", "tsx", join(root, "tools", "generate-docs.ts"), "--check"],
  },
];

const total: Tally = { passed: 0, failed: 0, skipped: 0 };

function count(isGood: boolean): void {
  if (isGood) total.passed += 1;
  else total.failed += 1;
}

function runTests(project: string, env: Record<string, string> = {}): void {
  rmSync(report, { force: true });
  const isGood = run({ name: `tests (${project})`, command: vitest(project), env });
  const tally = readTally();
  total.passed += tally.passed;
  total.failed += Math.max(tally.failed, isGood ? 0 : 1);
  total.skipped += tally.skipped;
}

for (const step of before) count(run(step));
runTests("unit");
const browser = findBrowser();
if (browser) runTests("browser", { CHROME_PATH: browser });
else {
  noBrowserNotice();
  // In CI a skip is a failure: .ci/run installs the browser first.
  if (process.env["CI"] === "true") total.failed += 1;
}
if (process.env["CI"] === "true" && total.skipped > 0) {
  console.log(`${total.skipped} tests were skipped; in CI a skip is a failure.`);
  total.failed += total.skipped;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
