import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { statuteModelText } from "../../src/knowledge-service/statute-model.ts";
import { openMeasuredCorpus } from "../measured-corpus.ts";
import { ASKED_ON, readStard } from "../stard.ts";
import { fitStatutes, prepareStatutes } from "./fit-statutes.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SHARED = join(ROOT, "..", "shared", "data");

/** Trains the ranking of statutes on all questions of the file and writes models/statute-ranking/model.json. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: "string" }, laws: { type: "string" } } });
  const data = values.data ?? join(SHARED, "stard.jsonl.gz");
  const laws = values.laws ?? join(SHARED, "laws.jsonl.gz");
  const started = performance.now();
  const measured = await openMeasuredCorpus(laws, join(ROOT, "var", "evaluations"), ASKED_ON);
  const { corpus, accepts } = measured;
  const held = (name: string) => corpus.named.get(name)?.some(accepts) === true;
  const questions = (await readStard(data))
    .map(({ question, right }) => ({ question, right: right.filter(held) }))
    .filter(({ right }) => right.length > 0);
  const set = prepareStatutes(measured.corpus, questions, measured);
  const trees = fitStatutes(set, () => true);
  const trainedOn = [data, laws].map((file) => ({
    file: basename(file),
    sm3: createHash("sm3").update(readFileSync(file)).digest("hex"),
  }));
  const folder = join(ROOT, "models", "statute-ranking");
  mkdirSync(folder, { recursive: true });
  const text = statuteModelText({ trainedOn, questions: set.ranker.memory.questions, trees });
  writeFileSync(join(folder, "model.json"), text);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${questions.length} questions, ${trees.trees.length} trees, ${(text.length / 1024).toFixed(0)} kB, ${seconds.toFixed(0)} s`,
  );
}

await main(process.argv.slice(2));
