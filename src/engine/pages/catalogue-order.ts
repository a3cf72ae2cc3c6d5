import type { Day } from "../../vocabulary/day.ts";
import type { Volume } from "../../vocabulary/document.ts";

/** What decides a paper's place in the catalogue (卷内目录). */
export interface Placeable {
  readonly volume: Volume;
  readonly slot: string;
  readonly rank: number;
  readonly day: Day | null;
  /** True when its kind keeps the order of receipt within its place. */
  readonly asReceived: boolean;
}

/**
 * Order of the catalogue (handbook T §7.4.2, FC-22): main volume before side volume, then slot, rank, day, and the order in
 * which papers came. A paper without a day stays behind the one that came before it. Gives positions of the given list.
 */
export function catalogueOrder(papers: readonly Placeable[]): number[] {
  const days = new Map<string, string>();
  const keys = papers.map((paper, at) => {
    const place = `${paper.volume === "main" ? 0 : 1}|${paper.slot}|${String(paper.rank).padStart(3, "0")}`;
    const day = paper.asReceived ? "" : (paper.day ?? days.get(place) ?? "");
    days.set(place, day);
    return { at, place, day };
  });
  return keys.sort((a, b) => compare(a.place, b.place) || compare(a.day, b.day) || a.at - b.at).map(({ at }) => at);
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
