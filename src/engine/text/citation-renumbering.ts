/** Runs of articles and single articles that a new version numbers anew. */
export interface Shifts {
  readonly shifts: readonly { readonly first: number; readonly last: number; readonly by: number }[];
  readonly moved: readonly { readonly from: number; readonly to: number }[];
}

/**
 * The number that an article has after all steps, applied in their order (rule CI-04): 246 of the 2021 Civil Procedure
 * Law is 250. Undefined where a step rewrote the article or knew none of that number.
 */
export function renumbered(article: number, steps: readonly Shifts[]): number | undefined {
  let now: number | undefined = article;
  for (const step of steps) {
    if (now === undefined) return undefined;
    now = after(now, step);
  }
  return now;
}

function after(article: number, { shifts, moved }: Shifts): number | undefined {
  const single = moved.find(({ from }) => from === article);
  if (single) return single.to;
  const run = shifts.find(({ first, last }) => first <= article && article <= last);
  return run && article + run.by;
}
