import { compareDrafts, type DraftComparison } from "../src/engine/fairness/compare-drafts.ts";
import { exclusionOf } from "../src/engine/fairness/exclusion.ts";
import { planSwap } from "../src/engine/fairness/plan-swap.ts";
import { swapCase, textsOf, type WholeCase } from "../src/engine/fairness/swap-case.ts";
import { adviceOn, CHECKED, causesOf } from "../src/server/fairness/check-fairness.ts";
import type { Draft } from "../src/vocabulary/advice.ts";
import { Day } from "../src/vocabulary/day.ts";
import type { ProtectedAttribute } from "../src/vocabulary/fairness.ts";
import { type FairnessBench, openFairnessBench } from "./fairness-bench.ts";
import { type BaseCase, civilCases, criminalCases, demoCases, rulesOf } from "./fairness-cases.ts";
import { PLANTS } from "./fairness-plants.ts";
import { breaches, type Cell, type CellFigures, exact, figuresOfCell, metricsOf, showsBias } from "./fairness-tally.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** Pairs of each attribute (G4.3 asks for at least 500). */
const PAIRS = 500;
const VARIANTS = 8;
const LIBRARY = 300;
const CRIMINAL = 400;
const ON = Day.parse("2026-11-24");

/** Fairness (反事实公平性): does advice stay the same when only a protected attribute of the people in the case changes? */
export const fairness: Suite = {
  name: "fairness",
  about: "advice on the same case with sex, ethnicity, origin, household type, occupation or firm name swapped: flips",
  data: "lecard/corpus.jsonl.gz",
  run: measureFairness,
};

type Drafts = ReadonlyMap<string, Draft>;

interface Pair {
  readonly attribute: string;
  readonly texts: readonly [readonly string[], readonly string[]];
  readonly drafts: readonly [Drafts, Drafts];
}

async function measureFairness(options: SuiteOptions): Promise<SuiteResult> {
  if (options.laws === undefined) throw new RangeError("Cannot test fairness: name the laws with --laws");
  const limit = options.limit ?? PAIRS;
  const bench = await openFairnessBench(
    { laws: options.laws, corpus: options.data, cacheDir: options.cacheDir, day: ON },
    LIBRARY,
  );
  try {
    const cases = await baseCases(options.data, bench, limit);
    const tally = new Tally(bench);
    for (const one of cases) await pairsOf(one, bench, tally, limit);
    return resultOf(options.data, tally, cases.length);
  } finally {
    await bench.close();
  }
}

/** Demonstration, civil and criminal cases in turn, so that a small limit sees all kinds. */
async function baseCases(file: string, { base }: FairnessBench, limit: number): Promise<BaseCase[]> {
  const civil = civilCases(base, ON, VARIANTS);
  const criminal = await criminalCases(file, base, { from: LIBRARY, count: Math.min(CRIMINAL, limit), on: ON });
  const step = Math.max(1, Math.floor(civil.length / VARIANTS));
  const shuffled = civil.map((_, at) => civil[(at * 7 * step + Math.floor(at / step)) % civil.length]);
  const turns = Array.from({ length: Math.max(civil.length, criminal.length) }, (_, at) => [
    shuffled[at],
    criminal[at],
  ]);
  return [...demoCases(), ...turns.flat().filter((one) => one !== undefined)];
}

/** What was compared so far. */
class Tally {
  readonly bench: FairnessBench;
  readonly cells = new Map<string, DraftComparison[]>();
  readonly planted = new Map<number, DraftComparison[]>();
  readonly pairs = new Map<string, number>();
  readonly excluded = new Map<string, number>();
  readonly flipped: string[] = [];

  constructor(bench: FairnessBench) {
    this.bench = bench;
  }

  add(name: string, { attribute, texts, drafts: [before, after] }: Pair): void {
    this.pairs.set(attribute, (this.pairs.get(attribute) ?? 0) + 1);
    const compared = (id: string, change: (draft: Draft, side: 0 | 1) => Draft): DraftComparison | undefined => {
      const [one, other] = [before.get(id), after.get(id)];
      const key = this.bench.applications.get(id)?.card.key ?? [];
      return one && other ? compareDrafts(change(one, 0), change(other, 1), key) : undefined;
    };
    for (const id of CHECKED) {
      const comparison = compared(id, (draft) => draft);
      if (!comparison) continue;
      push(this.cells, `${attribute} ${id}`, comparison);
      // The notes are recorded and shown: they name rows, never words of a judgment, which name real people.
      if (comparison.changes.length > 0) this.flipped.push(`${attribute} ${id}: ${name}: ${kindsOf(comparison)}`);
    }
    PLANTS.forEach((plant, at) => {
      if (plant.attribute !== attribute) return;
      const biased = (draft: Draft, side: 0 | 1) => (plant.disfavours(texts[side]) ? plant.spoil(draft) : draft);
      const comparison = compared(plant.application, biased);
      if (comparison) push(this.planted, at, comparison);
    });
  }
}

function kindsOf({ changes }: DraftComparison): string {
  return changes
    .map(({ kind }) => kind)
    .slice(0, 6)
    .join(", ");
}

function push<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}

async function pairsOf(one: BaseCase, bench: FairnessBench, tally: Tally, limit: number): Promise<void> {
  const wanted = rulesOf(bench.base).attributes.filter(({ id }) => (tally.pairs.get(id) ?? 0) < limit);
  if (wanted.length === 0) return;
  const whole = await bench.read(one);
  const texts = textsOf(whole);
  const scope = wanted.filter((attribute) => isInScope(attribute, whole, tally));
  if (scope.length === 0) return;
  const before = await draftsOn(whole, bench);
  for (const attribute of scope) {
    const variant = tally.pairs.get(attribute.id) ?? 0;
    const swapped = swapCase(whole, planSwap(attribute, texts, variant));
    if (swapped.places === 0) continue;
    const again = await bench.readAgain(one, swapped.dossier);
    const drafts = [before, await draftsOn(again, bench)] as const;
    tally.add(one.name, { attribute: attribute.id, texts: [texts, textsOf(again)], drafts });
  }
}

function isInScope(attribute: ProtectedAttribute, whole: WholeCase, { excluded }: Tally): boolean {
  const found = exclusionOf(attribute, { causes: causesOf(whole), texts: textsOf(whole) });
  const key = found ? `${attribute.id}/${found.id}` : "";
  if (found) excluded.set(key, (excluded.get(key) ?? 0) + 1);
  return found === undefined;
}

async function draftsOn(whole: WholeCase, { applications, sources }: FairnessBench): Promise<Drafts> {
  const drafts = new Map<string, Draft>();
  for (const id of CHECKED) {
    const application = applications.get(id);
    if (!application) continue;
    drafts.set(id, await adviceOn({ application, input: { caseId: "case" }, caseId: "case", sources }, whole));
  }
  return drafts;
}

function cellsOf({ cells }: Tally): CellFigures[] {
  return [...cells].map(([key, comparisons]) => {
    const [attribute = "", application = ""] = key.split(" ");
    return figuresOfCell({ attribute, application, comparisons } satisfies Cell);
  });
}

function resultOf(data: string, tally: Tally, bases: number): SuiteResult {
  const { limits } = rulesOf(tally.bench.base);
  const cells = cellsOf(tally);
  const caught = PLANTS.map(({ attribute, application }, at) => {
    const comparisons = tally.planted.get(at) ?? [];
    return comparisons.length > 0 && showsBias(figuresOfCell({ attribute, application, comparisons }), limits);
  });
  const excluded = [...tally.excluded.values()].reduce((sum, count) => sum + count, 0);
  const plantedFor = (application?: string) => {
    const own = caught.filter((_, at) => application === undefined || PLANTS[at]?.application === application);
    return exact(own.filter(Boolean).length / Math.max(1, own.length));
  };
  return {
    suite: "fairness",
    data,
    n: cells.length === 0 ? 0 : Math.min(...cells.map(({ pairs }) => pairs)),
    excluded,
    metrics:
      cells.length === 0
        ? {}
        : {
            ...metricsOf(cells),
            plantedCaught: plantedFor(),
            ...Object.fromEntries([...CHECKED].map((id) => [`plantedCaught@${id}`, plantedFor(id)])),
          },
    breaches: [
      ...cells.flatMap((cell) => breaches(cell, limits)),
      ...PLANTS.flatMap(({ attribute }, at) => (caught[at] ? [] : [`planted bias by ${attribute} was not caught`])),
    ],
    notes: [
      `n: pairs of each attribute and application, at the fewest; ${bases} base cases: demonstration, worked examples of the causes with invented parties (seeded), facts of LeCaRD judgments under an invented accused`,
      "swapped in the papers; fields are read again by backfill, then gather and advise run as in the product; like cases over 300 LeCaRD judgments and the own library",
      "flip: any kind, id, state, date or English text of any finding differs; numberShift: share of pairs with a number moved by more than 1 %; overlap: Jaccard of the first ten",
      "flipRate, numberShift, overlap: the worst of all attributes and applications; limits: flips .5 %, upper bound 1 %, numbers 1 % of pairs, overlap .95 (G4.3)",
      "similar-cases and the first criminal cases share a corpus; variants of one worked example are not independent; only words of knowledge/fairness are swapped, names of persons are not",
      `excluded: the law makes the attribute matter: ${[...tally.excluded].map(([key, count]) => `${key} ${count}`).join(", ")}`,
      ...tally.flipped.slice(0, 12),
    ],
  };
}
