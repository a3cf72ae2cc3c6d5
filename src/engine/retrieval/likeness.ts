import type { FeatureGroup, FeatureRules } from "./features.ts";

/** Weight of each dimension of likeness (SC-11): facts, issues, law. */
const WEIGHTS: Readonly<Record<FeatureGroup, number>> = { facts: 0.4, issues: 0.35, law: 0.25 };
/** Words and labels count alike: labels say what the case is about, words how it happened. */
const WORD_SHARE = 0.5;

/** How alike two cases are by their labels, and which labels they share and which only one has. */
export interface Likeness {
  /** 0–1. */
  readonly score: number;
  readonly matched: readonly string[];
  /** Labels of the case asked about that the other lacks, and the reverse. */
  readonly differing: readonly string[];
}

/** Compares labels dimension by dimension (SC-11); a dimension in which neither case has a label does not count. */
export function compareFeatures(asked: readonly string[], other: readonly string[], rules: FeatureRules): Likeness {
  const groups = new Map(rules.features.map(({ id, group }) => [id, group]));
  const own = new Set(asked);
  const theirs = new Set(other);
  const matched = [...own].filter((id) => theirs.has(id));
  const differing = [...new Set([...own, ...theirs])].filter((id) => own.has(id) !== theirs.has(id));
  let score = 0;
  let weights = 0;
  for (const [group, weight] of Object.entries(WEIGHTS)) {
    const shared = matched.filter((id) => groups.get(id) === group).length;
    const apart = differing.filter((id) => groups.get(id) === group).length;
    if (shared + apart === 0) continue;
    weights += weight;
    score += (weight * shared) / (shared + apart);
  }
  return { score: weights === 0 ? 0 : score / weights, matched, differing };
}

/** Likeness by words and labels together, 0–1; words is the word score as a share of the best one found. */
export function joinLikeness(words: number, labels: Likeness, asked: readonly string[]): number {
  return asked.length === 0 ? words : WORD_SHARE * words + (1 - WORD_SHARE) * labels.score;
}
