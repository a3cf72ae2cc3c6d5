import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LIKENESS_PARTS, type LikenessPart } from "../../src/engine/retrieval/likeness.ts";
import { openLikeCaseCorpus, readLikeCaseQuestions } from "../like-cases.ts";
import { meanOf } from "../metrics.ts";
import { averagePrecision, ndcgAt, precisionAt } from "../ranking-metrics.ts";

/*
 * Weights of likeness (models/case-ranking), from LeCaRD (MIT):
 *   npx tsx evaluations/training/case-ranking.ts [queries.jsonl.gz corpus.jsonl.gz] [--write]
 * Six weights from a coarse grid, none below 0, measured by cross-validation over questions.
 */

const ROOT = join(import.meta.dirname, "..", "..");
const LECARD = join(ROOT, "..", "shared", "data", "lecard");
const MODEL = join(ROOT, "models", "case-ranking", "weights.json");
const FOLDS = 8;
const LIKE = 3;
const UNKNOWN = 0.5;

interface Candidate {
  readonly id: string;
  readonly grade: number;
  readonly parts: readonly number[];
}
interface Sample {
  readonly grades: Readonly<Record<string, number>>;
  readonly candidates: readonly Candidate[];
}

/** Every judged and unjudged candidate of each question with its likeness in each respect. */
async function readSamples(queries: string, judgments: string): Promise<Sample[]> {
  const questions = await readLikeCaseQuestions(queries);
  const corpus = await openLikeCaseCorpus(judgments);
  return questions.map(({ facts, pool, labels }) => ({
    grades: labels,
    candidates: corpus.compare(facts, pool).map(({ position, parts }) => {
      const id = corpus.cases[position]?.id ?? "";
      return { id, grade: labels[id] ?? 0, parts: LIKENESS_PARTS.map((part) => parts[part] ?? UNKNOWN) };
    }),
  }));
}

type Weights = readonly number[];

const scoreOf = (parts: readonly number[], weights: Weights): number =>
  parts.reduce((sum, part, at) => sum + part * (weights[at] ?? 0), 0);

/**
 * All weights that are tried, that of the facts being 1: coarse, for 64 questions cannot tell finer ones apart. None is 0:
 * a reader is told of labels, law and sums (SC-11), so they count at least a little.
 */
const GRID: readonly Weights[] = [0.3, 0.5, 0.7, 1].flatMap((reasoning) =>
  [0.3, 0.5, 0.7, 1].flatMap((kinds) =>
    [0.05, 0.1, 0.2, 0.4].flatMap((labels) =>
      [0.05, 0.1, 0.2].flatMap((law) =>
        [0.05, 0.1, 0.2].map((amounts) => {
          const weights = { facts: 1, reasoning, kinds, labels, law, amounts };
          return LIKENESS_PARTS.map((part) => weights[part]);
        }),
      ),
    ),
  ),
);
const KEPT = 0.1;

/** Mean of the best tenth of the grid: the single best would be luck. */
function fit(samples: readonly Sample[]): Weights {
  const tried = GRID.map((weights) => {
    const { map = [], "p@5": atFive = [] } = measure(samples, weights);
    return { weights, worth: meanOf(map) + meanOf(atFive) / 2 };
  });
  const best = tried.sort((one, other) => other.worth - one.worth).slice(0, Math.ceil(GRID.length * KEPT));
  return LIKENESS_PARTS.map((_, at) => meanOf(best.map(({ weights }) => weights[at] ?? 0)));
}

function measure(samples: readonly Sample[], weights: Weights): Record<string, number[]> {
  const orders = samples.map(({ candidates, grades }) => {
    const order = [...candidates].sort((a, b) => scoreOf(b.parts, weights) - scoreOf(a.parts, weights));
    return {
      order: order.map(({ id }) => id),
      grades,
      like: Object.keys(grades).filter((id) => grades[id] === LIKE),
    };
  });
  return {
    "p@5": orders.map(({ order, like }) => precisionAt(5, order, like)),
    map: orders.map(({ order, like }) => averagePrecision(order, like)),
    "ndcg@30": orders.map(({ order, grades }) =>
      ndcgAt(
        30,
        order.filter((id) => id in grades),
        grades,
      ),
    ),
  };
}

function crossValidated(samples: readonly Sample[], weightsFor: (rest: readonly Sample[]) => Weights): string {
  const all: Record<string, number[]> = {};
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = weightsFor(samples.filter((_, at) => at % FOLDS !== fold));
    const figures = measure(
      samples.filter((_, at) => at % FOLDS === fold),
      weights,
    );
    for (const [name, scores] of Object.entries(figures)) all[name] = [...(all[name] ?? []), ...scores];
  }
  return Object.entries(all)
    .map(([name, scores]) => `${name} ${meanOf(scores).toFixed(3)}`)
    .join("  ");
}

const only = (...parts: LikenessPart[]): Weights => LIKENESS_PARTS.map((part) => (parts.includes(part) ? 1 : 0));

/** Weights as shares of that of the facts, in steps of a twentieth: finer figures would claim more than the data says. */
function rounded(weights: Weights): Record<string, number> {
  const facts = weights[0] || 1;
  return Object.fromEntries(
    LIKENESS_PARTS.map((part, at) => [part, Math.round(((weights[at] ?? 0) / facts) * 20) / 20]),
  );
}

const files = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const samples = await readSamples(
  files[0] ?? join(LECARD, "queries.jsonl.gz"),
  files[1] ?? join(LECARD, "corpus.jsonl.gz"),
);
for (const part of LIKENESS_PARTS)
  console.log(
    `${part} alone`.padEnd(24),
    crossValidated(samples, () => only(part)),
  );
console.log(
  "all equal".padEnd(24),
  crossValidated(samples, () => only(...LIKENESS_PARTS)),
);
const held = JSON.parse(await readFile(MODEL, "utf8")) as { weights: Record<string, number> };
console.log(
  "model as it is".padEnd(24),
  crossValidated(samples, () => LIKENESS_PARTS.map((part) => held.weights[part] ?? 0)),
);
console.log("learned, cross-validated".padEnd(24), crossValidated(samples, fit));
const learned = rounded(fit(samples));
console.log("learned on all", JSON.stringify(learned));
if (process.argv.includes("--write"))
  await writeFile(MODEL, `${JSON.stringify({ ...held, weights: learned }, null, 2)}\n`);
