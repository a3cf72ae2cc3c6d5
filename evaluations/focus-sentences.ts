import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type FocusModel, openFocusModel, sentenceTerms } from "../src/engine/evidence/focus-sentences.ts";
import { createSegmenter } from "../src/engine/model/jieba-segmenter.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { type Counts, f1, precision, rateWithInterval, recall, total } from "./counts.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";
import { type FocusSample, trainFocusModel } from "./training/focus-classifier.ts";

const MODEL = join(import.meta.dirname, "..", "models", "focus-sentences", "model.json");
const FOLDS = 5;

const Row = z.object({
  id: z.string(),
  approxDoc: z.union([z.string(), z.int()]),
  sentence: z.string(),
  labels: z.array(z.string()),
});

/** The model file, with the digest of the sentences it was trained on. */
const FocusModelFile = z.object({
  trainedOn: z.string(),
  labels: z.array(z.string()),
  terms: z.array(z.string()),
  rarity: z.array(z.number()),
  bias: z.array(z.number()),
  weights: z.array(z.array(z.number())),
  least: z.number(),
  leastBest: z.number(),
});

/** Questions in dispute that sentences of opinions speak of (MUSER). */
export const focusSentences: Suite = {
  name: "focus-sentences",
  about: "questions in dispute that sentences of private-lending judgments speak of, among MUSER's: micro-F1",
  data: "muser-focus.jsonl.gz",
  run: measureFocusSentences,
};

/** Rows of MUSER ready for learning, and the digest of their ids. */
export async function readFocusSamples(file: string): Promise<{ samples: FocusSample[]; digest: string }> {
  const segmenter = createSegmenter([]);
  const samples: FocusSample[] = [];
  const hash = createHash("sm3");
  for await (const { value } of readJsonLines(file)) {
    const { id, approxDoc, sentence, labels } = Row.parse(value);
    hash.update(`${id}\n`);
    samples.push({ terms: sentenceTerms(segmenter.cut(sentence)), labels, document: String(approxDoc) });
  }
  return { samples, digest: hash.digest("hex") };
}

async function measureFocusSentences(options: SuiteOptions): Promise<SuiteResult> {
  const { samples: all, digest } = await readFocusSamples(options.data);
  const model = FocusModelFile.parse(JSON.parse(readFileSync(MODEL, "utf8")));
  const samples = all.slice(0, options.limit ?? all.length);
  const isOwn = model.trainedOn === digest;
  const counts = isOwn ? crossValidated(samples) : samples.map((sample) => countsOf(model, sample));
  const common = mostFrequent(samples);
  const trivial = samples.map(({ labels }) => compare([common], labels));
  const rate = (of: typeof f1) => rateWithInterval(of, counts, of(total(trivial)));
  return {
    suite: "focus-sentences",
    data: options.data,
    n: samples.length,
    excluded: 0,
    metrics: { "micro-f1": rate(f1), precision: rate(precision), recall: rate(recall) },
    notes: [
      isOwn
        ? `the model of models/focus-sentences was trained on these sentences, so it is trained anew ${FOLDS} times, each time without the documents it is measured on (approxDoc)`
        : "the model of models/focus-sentences as it is shipped; it has not seen these sentences",
      `labels of fewer than 8 training sentences are never named and count as missed; "other" is no label; no published figure; trivial: always ${common}`,
    ],
  };
}

function crossValidated(samples: readonly FocusSample[]): Counts[] {
  const foldOf = ({ document }: FocusSample) => createHash("sm3").update(document).digest().readUInt32BE(0) % FOLDS;
  const counts: Counts[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = trainFocusModel(samples.filter((sample) => foldOf(sample) !== fold));
    const label = openFocusModel(model);
    for (const sample of samples.filter((one) => foldOf(one) === fold))
      counts.push(
        compare(
          label(sample.terms).map((one) => one.label),
          sample.labels,
        ),
      );
  }
  return counts;
}

function countsOf(model: FocusModel, { terms, labels }: FocusSample): Counts {
  return compare(
    openFocusModel(model)(terms).map(({ label }) => label),
    labels,
  );
}

function compare(found: readonly string[], labels: readonly string[]): Counts {
  const right = labels.filter((label) => label !== "other");
  const hits = found.filter((label) => right.includes(label)).length;
  return { right: hits, wrong: found.length - hits, missed: right.length - hits };
}

function mostFrequent(samples: readonly FocusSample[]): string {
  const counts = new Map<string, number>();
  for (const label of samples.flatMap(({ labels }) => labels))
    if (label !== "other") counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
