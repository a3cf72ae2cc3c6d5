/** Something that speaks for a new paper (positive) or for the same one going on (negative), rule FC-11. */
export interface SplitSignal {
  readonly weight: number;
  readonly note: string;
}

/** The signal alone in a list when it applies, else none. */
export function signal(applies: boolean, weight: number, note: string): SplitSignal[] {
  return applies ? [{ weight, note }] : [];
}
