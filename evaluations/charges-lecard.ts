import { join } from "node:path";
import { chargeScores, termWeights } from "../src/engine/reasoning/charge-recognition/charge-model.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readLaws } from "../src/knowledge-service/read-laws.ts";
import { type FirstReading, firstChargeMetrics } from "./charges-cail.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";
import { LIKENESS } from "./training/charge-calibration.ts";
import { civilSamples, everyName, FOLDS, judgmentSamples, typicalSamples } from "./training/charge-samples.ts";
import { chargeModelOf, fitCharges } from "./training/fit-charges.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");

/** Charges for facts of LeCaRD judgments, each read by a model that learned from the other folds only. */
export const chargesLecard: Suite = {
  name: "charges-lecard",
  about: "crimes that facts of judgments tell of (LeCaRD), cross-validated: accuracy of the first one, macro-F1",
  data: "lecard/corpus.jsonl.gz",
  run: measureChargesLecard,
};

async function measureChargesLecard({ data, laws, limit }: SuiteOptions): Promise<SuiteResult> {
  if (laws === undefined)
    throw new RangeError("Cannot measure charges-lecard: name the laws to learn from with --laws");
  const names = openKnowledgeBase(KNOWLEDGE).everyChargeName();
  const charges = everyName(names);
  const { samples: all, left } = await judgmentSamples(names, data);
  const samples = [...(limit === undefined ? all : all.slice(0, limit)), ...(await civilSamples())];
  const typical = typicalSamples(names, (await readLaws(laws)).versions);
  const readings: FirstReading[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learned = samples.filter((sample) => sample.fold !== fold);
    const settings = { likeness: LIKENESS, temperature: 1, least: 0 };
    const model = chargeModelOf(fitCharges(charges, learned, typical), settings);
    for (const sample of samples.filter((one) => one.fold === fold && one.isWhole)) {
      const scores = chargeScores(model, termWeights(model, sample.terms));
      const best = scores.reduce((most, score) => Math.max(most, score), -Infinity);
      readings.push({ found: charges[scores.indexOf(best)] ?? "", right: sample.charges });
    }
  }
  return {
    suite: "charges-lecard",
    data,
    n: readings.length,
    excluded: left,
    metrics: readings.length === 0 ? {} : firstChargeMetrics(readings),
    notes: [
      `${FOLDS}-fold cross-validation over judgments; the right crimes are those of the operative part`,
      "a first crime is right when it is one of the judgment's; excluded: no crime read, or the story of a measured text",
      "macro-F1 counts every crime alike, many of them with one or two judgments; trivial: always the most frequent crime",
    ],
  };
}
