import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../src/database/embedded-postgres.ts";

/**
 * Gives all test files of a run one database server, and stops it afterwards. It starts with the first test that asks
 * for a database (src/database/testing.ts), so that runs of pure tests do not pay for it. With POSTGRES_TEST_URL the
 * tests use that server instead; tools/with-postgres15.ts runs them so against PostgreSQL 15.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "xiezhi-test-"));
  // As root the server runs under another account, which must pass through.
  chmodSync(folder, 0o711);
  project.provide("databaseFolder", folder);
  project.provide("databaseUrl", process.env["POSTGRES_TEST_URL"]);
  return async () => {
    if (existsSync(join(folder, "postgres"))) await (await startEmbeddedPostgres({ dataDir: folder })).stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
