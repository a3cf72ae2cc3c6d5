import type { Day } from "../vocabulary/day.ts";

/** Anything that holds from a first day (included) until a day on which it no longer holds. */
export interface Dated {
  readonly from: Day | null;
  readonly until: Day | null;
}

/** True when there is a day on which both hold. */
export function overlap(one: Dated, other: Dated): boolean {
  const endsBefore = (a: Dated, b: Dated) => a.until !== null && b.from !== null && a.until <= b.from;
  return !endsBefore(one, other) && !endsBefore(other, one);
}

/** True when the entry never holds: its end is not after its first day. */
export function isEmptySpan(entry: Dated): boolean {
  return entry.from !== null && entry.until !== null && entry.until <= entry.from;
}

/** Puts entries that share a key together, oldest first. */
export function groupByKey<T extends Dated>(entries: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  for (const group of groups.values()) group.sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  return groups;
}
