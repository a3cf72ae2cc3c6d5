/** Constant of reciprocal rank fusion (Cormack et al. 2009): how slowly lower ranks fade. */
const FADE = 60;

/**
 * Joins ranked lists whose scores cannot be compared: each list gives weight / (60 + rank) to its members.
 * Answers keys best first; equal ones keep the order in which they were first named.
 */
export function fuse(lists: readonly { keys: readonly string[]; weight: number }[]): { key: string; score: number }[] {
  const scores = new Map<string, number>();
  for (const { keys, weight } of lists) {
    keys.forEach((key, rank) => scores.set(key, (scores.get(key) ?? 0) + weight / (FADE + rank + 1)));
  }
  return [...scores].map(([key, score]) => ({ key, score })).sort((a, b) => b.score - a.score);
}
