import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { cruiseImports } from "./cruise.ts";

const root = dirname(import.meta.dirname);

/** Below this the cruise saw too little to mean anything: a compiler without an API makes it see nothing and succeed. */
const FEWEST_MODULES = 150;

test("cruiseImports() finds no import against the arrows in the whole house", async () => {
  const { modules, violations } = await cruiseImports(root, ["src", "evaluations", "demo", "tools"]);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(FEWEST_MODULES);
});

const planted = mkdtempSync(join(tmpdir(), "xiezhi-arrows-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

function plant(files: Record<string, string>): void {
  rmSync(join(planted, "src"), { recursive: true, force: true });
  for (const [path, text] of Object.entries({ "src/vocabulary/day.ts": "export const day = 1;\n", ...files })) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
  cpSync(join(root, "tsconfig.json"), join(planted, "tsconfig.json"));
  try {
    symlinkSync(join(root, "node_modules"), join(planted, "node_modules"), "dir");
  } catch {
    // planted before
  }
}

const importing = (path: string): string => `import { day } from "${path}";\nexport const other = day;\n`;
const day = "export const day = 1;\n";

const crimes: [string, string, Record<string, string>][] = [
  [
    "an application imports another",
    "applications-are-islands",
    { "src/applications/a/advise.ts": importing("../b/rule.ts"), "src/applications/b/rule.ts": day },
  ],
  [
    "an application imports the list",
    "applications-are-islands",
    { "src/applications/a/gather.ts": importing("../all.ts"), "src/applications/all.ts": day },
  ],
  [
    "an application writes the ledger",
    "applications-imports",
    { "src/applications/a/gather.ts": importing("../../ledger/log.ts"), "src/ledger/log.ts": day },
  ],
  [
    "an application opens the database",
    "applications-imports",
    { "src/applications/a/gather.ts": importing("../../database/connection.ts"), "src/database/connection.ts": day },
  ],
  [
    "advise reads a file",
    "advise-is-pure",
    { "src/applications/a/advise.ts": 'import { readFileSync } from "node:fs";\nexport const other = readFileSync;\n' },
  ],
  [
    "advise calls the reader",
    "advise-is-pure",
    {
      "src/applications/a/advise.ts": importing("../../engine/reading/reader.ts"),
      "src/engine/reading/reader.ts": day,
    },
  ],
  [
    "the engine does I/O",
    "engine-is-pure",
    { "src/engine/text/a.ts": 'import { readFileSync } from "node:fs";\nexport const other = readFileSync;\n' },
  ],
  [
    "a panel imports the engine",
    "panel-shows-only",
    { "src/applications/a/panel.tsx": importing("../../engine/text/a.ts"), "src/engine/text/a.ts": day },
  ],
  [
    "a platform imports an application",
    "data-service-imports",
    { "src/data-service/a.ts": importing("../applications/b/rule.ts"), "src/applications/b/rule.ts": day },
  ],
  [
    "SQL outside the database",
    "only-database-speaks-sql",
    { "src/data-service/a.ts": 'import { sql } from "kysely";\nexport const other = sql;\n' },
  ],
  [
    "the page imports the server",
    "web-imports",
    { "src/web/a.ts": importing("../server/b.ts"), "src/server/b.ts": day },
  ],
  [
    "a cycle",
    "no-cycle",
    {
      "src/engine/text/a.ts": importing("./b.ts"),
      "src/engine/text/b.ts":
        'import { other } from "./a.ts";\nexport const day = 1;\nexport const two = () => other;\n',
    },
  ],
  [
    "a test is imported",
    "nobody-imports-a-test",
    { "src/engine/text/a.ts": importing("./b.test.ts"), "src/engine/text/b.test.ts": day },
  ],
  [
    "vocabulary imports the engine",
    "vocabulary-imports",
    { "src/vocabulary/a.ts": importing("../engine/text/b.ts"), "src/engine/text/b.ts": day },
  ],
];

test.each(crimes)("cruiseImports() catches it when %s", async (_, rule, files) => {
  plant(files);
  const { violations } = await cruiseImports(planted, ["src"]);
  expect(violations.map((violation) => violation.rule)).toContain(rule);
});
