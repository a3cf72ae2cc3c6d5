import { readdirSync } from "node:fs";
import type { Application } from "../governance/application.ts";

/** Every application by id: the folders beside this file. Nothing else lists them. */
export async function loadApplications(): Promise<ReadonlyMap<string, Application>> {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const loaded = await Promise.all(
    folders.map(async ({ name }) => {
      const module = await import(`./${name}/index.ts`);
      return [name, module.default as Application] as const;
    }),
  );
  return new Map(loaded.sort(([a], [b]) => (a < b ? -1 : 1)));
}
