import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readTermFeatures, type TermFeatures } from "../../src/engine/reasoning/sentencing/term-features.ts";
import {
  bandOf,
  spreadRow,
  type TermModel,
  termEnds,
  termPrior,
  termRow,
} from "../../src/engine/reasoning/sentencing/term-interval.ts";
import { scoreByTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { readCaseKnowledge } from "../../src/knowledge-service/case-knowledge.ts";
import { readJudgments } from "../../src/knowledge-service/judgment-files.ts";
import { readSearchKnowledge } from "../../src/knowledge-service/search-knowledge.ts";
import { openTermQuestions } from "../term-questions.ts";
import { type QuantileModel, trainQuantile, weightedQuantile } from "./train-quantiles.ts";

/*
 * Learns intervals of terms from the judgments of LeCaRD (MIT): one defendant, a term of imprisonment, detention or control.
 * npx tsx evaluations/training/term-range.ts [corpus.jsonl.gz] [--write]
 */

const CORPUS = join(import.meta.dirname, "..", "..", "..", "shared", "data", "lecard", "corpus.jsonl.gz");
const MODEL = join(import.meta.dirname, "..", "..", "models", "term-range", "model.json");
const LEVEL = 0.9;
const SHRINK = 10;
const FOLDS = 3;
const LEAST_SEEN = 20;
const GROWTH = { trees: 120, depth: 4, rate: 0.08, leastLeaf: 15, ridge: 5, quantile: 0.5 };
/** The spread is the distance within which four fifths of the judgments lie. */
const SPREAD_GROWTH = { trees: 80, depth: 3, rate: 0.08, leastLeaf: 40, ridge: 5, quantile: 0.8 };
const BANDS: readonly (number | null)[] = [9, 18, 36, 84, null];
const TERMS = new Set(["fixed-term", "detention", "control"]);
/** How long a paper is and how many incidents it tells differ by source, not by case. */
const STYLE = new Set(["length", "incidents"]);

interface Sample {
  readonly charges: readonly string[];
  readonly found: TermFeatures;
  /** ln(months + 1). */
  readonly value: number;
}
type Middle = Pick<TermModel, "features" | "median" | "charges" | "mean" | "shrink">;

async function readSamples(file: string): Promise<Sample[]> {
  const ask = openTermQuestions();
  const samples: Sample[] = [];
  for await (const one of readJudgments(file, readCaseKnowledge(readSearchKnowledge().features))) {
    const months = one.sentence && TERMS.has(one.sentence.kind) ? one.sentence.months : null;
    if (one.defendants !== 1 || months === null || months <= 0) continue;
    const question = ask(one.facts, one.charges ?? []);
    if (question.charges.length === 0) continue;
    samples.push({ charges: question.charges, found: readTermFeatures(question), value: Math.log(1 + months) });
  }
  return samples;
}

function chargeTable(samples: readonly Sample[]): Pick<TermModel, "charges" | "mean" | "shrink"> {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const { charges, value } of samples) {
    const [charge] = charges;
    if (charges.length !== 1 || charge === undefined) continue;
    const before = sums.get(charge) ?? { count: 0, sum: 0 };
    sums.set(charge, { count: before.count + 1, sum: before.sum + value });
  }
  const entries = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    charges: Object.fromEntries(
      entries.map(([charge, { count, sum }]) => [charge, { count, mean: rounded(sum / count) }]),
    ),
    mean: rounded(samples.reduce((sum, { value }) => sum + value, 0) / samples.length),
    shrink: SHRINK,
  };
}

/** What the charge says when the sample itself is left out, so that trees do not learn to trust rare charges. */
function priorWithout({ charges, value }: Sample, table: ReturnType<typeof chargeTable>): number {
  const [charge] = charges;
  const own = charge === undefined ? undefined : table.charges[charge];
  if (charges.length !== 1 || charge === undefined || !own) return termPrior(charges, table);
  const count = own.count - 1;
  const mean = count === 0 ? 0 : (own.mean * own.count - value) / count;
  return termPrior(charges, { ...table, charges: { [charge]: { count, mean } } });
}

function learnMiddle(samples: readonly Sample[], features: readonly string[]): Middle {
  const table = chargeTable(samples);
  const data = {
    rows: samples.map((sample) => rowOf(sample, table, features)),
    wanted: Float64Array.from(samples, ({ value }) => value),
    weights: new Float64Array(samples.length).fill(1),
  };
  return { ...table, features: [...features], median: withoutNames(trainQuantile(features, data, GROWTH)) };
}

function rowOf(sample: Sample, table: ReturnType<typeof chargeTable>, features: readonly string[]): Float32Array {
  return termRow(sample.found, priorWithout(sample, table), features);
}

/** What the middle of each sample is to a model that has not seen it. */
function middlesOf(samples: readonly Sample[], features: readonly string[]): Float64Array {
  const middles = new Float64Array(samples.length);
  forEachFold(samples, (others, held) => {
    const model = learnMiddle(others, features);
    for (const at of held) {
      const sample = samples[at];
      if (sample) middles[at] = middleAt(termRow(sample.found, termPrior(sample.charges, model), features), model);
    }
  });
  return middles;
}

function middleAt(row: Float32Array, { features, median }: Middle): number {
  return median.start + scoreByTrees({ features, trees: median.trees }, row);
}

/** Learns how far the values lie from middles foretold without them. */
function learnSpread(
  samples: readonly Sample[],
  middles: Float64Array,
  features: readonly string[],
): TermModel["spread"] {
  const table = chargeTable(samples);
  const data = {
    rows: samples.map((sample, at) => spreadRow(middles[at] ?? 0, rowOf(sample, table, features))),
    wanted: Float64Array.from(samples, ({ value }, at) => Math.abs(value - (middles[at] ?? 0))),
    weights: new Float64Array(samples.length).fill(1),
  };
  return withoutNames(trainQuantile(["median", ...features], data, SPREAD_GROWTH));
}

/** Runs over the folds with the samples to learn from and the places of those held out. */
function forEachFold(
  samples: readonly Sample[],
  run: (others: readonly Sample[], held: readonly number[]) => void,
): void {
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = [...samples.keys()].filter((at) => at % FOLDS === fold);
    run(
      samples.filter((_, at) => at % FOLDS !== fold),
      held,
    );
  }
}

function withoutNames({ trees, start }: QuantileModel): TermModel["median"] {
  return { trees, start };
}

const rounded = (value: number): number => Number(value.toFixed(4));

type Ends = ReturnType<typeof termEnds>;

/** Middle and spread of each sample, both foretold by models that have not seen it. */
function foretold(samples: readonly Sample[], middles: Float64Array, features: readonly string[]): Ends[] {
  const ends: Ends[] = [];
  forEachFold(samples, (others, held) => {
    const own = Float64Array.from(middles.filter((_, at) => at % FOLDS !== held[0]));
    const spread = learnSpread(others, own, features);
    const table = chargeTable(others);
    const none = { features: [...features], median: { trees: [], start: 0 }, spread };
    for (const at of held) {
      const sample = samples[at];
      const [median, row] = [
        middles[at] ?? 0,
        sample && termRow(sample.found, termPrior(sample.charges, table), features),
      ];
      if (row) ends[at] = termEnds(row, { ...none, median: { trees: [], start: median } });
    }
  });
  return ends;
}

/** How many spreads each end must lie from the middle, band by band, so that it leaves out a twentieth. */
function calibrate(samples: readonly Sample[], ends: readonly Ends[]): TermModel["bands"] {
  const bands = BANDS.map((below) => ({ below }));
  return bands.map((band) => {
    const own = samples.flatMap(({ value }, at) => {
      const end = ends[at];
      return end && bandOf(end.median, { bands }) === band ? [{ value, ...end }] : [];
    });
    const even = new Float64Array(own.length).fill(1);
    const offset = (misses: number[]) =>
      rounded(weightedQuantile([...misses.keys()], Float64Array.from(misses), even, (1 + LEVEL) / 2));
    return {
      ...band,
      low: offset(own.map(({ value, median, spread }) => (median - value) / spread)),
      high: offset(own.map(({ value, median, spread }) => (value - median) / spread)),
      judgments: own.length,
    };
  });
}

/** Coverage (to three places) and mean width in months when the offsets come from the other half of the samples. */
function crossCoverage(
  samples: readonly Sample[],
  ends: readonly Ends[],
): { readonly share: number; readonly width: number } {
  let [inside, width] = [0, 0];
  for (const half of [0, 1]) {
    const others = samples.map((_, at) => at).filter((at) => at % 2 !== half);
    const bands = calibrate(
      others.flatMap((at) => samples[at] ?? []),
      others.flatMap((at) => ends[at] ?? []),
    );
    samples.forEach(({ value }, at) => {
      const end = ends[at];
      const band = end && bandOf(end.median, { bands });
      if (!end || !band || at % 2 !== half) return;
      const [from, to] = [end.median - band.low * end.spread, end.median + band.high * end.spread].map((place) =>
        Math.max(0, Math.round(Math.exp(place) - 1)),
      );
      const months = Math.round(Math.exp(value) - 1);
      if ((from ?? 0) <= months && months <= (to ?? 0)) inside += 1;
      width += (to ?? 0) - (from ?? 0);
    });
  }
  return { share: Math.round((1000 * inside) / samples.length) / 1000, width: width / samples.length };
}

function pointFigures(samples: readonly Sample[], ends: readonly Ends[]): string {
  const whole = Math.log(216);
  const score = samples.reduce(
    (sum, { value }, at) => sum + (whole - Math.abs(value - (ends[at]?.median ?? 0))) / whole,
    0,
  );
  const constant = samples.reduce((sum, { value }) => sum + (whole - Math.abs(value - Math.log(19))) / whole, 0);
  return `score ${(score / samples.length).toFixed(4)}, constant 18 months ${(constant / samples.length).toFixed(4)}`;
}

const files = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const samples = await readSamples(files[0] ?? CORPUS);
const seen = new Map<string, number>();
for (const { found } of samples) for (const name of Object.keys(found)) seen.set(name, (seen.get(name) ?? 0) + 1);
const features = [
  "prior",
  ...[...seen.keys()].filter((name) => (seen.get(name) ?? 0) >= LEAST_SEEN && !STYLE.has(name)).sort(),
];
console.log(`${samples.length} judgments, ${features.length} features: ${features.join(" ")}`);
const middles = middlesOf(samples, features);
const ends = foretold(samples, middles, features);
const held = crossCoverage(samples, ends);
console.log(
  `cross-validated over ${FOLDS} folds: ${pointFigures(samples, ends)}; coverage ${held.share}, mean width ${held.width.toFixed(1)} months`,
);
const model: TermModel = {
  level: LEVEL,
  held: held.share,
  judgments: samples.length,
  ...learnMiddle(samples, features),
  spread: learnSpread(samples, middles, features),
  bands: calibrate(samples, ends),
};
console.log("bands", JSON.stringify(model.bands));
if (process.argv.includes("--write")) {
  await mkdir(dirname(MODEL), { recursive: true });
  await writeFile(MODEL, `${JSON.stringify(model)}\n`);
}
