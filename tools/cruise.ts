import { createRequire } from "node:module";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const require = createRequire(import.meta.url);

/** One forbidden import: the rule it breaks and both ends. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** Cruises folders of the repository under the rules of .dependency-cruiser.cjs. */
export async function cruiseImports(
  root: string,
  folders: readonly string[],
): Promise<{ modules: number; violations: Violation[] }> {
  const { forbidden, options } = require("../.dependency-cruiser.cjs");
  const { tsConfig: _, ...rest } = options;
  const result = await cruise(
    [...folders],
    { ...rest, baseDir: root, ruleSet: { forbidden }, validate: true },
    undefined,
    {
      tsConfig: extractTSConfig("tsconfig.json"),
    },
  );
  if (typeof result.output === "string") throw new Error("dependency-cruiser answered with text instead of a result");
  return {
    modules: result.output.summary.totalCruised,
    violations: result.output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
