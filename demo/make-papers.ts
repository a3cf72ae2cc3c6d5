import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { makeCaseFile } from "./papers/case-file.ts";
import { readCasePlan } from "./papers/case-plan.ts";
import { registerTypefaces } from "./papers/typefaces.ts";

const CASES = fileURLToPath(new URL("./cases/", import.meta.url));

/** The demo cases (演示案件) in the order in which the README presents them. */
export const DEMO_CASES = ["loan-plain", "loan-limitation-interest", "loan-contradiction", "sale-plain"] as const;
export type DemoCase = (typeof DEMO_CASES)[number];

/** Which cases to draw, and the seed of their stains and shadows. */
export interface MakeOptions {
  readonly cases?: readonly DemoCase[];
  readonly seed?: string;
  /** Draw again even what is already there. */
  readonly redraw?: boolean;
  /** Called after each case with its name and number of pages. */
  readonly onCase?: (name: DemoCase, pages: number) => void;
}

/**
 * Draws the papers of the demo cases under `outDir/<case>/`, with truth.json beside them, and gives the folders.
 * A case already drawn from the same words with the same seed is left as it is.
 */
export async function makeDemoPapers(outDir: string, options: MakeOptions = {}): Promise<Record<DemoCase, string>> {
  const { cases = DEMO_CASES, seed = "青溪" } = options;
  registerTypefaces();
  for (const name of cases) {
    const folder = join(outDir, name);
    const mark = join(outDir, `${name}.drawn`);
    const words = markOf(name, seed);
    if (!options.redraw && existsSync(mark) && readFileSync(mark, "utf8") === words) continue;
    mkdirSync(outDir, { recursive: true });
    const pages = await makeCaseFile(readCasePlan(CASES, name), folder, `${seed}/${name}`);
    writeFileSync(mark, words);
    options.onCase?.(name, pages);
  }
  return Object.fromEntries(DEMO_CASES.map((name) => [name, join(outDir, name)])) as Record<DemoCase, string>;
}

/** Changes with the seed and with every word of the case's data files. */
function markOf(name: DemoCase, seed: string): string {
  const hash = createHash("sha256").update(seed);
  const folder = join(CASES, name);
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: "var/demo" },
      case: { type: "string", multiple: true },
      seed: { type: "string", default: "青溪" },
    },
  });
  const wanted = values.case;
  const cases = DEMO_CASES.filter(
    (name, place) => !wanted || wanted.some((one) => one === name || one === `${place + 1}`),
  );
  const started = Date.now();
  await makeDemoPapers(values.out, {
    cases,
    seed: values.seed,
    redraw: true,
    onCase: (name, pages) => console.error(`${name}: ${pages} pages, ${((Date.now() - started) / 1000).toFixed(1)} s`),
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
