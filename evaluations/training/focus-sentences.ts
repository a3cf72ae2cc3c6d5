import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readFocusSamples } from "../focus-sentences.ts";
import { trainFocusModel } from "./focus-classifier.ts";

/*
 * Questions in dispute of sentences (models/focus-sentences), from MUSER (MIT):
 *   npx tsx evaluations/training/focus-sentences.ts [muser-focus.jsonl.gz]
 * Figures by cross-validation: npm run eval -- focus-sentences
 */

const ROOT = join(import.meta.dirname, "..", "..");
const MODEL = join(ROOT, "models", "focus-sentences", "model.json");

const file = process.argv[2] ?? join(ROOT, "..", "shared", "data", "muser-focus.jsonl.gz");
const { samples, digest } = await readFocusSamples(file);
const model = trainFocusModel(samples);
await mkdir(dirname(MODEL), { recursive: true });
await writeFile(MODEL, `${JSON.stringify({ trainedOn: digest, ...model })}\n`);
console.log(`${samples.length} sentences, ${model.labels.length} labels, ${model.terms.length} terms`);
