import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Application } from "../governance/application.ts";

/** Every application by id: the folders beside this file that have an index. Nothing else lists them. */
export async function loadApplications(): Promise<ReadonlyMap<string, Application>> {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, "index.ts")),
  );
  const loaded = await Promise.all(
    folders.map(async ({ name }) => {
      const module = await import(`./${name}/index.ts`);
      return [name, module.default as Application] as const;
    }),
  );
  return new Map(loaded.sort(([a], [b]) => (a < b ? -1 : 1)));
}
