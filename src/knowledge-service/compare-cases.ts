import type { CaseNearness } from "../engine/retrieval/case-ranking.ts";
import { type FeatureRules, findFeatures } from "../engine/retrieval/features.ts";
import { amountLikeness, compareFeatures, joinLikeness, type LikenessParts } from "../engine/retrieval/likeness.ts";
import { findAmounts } from "../engine/text/amounts.ts";
import type { AppliedArticle, DecidedCase } from "../vocabulary/decided-case.ts";
import { type LikenessModel, weightsFor } from "./likeness-weights.ts";

/** What the case asked about is known to show, beside its words. */
export interface AskedMarks {
  /** Cause or charge, known or likely; empty where neither. */
  readonly kind: string;
  readonly labels: readonly string[];
  /** Largest sum in fen; undefined where none is named. */
  readonly amount: number | undefined;
}

/** One case of the library beside the case asked about. */
export interface ComparedCase {
  readonly position: number;
  readonly score: number;
  readonly parts: LikenessParts;
  readonly matched: readonly string[];
  readonly differing: readonly string[];
}

/** Causes or charges of a decided case. */
export function kindsOf({ charges, cause }: DecidedCase): readonly string[] {
  if (charges !== undefined && charges.length > 0) return charges;
  return cause === "" ? [] : [cause];
}

/** Provisions a decided case applied, as "key/article-sub". */
export function lawsOf({ articles = [] }: DecidedCase): readonly string[] {
  return articles.map(lawName);
}

/** An applied article as "key/article-sub". */
export function lawName({ law, article, sub }: AppliedArticle): string {
  return `${law}/${article}-${sub ?? 0}`;
}

/** Labels by which outcomes may be compared: those of law may tell the outcome, those of sums count fines and costs too. */
export function labelsForOutcomes({ features }: FeatureRules): string[] {
  return features.filter(({ group, amount }) => group !== "law" && amount === undefined).map(({ id }) => id);
}

/** Labels and largest sum of the facts asked about; the cause or the likely one chooses the labels. */
export function marksOf(
  facts: string,
  { known, cause }: { known: readonly string[]; cause: string },
  rules: FeatureRules,
): AskedMarks {
  const amounts = findAmounts(facts).map(({ fen }) => fen);
  return {
    kind: cause,
    labels: [...new Set([...known, ...findFeatures(facts, cause, rules)])],
    amount: amounts.length === 0 ? undefined : Math.max(...amounts),
  };
}

/** Compares one case in all respects. */
export function compareCase(
  position: number,
  decided: DecidedCase,
  asked: { near: CaseNearness; marks: AskedMarks; model: LikenessModel; rules: FeatureRules },
): ComparedCase {
  const { near, marks, model, rules } = asked;
  const labels = compareFeatures(marks.labels, decided.features, rules);
  const hasLabels = marks.labels.length + decided.features.length > 0;
  const parts: LikenessParts = {
    facts: near.facts[position] ?? 0,
    reasoning: near.reasoning[position] ?? 0,
    kinds: near.kinds[position] ?? 0,
    labels: hasLabels ? labels.score : null,
    law: (decided.articles ?? []).length === 0 ? null : (near.laws[position] ?? 0),
    amounts: amountLikeness(marks.amount, decided.amounts?.[0] ?? decided.claimed ?? undefined),
  };
  return {
    position,
    score: joinLikeness(parts, weightsFor(model, marks.kind)),
    parts,
    matched: labels.matched,
    differing: labels.differing,
  };
}
