import { type OutcomeCase, type OutcomeInterval, outcomeInterval } from "../src/engine/reasoning/outcome-statistics.ts";
import type { DecidedCase } from "../src/vocabulary/decided-case.ts";
import { type LikeCaseCorpus, openLikeCaseCorpus } from "./like-cases.ts";
import { meanWithInterval, shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const LEVEL = 0.9;
/** Like similar-case push: no statistics below this many comparable cases. */
const SMALLEST = 30;
const MOST_COUNTED = 200;
/** Held-out judgments: every third one, so that two thirds are the library. */
const HELD_OUT = 3;
const MEASURED = 500;

/** Ranges of terms (结果区间): does the 90 % interval of the comparison group hold the term of a judgment it has not seen? */
export const outcomeRanges: Suite = {
  name: "outcome-ranges",
  about: "terms of imprisonment of held-out judgments within the 90 % interval of like cases: coverage and width",
  data: "lecard/corpus.jsonl.gz",
  run: measureRanges,
};

interface Measured {
  readonly months: number;
  readonly ours: OutcomeInterval | undefined;
  readonly plain: OutcomeInterval | undefined;
}

async function measureRanges({ data, limit = MEASURED }: SuiteOptions): Promise<SuiteResult> {
  const corpus = await openLikeCaseCorpus(data);
  const comparable = corpus.cases.filter((decided) => monthsOf(decided) !== undefined);
  const isHeldOut = new Set(comparable.filter((_, at) => at % HELD_OUT === 0).map(({ id }) => id));
  const library = comparable.filter(({ id }) => !isHeldOut.has(id));
  const asked = spread(
    [...comparable].filter(({ id }) => isHeldOut.has(id)),
    limit,
  );
  const measured = asked.map((decided) => measureOne(decided, library, corpus));
  const given = measured.filter(({ ours }) => ours !== undefined);
  const inside = (interval: OutcomeInterval | undefined, months: number) =>
    interval !== undefined && months >= interval.from && months <= interval.to;
  const width = (interval: OutcomeInterval | undefined) => (interval ? interval.to - interval.from : 0);
  const covered = given.filter(({ ours, months }) => inside(ours, months)).length;
  const coveredPlain = given.filter(({ plain, months }) => inside(plain, months)).length;
  return {
    suite: "outcome-ranges",
    data,
    n: given.length,
    excluded: measured.length - given.length,
    metrics:
      given.length === 0
        ? {}
        : {
            coverage: shareWithInterval(covered, given.length, coveredPlain / given.length),
            "width-months": meanWithInterval(
              given.map(({ ours }) => width(ours)),
              given.map(({ plain }) => width(plain)),
            ),
            "width-ratio": meanWithInterval(
              given.map(({ ours }) => ratio(ours)),
              given.map(({ plain }) => ratio(plain)),
            ),
          },
    notes: [
      `judgments with one defendant, one charge and a fixed term: ${comparable.length}; every third is held out, ${asked.length} of them measured against the ${library.length} others`,
      `comparison group: same charge, at most ${MOST_COUNTED} most alike; abstention below ${SMALLEST} (excluded)`,
      "width-ratio: upper end against lower end, (to + 1) / (from + 1)",
      "circumstances and sums of the held-out judgment are those its own text states; labels that tell the outcome are left out",
      "trivial: the middle nine tenths of all judgments of the charge in the library",
    ],
  };
}

function ratio(interval: OutcomeInterval | undefined): number {
  return interval ? (interval.to + 1) / (interval.from + 1) : 0;
}

function monthsOf({ defendants, sentence, charges = [] }: DecidedCase): number | undefined {
  const isSingle = defendants === 1 && charges.length === 1 && sentence?.kind === "fixed-term";
  return isSingle ? (sentence.months ?? undefined) : undefined;
}

function measureOne(decided: DecidedCase, library: readonly DecidedCase[], corpus: LikeCaseCorpus): Measured {
  const group = library.filter(({ charges }) => charges?.[0] === decided.charges?.[0]);
  const months = monthsOf(decided) ?? 0;
  if (group.length < SMALLEST) return { months, ours: undefined, plain: undefined };
  const compared = corpus.compare(
    decided.facts,
    group.map(({ id }) => id),
  );
  const nearest = compared.sort((a, b) => b.score - a.score || a.position - b.position).slice(0, MOST_COUNTED);
  const outcomes = nearest.flatMap(({ position }) => outcomeOf(corpus.cases[position], corpus));
  const asked = outcomeOf(decided, corpus)[0] ?? { labels: [], amount: null };
  return {
    months,
    ours: outcomeInterval(outcomes, asked, { level: LEVEL, unit: "months" }),
    plain: plainInterval(group.flatMap((one) => monthsOf(one) ?? [])),
  };
}

function outcomeOf(decided: DecidedCase | undefined, { telling }: LikeCaseCorpus): OutcomeCase[] {
  const value = decided && monthsOf(decided);
  if (decided === undefined || value === undefined) return [];
  return [{ labels: decided.features.filter((id) => telling.has(id)), amount: decided.amounts?.[0] ?? null, value }];
}

/** The trivial method: the middle nine tenths of all judgments of the charge. */
function plainInterval(months: readonly number[]): OutcomeInterval | undefined {
  if (months.length === 0) return undefined;
  const sorted = [...months].sort((a, b) => a - b);
  const outside = Math.max(0, Math.floor(((sorted.length + 1) * (1 - LEVEL)) / 2) - 1);
  const [from = 0, to = 0] = [sorted[outside], sorted[sorted.length - 1 - outside]];
  return { from, to, level: LEVEL, count: sorted.length };
}

/** Evenly spread rows, so that a limit does not take them all from the beginning. */
function spread<T>(rows: readonly T[], limit: number): T[] {
  const every = Math.max(1, Math.floor(rows.length / limit));
  return rows.filter((_, at) => at % every === 0).slice(0, limit);
}
