/** Two articles of two versions that say the same, by their places in the lists. */
export interface Aligned {
  readonly before: number;
  readonly after: number;
  /** Share of two-character strings that both have, 0–1; 1 for the same words. */
  readonly likeness: number;
}

const LEAST_LIKENESS = 0.5;
/** Decides between articles that are equally alike: the nearer one. */
const NEARNESS = 0.02;

/**
 * Pairs the articles of two versions of a law by their words (Dice over two-character strings), most alike first, each
 * article once. What has no partner was added, removed or rewritten.
 */
export function alignArticles(before: readonly string[], after: readonly string[]): Aligned[] {
  const [old, young] = [before.map(pairsOf), after.map(pairsOf)];
  const candidates = candidatesOf(old, young);
  const [taken, given] = [new Set<number>(), new Set<number>()];
  const aligned: Aligned[] = [];
  for (const { weight: _, ...candidate } of candidates.sort((a, b) => b.weight - a.weight)) {
    if (taken.has(candidate.before) || given.has(candidate.after)) continue;
    taken.add(candidate.before);
    given.add(candidate.after);
    aligned.push(candidate);
  }
  return aligned.sort((a, b) => a.before - b.before);
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/[\s\p{Punctuation}]/gu, "");
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < plain.length; at++) pairs.add(plain.slice(at, at + 2));
  return pairs;
}

function candidatesOf(old: readonly ReadonlySet<string>[], young: readonly ReadonlySet<string>[]) {
  const postings = new Map<string, number[]>();
  young.forEach((pairs, index) => {
    for (const pair of pairs) {
      const list = postings.get(pair);
      if (list) list.push(index);
      else postings.set(pair, [index]);
    }
  });
  return old.flatMap((pairs, index) => {
    const shared = new Uint16Array(young.length);
    for (const pair of pairs) for (const other of postings.get(pair) ?? []) shared[other] = (shared[other] ?? 0) + 1;
    return [...shared].flatMap((count, other) => {
      const likeness = count === 0 ? 0 : (2 * count) / (pairs.size + (young[other]?.size ?? 0));
      if (likeness < LEAST_LIKENESS) return [];
      const distance = Math.abs(index / old.length - other / young.length);
      return [{ before: index, after: other, likeness, weight: likeness + NEARNESS * (1 - distance) }];
    });
  });
}
