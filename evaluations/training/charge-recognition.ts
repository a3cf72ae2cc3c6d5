import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKnowledgeBase } from "../../src/knowledge-base/open-knowledge-base.ts";
import { chargeModelBytes } from "../../src/knowledge-service/charge-model.ts";
import { readLaws } from "../../src/knowledge-service/read-laws.ts";
import { calibration } from "./charge-calibration.ts";
import { civilSamples, everyName, judgmentSamples, typicalSamples } from "./charge-samples.ts";
import { chargeModelOf, fitCharges } from "./fit-charges.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SHARED = join(ROOT, "..", "shared", "data");
const FILES = ["lecard/corpus.jsonl.gz", "laws.jsonl.gz", "muser-focus.jsonl.gz", "lecoqa.jsonl.gz"];

/** Trains the recognition of charges and writes models/charge-recognition/model.bin.gz. */
async function main(): Promise<void> {
  const started = performance.now();
  const say = (words: string) =>
    console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${words}`);
  const names = openKnowledgeBase(join(ROOT, "knowledge")).everyChargeName();
  const { samples: judged, left } = await judgmentSamples(names);
  const samples = [...judged, ...(await civilSamples())];
  const typical = typicalSamples(names, (await readLaws(join(SHARED, "laws.jsonl.gz"))).versions);
  say(`${samples.length} texts (${left} judgments left out), ${typical.length} typical texts`);
  const settings = calibration(everyName(names), samples, typical);
  say(`calibrated on a held-out third: ${JSON.stringify(settings)}`);
  const model = chargeModelOf(fitCharges(everyName(names), samples, typical), settings);
  const trainedOn = FILES.map((file) => ({
    file,
    sm3: createHash("sm3")
      .update(readFileSync(join(SHARED, file)))
      .digest("hex"),
  }));
  const bytes = chargeModelBytes({ model, trainedOn });
  writeFileSync(join(ROOT, "models", "charge-recognition", "model.bin.gz"), bytes);
  say(`${model.terms.size} terms, ${model.weights.values.length} weights, ${(bytes.length / 1024).toFixed(0)} kB`);
}

await main();
