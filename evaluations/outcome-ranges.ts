import { type OutcomeInterval, outcomeInterval } from "../src/engine/reasoning/outcome-statistics.ts";
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
/** As in similar-case push: how much more the more alike count. */
const SHARPNESS = 4;

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
      "trivial: interval over all judgments of the charge, unweighed",
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
  const outcomes = nearest.flatMap(({ position, score }) => {
    const one = corpus.cases[position];
    const value = one && monthsOf(one);
    return value === undefined ? [] : [{ value, weight: score ** SHARPNESS }];
  });
  const all = group.flatMap((one) => monthsOf(one) ?? []).map((value) => ({ value, weight: 1 }));
  return { months, ours: outcomeInterval(outcomes, LEVEL), plain: outcomeInterval(all, LEVEL) };
}

/** Evenly spread rows, so that a limit does not take them all from the beginning. */
function spread<T>(rows: readonly T[], limit: number): T[] {
  const every = Math.max(1, Math.floor(rows.length / limit));
  return rows.filter((_, at) => at % every === 0).slice(0, limit);
}
