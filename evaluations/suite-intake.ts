import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { openLedgerKey } from "../src/ledger/ledger-key.ts";
import { openMemoryLedger } from "../src/ledger/memory-ledger.ts";
import { now, today } from "../src/server/clock.ts";
import { type Intake, runIntake } from "../src/server/intake/run-intake.ts";
import { openWorkshop, type Workshop } from "../src/server/premises.ts";
import { readSettings } from "../src/server/settings.ts";
import { Day } from "../src/vocabulary/day.ts";
import { type FolderScore, type IntakeMetric, intakeMetrics, scoreFolder } from "./intake-figures.ts";
import { labelledFolders } from "./intake-truth.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const ROOT = join(import.meta.dirname, "..");
const DEMO = relative(join(ROOT, "..", "shared", "data"), join(ROOT, "var", "demo"));
/** Later applications do not change what is measured here. */
const MEASURED = new Set(["dossier-cataloguing", "case-backfill"]);

const CATALOGUE = ["kindAccuracy", "splitF1", "orderExact"] as const;
const BACKFILL = ["fieldF1", "fieldPrecision", "fieldRecall"] as const;

/** A folder of papers through the product's own chain, against its truth.json (收件评测). */
export const intake = suiteOf(
  "intake",
  "folder of papers to catalogue, fields and text, against truth.json",
  undefined,
);
/** The catalogue alone (归目评测). */
export const catalogue = suiteOf(
  "catalogue",
  "kinds, boundaries and order of documents, against truth.json",
  CATALOGUE,
);
/** The fields alone (回填评测). */
export const backfill = suiteOf("backfill", "fields of the case, against truth.json", BACKFILL);

function suiteOf(name: string, about: string, wanted: readonly IntakeMetric[] | undefined): Suite {
  return { name, about, data: DEMO, run: (options) => measure(name, wanted, options) };
}

async function measure(
  name: string,
  wanted: readonly IntakeMetric[] | undefined,
  options: SuiteOptions,
): Promise<SuiteResult> {
  const folders = labelledFolders(options.data).slice(0, options.limit);
  await mkdir(options.cacheDir, { recursive: true });
  const workshop = await openWorkshop({ ...readSettings(), DATA_DIR: options.cacheDir });
  const scores: FolderScore[] = [];
  try {
    for (const { folder, truth } of folders) scores.push(scoreFolder(truth, await takeIn(folder, workshop)));
  } finally {
    await workshop.close();
  }
  const metrics = Object.entries(intakeMetrics(scores)).filter(
    ([metric]) => wanted?.some((one) => one === metric) ?? true,
  );
  return {
    suite: name,
    data: options.data,
    n: scores.reduce((sum, score) => sum + score.truth.length, 0),
    excluded: 0,
    metrics: Object.fromEntries(metrics),
    notes: scores.map((score, at) => noteOf(folders[at]?.folder ?? "", score)),
  };
}

function takeIn(folder: string, workshop: Workshop): Promise<Intake> {
  return workshop.reader().then((reader) =>
    runIntake(folder, "civil", {
      reader,
      knowledge: workshop.knowledge,
      model: workshop.model,
      applications: new Map([...workshop.applications].filter(([id]) => MEASURED.has(id))),
      ledger: openMemoryLedger({ key: openLedgerKey(join(workshop.dataDir, "secrets")), origin: "xiezhi/evaluation" }),
      day: Day.parse(today()),
      now,
      onProgress: ({ file, page, pages }) => console.error(`${folder}: ${file} ${page}/${pages}`),
      onAdvice: (id) => console.error(`${folder}: ${id}`),
    }),
  );
}

/** The folder's own figures, and what went wrong in it, for whoever wants to mend it. */
function noteOf(folder: string, score: FolderScore): string {
  const figures = Object.entries(intakeMetrics([score])).map(([name, { value }]) => `${name} ${value.toFixed(3)}`);
  return [`${folder}: ${figures.join(", ")}`, ...score.mistakes.map((mistake) => `  ${mistake}`)].join("\n");
}
