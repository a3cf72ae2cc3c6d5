import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = dirname(import.meta.dirname);
// Inside the repository, so that compiler and linter find their settings and packages; named to be ignored by git.
mkdirSync(join(root, "var"), { recursive: true });
const planted = mkdtempSync(join(root, "var", "planted-"));
// Outside it for the linter, which leaves out var/ and everything git ignores.
const outside = mkdtempSync(join(tmpdir(), "xiezhi-lint-"));
copyFileSync(join(root, ".oxlintrc.json"), join(outside, ".oxlintrc.json"));
afterAll(() => [planted, outside].map((folder) => rmSync(folder, { recursive: true, force: true })));

function lint(path: string, text: string): string {
  const file = join(outside, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const result = spawnSync("node", [join(root, "node_modules/oxlint/bin/oxlint"), "-f", "unix", file], {
    encoding: "utf8",
    cwd: outside,
  });
  return result.stdout + result.stderr;
}

const long = (lines: number): string =>
  Array.from({ length: lines }, (_, index) => `export const n${index} = ${index};`).join("\n");

test.each([
  ["any", "a.ts", "export const a = (b: any): void => b();\n", "no-explicit-any"],
  [
    "a non-null assertion",
    "a.ts",
    "export const a = (b: string | undefined): string => b!;\n",
    "no-non-null-assertion",
  ],
  ["process.env outside the settings", "a.ts", "export const a = process.env.HOME;\n", "no-process-env"],
  ["a barrel file", "a.ts", 'export * from "./b.ts";\nexport * from "./c.ts";\n', "no-barrel-file"],
  ["a file that is too long", "a.ts", long(310), "max-lines"],
  [
    "a function with too many parameters",
    "a.ts",
    "export const a = (b: number, c: number, d: number, e: number, f: number): number => b + c + d + e + f;\n",
    "max-params",
  ],
  ["a file name in another style", "someThing.ts", "export const a = 1;\n", "filename-case"],
  ["console in the product", "a.ts", 'console.log("x");\n', "no-console"],
])("the linter catches %s", (_, path, text, rule) => {
  expect(lint(`src/engine/${path}`, text)).toContain(rule);
});

function compile(text: string): string {
  writeFileSync(join(planted, "crime.ts"), text);
  writeFileSync(
    join(planted, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", include: ["crime.ts"], exclude: [] }),
  );
  const result = spawnSync(
    "node",
    [join(root, "node_modules/typescript/bin/tsc"), "-p", join(planted, "tsconfig.json")],
    { encoding: "utf8" },
  );
  return result.stdout;
}

test("the compiler refuses a finding without a reason", () => {
  const text =
    'import type { Finding } from "../../src/vocabulary/advice.ts";\nexport const f: Finding<number> = { value: 1, confidence: 1, reasons: [] };\n';
  expect(compile(text)).toContain("TS2322");
});

test("the compiler refuses an Advice that was not minted by the gate", () => {
  const text =
    'import type { Advice } from "../../src/governance/gate.ts";\nexport const a: Advice = { id: "1", applicationId: "x", applicationVersion: "1", caseId: "c", input: {}, facts: {}, prepared: { kind: "abstention", because: "nothing_found", note: { zh: "", en: "" } }, draft: { kind: "abstention", because: "nothing_found", note: { zh: "", en: "" } }, dropped: 0, preparedFor: "p", preparedAt: "", knowledgeRelease: "", ledgerEntry: 1 };\n';
  expect(compile(text)).toContain("gated");
});

test("the compiler refuses a draft where a decision is wanted", () => {
  const text =
    'import type { Draft } from "../../src/vocabulary/advice.ts";\nimport type { Ruling } from "../../src/governance/application.ts";\ndeclare const draft: Draft<Ruling>;\nexport const ruling: Ruling = draft;\n';
  expect(compile(text)).toContain("TS2322");
});
