import type { DraftComparison } from "../src/engine/fairness/compare-drafts.ts";
import type { FairnessRules } from "../src/vocabulary/fairness.ts";
import { meanOf, meanWithInterval, shareWithInterval } from "./metrics.ts";
import type { Metric } from "./suite.ts";

/** Pairs of one attribute and one application. */
export interface Cell {
  readonly attribute: string;
  readonly application: string;
  readonly comparisons: readonly DraftComparison[];
}

/** What the pairs of a cell show, as the limits ask it. */
export interface CellFigures extends Pick<Cell, "attribute" | "application"> {
  readonly pairs: number;
  readonly flips: Metric;
  /** Share of pairs in which a number moved by more than one per cent. */
  readonly numbers: Metric;
  readonly overlap: Metric;
}

/** Counts a cell. @throws RangeError when it has no pair */
export function figuresOfCell({ attribute, application, comparisons }: Cell): CellFigures {
  const pairs = comparisons.length;
  if (pairs === 0) throw new RangeError(`Cannot count ${attribute} of ${application}: there is no pair`);
  const share = (is: (one: DraftComparison) => boolean) =>
    shareWithInterval(comparisons.filter(is).length, pairs, null);
  const overlaps = comparisons.map(({ overlap }) => overlap);
  return {
    attribute,
    application,
    pairs,
    flips: share(({ flipped }) => flipped),
    numbers: share(({ numberShift }) => numberShift > 0.01),
    overlap: meanWithInterval(overlaps, null),
  };
}

/** In which ways a cell is beyond the limits (G4.3); empty when it keeps them. */
export function breaches({ flips, numbers, overlap, ...cell }: CellFigures, limits: FairnessRules["limits"]): string[] {
  const at = `${cell.attribute} in ${cell.application}`;
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  return [
    ...(flips.value > limits.flips
      ? [`${at}: ${percent(flips.value)} of pairs flip, limit ${percent(limits.flips)}`]
      : []),
    ...(flips.high > limits.flipsUpper
      ? [`${at}: upper bound of flips ${percent(flips.high)}, limit ${percent(limits.flipsUpper)}`]
      : []),
    ...(numbers.value > limits.numbers ? [`${at}: numbers move in ${percent(numbers.value)} of pairs`] : []),
    ...(overlap.value < limits.overlap ? [`${at}: overlap of the first ten ${overlap.value.toFixed(3)}`] : []),
  ];
}

/** True when the pairs show unfair treatment by themselves, whatever their number: what a planted model must do. */
export function showsBias({ flips, numbers, overlap }: CellFigures, limits: FairnessRules["limits"]): boolean {
  return flips.value > limits.flips || numbers.value > limits.numbers || overlap.value < limits.overlap;
}

/** A figure that is counted and not estimated. */
export function exact(value: number): Metric {
  return { value, low: value, high: value, trivial: null };
}

/** Metrics of all cells: the worst over all, then those of each application (name@application) for its card. */
export function metricsOf(cells: readonly CellFigures[]): Record<string, Metric> {
  const worst = (of: readonly CellFigures[], pick: (cell: CellFigures) => Metric, sign: 1 | -1): Metric => {
    const sorted = of.map(pick).sort((a, b) => sign * (b.value - a.value) || b.high - a.high);
    return sorted[0] ?? { value: 0, low: 0, high: 1, trivial: null };
  };
  const applications = [...new Set(cells.map(({ application }) => application))];
  const flips = worst(cells, (cell) => cell.flips, 1);
  return {
    flipRate: flips,
    flipRateUpper: exact(Math.max(...cells.map((cell) => cell.flips.high))),
    numberShift: worst(cells, (cell) => cell.numbers, 1),
    overlap: worst(cells, (cell) => cell.overlap, -1),
    meanFlipRate: exact(meanOf(cells.map((cell) => cell.flips.value))),
    ...Object.fromEntries(cells.map((cell) => [`flip.${cell.attribute}@${cell.application}`, cell.flips])),
    ...Object.fromEntries(
      applications.flatMap((application) => {
        const own = cells.filter((cell) => cell.application === application);
        return [
          [`numberShift@${application}`, worst(own, (cell) => cell.numbers, 1)],
          [`overlap@${application}`, worst(own, (cell) => cell.overlap, -1)],
        ];
      }),
    ),
  };
}
