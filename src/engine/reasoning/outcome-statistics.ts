/** Spread of outcomes (结果分布): order statistics of a group of decided cases, in the unit of the values. */
export interface Spread {
  readonly count: number;
  readonly least: number;
  readonly lowerQuarter: number;
  readonly median: number;
  readonly upperQuarter: number;
  readonly most: number;
}

/** A decided case as far as its outcome is compared: circumstances, largest sum, outcome. No person is part of it. */
export interface OutcomeCase {
  /** Labels of facts and issues; labels that tell the outcome itself must be left out. */
  readonly labels: readonly string[];
  /** Largest sum in fen; null where none is known. */
  readonly amount: number | null;
  /** Months of imprisonment, or share granted of what was claimed. */
  readonly value: number;
}

/** Interval within which a like case would fall with the given probability (保形预测区间), in the unit of the values. */
export interface OutcomeInterval {
  readonly from: number;
  readonly to: number;
  /** Probability aimed at, 0–1. */
  readonly level: number;
  /** Cases of the group from which the interval was made. */
  readonly count: number;
}

/** Unit of outcomes: months differ by ratio, shares by difference. */
export type OutcomeUnit = "months" | "share";

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

/** How many of the group's cases nearest in circumstances and sum foretell a case's outcome. */
const NEAREST = 15;
/** How much the sum counts beside the circumstances. */
const AMOUNT_WEIGHT = 0.5;
/** A hundredfold difference of sums leaves nothing alike. */
const FARTHEST = Math.log(100);
const UNKNOWN = 0.5;

/**
 * Conformal interval over the group (Vovk and others; leave-one-out residuals of nearest neighbours): how far the outcome
 * of each case of the group lies from the mean of its own nearest gives the distance that holds the wanted share of
 * them; that distance is laid around the mean of the cases nearest to the one asked about. Assumes that the case is drawn
 * like the group; coverage is measured by `npm run eval -- outcome-ranges`. Undefined when the group is too small for the
 * level: then no distance can be named.
 */
export function outcomeInterval(
  group: readonly OutcomeCase[],
  asked: Omit<OutcomeCase, "value">,
  { level, unit }: { level: number; unit: OutcomeUnit },
): OutcomeInterval | undefined {
  const place = Math.ceil((group.length + 1) * level) - 1;
  if (group.length === 0 || place >= group.length) return undefined;
  const residuals = group
    .map((one) => Math.abs(scaled(one.value, unit) - foretold(one, group, unit)))
    .sort((a, b) => a - b);
  const distance = residuals[place] ?? 0;
  const centre = foretold(asked, group, unit);
  return {
    from: unscaled(centre - distance, unit),
    to: unscaled(centre + distance, unit),
    level,
    count: group.length,
  };
}

/** Mean outcome, on the scale of the unit, of the cases nearest to one; itself is none of them. */
function foretold(one: Omit<OutcomeCase, "value">, group: readonly OutcomeCase[], unit: OutcomeUnit): number {
  const labels = new Set(one.labels);
  const nearest = group
    .filter((other) => other !== one)
    .map((other) => ({ other, nearness: nearness(labels, one.amount, other) }))
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, NEAREST);
  return nearest.reduce((sum, { other }) => sum + scaled(other.value, unit), 0) / Math.max(1, nearest.length);
}

function nearness(labels: ReadonlySet<string>, amount: number | null, other: OutcomeCase): number {
  const shared = other.labels.filter((label) => labels.has(label)).length;
  const all = labels.size + other.labels.length - shared;
  return (all === 0 ? 0 : shared / all) + AMOUNT_WEIGHT * amountNearness(amount, other.amount);
}

function amountNearness(one: number | null, other: number | null): number {
  if (one === null || other === null || one <= 0 || other <= 0) return UNKNOWN;
  return Math.max(0, 1 - Math.abs(Math.log(one / other)) / FARTHEST);
}

function scaled(value: number, unit: OutcomeUnit): number {
  return unit === "months" ? Math.log(value + 1) : value;
}

/** Back to the unit: whole months, shares to a hundredth within 0 and 1. */
function unscaled(place: number, unit: OutcomeUnit): number {
  if (unit === "months") return Math.max(0, Math.round(Math.exp(place) - 1));
  return Math.min(1, Math.max(0, Math.round(place * 100) / 100));
}
