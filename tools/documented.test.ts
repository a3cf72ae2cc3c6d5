import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { undocumentedExports } from "./undocumented-exports.ts";

const root = dirname(import.meta.dirname);
const PLATFORM = [
  "vocabulary",
  "engine",
  "knowledge-base",
  "knowledge-service",
  "database",
  "data-service",
  "ledger",
  "governance",
  "server",
];

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes(".test.") && !path.includes("migrations/"))
    .map((path) => join(folder, path));
}

test("every exported function and interface of a platform folder begins with a sentence", () => {
  const files = PLATFORM.flatMap((folder) => sources(join("src", folder)));
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap((file) => undocumentedExports(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
});

test("undocumentedExports() names an export without a sentence and leaves a documented one alone", () => {
  const text =
    "/** Says yes. */\nexport function yes(): boolean {\n  return true;\n}\n\nexport function no(): boolean {\n  return false;\n}\n";
  expect(undocumentedExports("a.ts", text)).toEqual(["a.ts: no"]);
});
