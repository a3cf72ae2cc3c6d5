import type { FeatureGroup, FeatureRules } from "./features.ts";

/** Weight of each dimension of likeness (SC-11): facts, issues, law. */
const DIMENSIONS: Readonly<Record<FeatureGroup, number>> = { facts: 0.4, issues: 0.35, law: 0.25 };

/** What cases are compared by (类案比对项). Judge, lawyer, parties and personal traits are none of it. */
export const LIKENESS_PARTS = ["facts", "reasoning", "kinds", "labels", "law", "amounts"] as const;
export type LikenessPart = (typeof LIKENESS_PARTS)[number];

/** How alike two cases are in each respect, 0–1; null where one of them says nothing of it. */
export type LikenessParts = Readonly<Record<LikenessPart, number | null>>;

/** How much each respect counts; models/case-ranking. */
export type LikenessWeights = Readonly<Record<LikenessPart, number>>;

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
  for (const [group, weight] of Object.entries(DIMENSIONS)) {
    const shared = matched.filter((id) => groups.get(id) === group).length;
    const apart = differing.filter((id) => groups.get(id) === group).length;
    if (shared + apart === 0) continue;
    weights += weight;
    score += (weight * shared) / (shared + apart);
  }
  return { score: weights === 0 ? 0 : score / weights, matched, differing };
}

/** A hundredfold difference leaves nothing alike; equal sums are wholly alike. */
const FARTHEST = Math.log(100);

/** How near two sums are by their ratio, 0–1; null where one is not known. Both in fen. */
export function amountLikeness(one: number | undefined, other: number | undefined): number | null {
  if (one === undefined || other === undefined || one <= 0 || other <= 0) return null;
  return Math.max(0, 1 - Math.abs(Math.log(one / other)) / FARTHEST);
}

/** What a respect counts for of which one case says nothing: neither for nor against. */
const UNKNOWN = 0.5;

/** Likeness in all respects together, 0–1. */
export function joinLikeness(parts: LikenessParts, weights: LikenessWeights): number {
  let score = 0;
  let sum = 0;
  for (const part of LIKENESS_PARTS) {
    score += weights[part] * (parts[part] ?? UNKNOWN);
    sum += weights[part];
  }
  return sum === 0 ? 0 : score / sum;
}
