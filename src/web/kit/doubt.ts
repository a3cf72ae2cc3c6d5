/** How sure a machine reading is, in the steps a person acts on. */
export type DoubtLevel = "conflict" | "warning" | "low" | "middle" | "high" | "confirmed";

/** Below this share a value is called doubtful; below the second it asks for a look. Display only: no decision follows. */
const LOW = 0.75;
const MIDDLE = 0.9;

const ORDER: readonly DoubtLevel[] = ["conflict", "warning", "low", "middle", "high", "confirmed"];

/** What can be more or less doubtful: a field or a document. */
export interface Doubtful {
  readonly confidence: number;
  readonly status: "proposed" | "confirmed";
  readonly conflicts?: readonly unknown[];
  readonly warnings?: readonly unknown[];
}

/** The level of a value: conflicts and warnings come before the confidence of the reading. */
export function doubtLevel(item: Doubtful): DoubtLevel {
  if (item.status === "confirmed") return "confirmed";
  if ((item.conflicts?.length ?? 0) > 0) return "conflict";
  if ((item.warnings?.length ?? 0) > 0) return "warning";
  if (item.confidence < LOW) return "low";
  return item.confidence < MIDDLE ? "middle" : "high";
}

/** Most doubtful first (UX 11); equal doubts keep their order. */
export function byDoubt<T extends Doubtful>(items: readonly T[]): T[] {
  const rank = (item: T) => ORDER.indexOf(doubtLevel(item));
  return items.toSorted((one, other) => rank(one) - rank(other) || one.confidence - other.confidence);
}
