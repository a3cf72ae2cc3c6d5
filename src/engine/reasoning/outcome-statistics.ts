/** Spread of outcomes (结果分布): order statistics of a group of decided cases, in the unit of the values. */
export interface Spread {
  readonly count: number;
  readonly least: number;
  readonly lowerQuarter: number;
  readonly median: number;
  readonly upperQuarter: number;
  readonly most: number;
}

/** An outcome of a decided case and how much the case counts: the more alike, the more. */
export interface WeighedOutcome {
  readonly value: number;
  /** Above 0. */
  readonly weight: number;
}

/** Interval within which a like case would fall with the given probability (保形区间), in the unit of the values. */
export interface OutcomeInterval {
  readonly from: number;
  readonly to: number;
  /** Probability aimed at, 0–1. */
  readonly level: number;
  /** How many equally weighed cases would say as much: (sum of weights)² / sum of squared weights. */
  readonly effective: number;
}

/** Spread of values; undefined of none. Quartiles lie between neighbours where they must (type 7 of Hyndman and Fan). */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? below;
    return below + (above - below) * (place - Math.floor(place));
  };
  return {
    count: sorted.length,
    least: at(0),
    lowerQuarter: at(0.25),
    median: at(0.5),
    upperQuarter: at(0.75),
    most: at(1),
  };
}

/**
 * Weighted conformal interval (Tibshirani and others 2019; weights by likeness as Guan 2023): both ends leave at most half
 * of the doubt outside, the case asked about itself counting as one more case that may lie anywhere. Assumes that the case
 * is drawn like its comparison group; coverage is measured by `npm run eval -- outcome-ranges`. Undefined when the group
 * is too small for the level: then no end can be named.
 */
export function outcomeInterval(outcomes: readonly WeighedOutcome[], level: number): OutcomeInterval | undefined {
  const sorted = [...outcomes].sort((a, b) => a.value - b.value);
  // The case asked about is as like itself as the most like one found: it counts as much.
  const own = sorted.reduce((most, { weight }) => Math.max(most, weight), 0);
  const held = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = (held + own) * (1 - (1 - level) / 2);
  const to = reached(sorted, wanted);
  const from = reached([...sorted].reverse(), wanted);
  if (from === undefined || to === undefined) return undefined;
  const squares = sorted.reduce((sum, { weight }) => sum + weight * weight, 0);
  return { from, to, level, effective: (held * held) / squares };
}

/** First value at which the weights up to it reach what is wanted. */
function reached(outcomes: readonly WeighedOutcome[], wanted: number): number | undefined {
  let sum = 0;
  // Sums of floating numbers fall short of equal sums by a hair.
  const enough = wanted * (1 - 1e-12);
  for (const { value, weight } of outcomes) {
    sum += weight;
    if (sum >= enough) return value;
  }
  return undefined;
}
