import type { CaseEvent } from "./case-events.ts";

/** An event of a chronology (大事记条目): what one or more papers say happened on the same day. */
export interface ChronologyEntry {
  /** The telling that says most. */
  readonly event: CaseEvent;
  /** All tellings in reading order. */
  readonly tellings: readonly CaseEvent[];
  /** How much a reader wants it: weight of the type, more where several papers tell it. */
  readonly weight: number;
}

const MOST_TELLINGS = 6;

/** Events in the order of their days; tellings of the same kind of event on the same day are one entry. */
export function chronology(events: readonly CaseEvent[]): ChronologyEntry[] {
  const groups = new Map<string, CaseEvent[]>();
  for (const event of events) {
    const key = `${event.day} ${event.precision} ${event.due} ${event.types[0]?.id ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  const entries = [...groups.values()].flatMap((tellings): ChronologyEntry[] => {
    const [first] = tellings;
    if (!first) return [];
    const event = tellings.reduce((best, one) => (fullness(one) > fullness(best) ? one : best), first);
    const papers = new Set(tellings.map(({ paper }) => paper.id)).size;
    const weight = (event.types[0]?.weight ?? 0) + Math.min(2, papers - 1);
    return [{ event, tellings: tellings.slice(0, MOST_TELLINGS), weight }];
  });
  return entries.sort((a, b) => (a.event.day < b.event.day ? -1 : a.event.day > b.event.day ? 1 : b.weight - a.weight));
}

/** Who acted and what else happened say more than many words. */
function fullness({ actors, types, text }: CaseEvent): number {
  return actors.length * 100 + types.length * 50 + text.length;
}
