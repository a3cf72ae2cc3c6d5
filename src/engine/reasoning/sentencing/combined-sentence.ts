import type { SentencingFrame } from "../../../vocabulary/charge.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";
import type { MonthSpan } from "./sentence-step.ts";

/** A main penalty of one crime (主刑): a kind, and months for the kinds that have a term. */
export interface Sentence {
  readonly kind: "control" | "detention" | "fixed-term" | "life" | "death";
  /** Months; a range for a sentence that is not pronounced yet. Ignored for life and death. */
  readonly months: MonthSpan;
}

/** Several sentences combined (数罪并罚): what is executed, and the span in which the court decides. */
export interface CombinedSentence {
  readonly main: Sentence;
  /** Control that is still executed afterwards (刑法 69). */
  readonly control: MonthSpan | null;
  readonly notes: readonly FailureText[];
  readonly rule: string;
  readonly basis: readonly ProvisionRef[];
}

const none: MonthSpan = { least: 0, most: 0 };

/**
 * Combines sentences for several crimes before judgment (刑法 69): not above the sum, not below the longest; fixed terms
 * end at 20 years, or 25 where the sum is 35 years or more; detention goes into imprisonment; control is executed besides.
 * Undefined when there is nothing to combine.
 */
export function combineSentences(sentences: readonly Sentence[], frame: SentencingFrame): CombinedSentence | undefined {
  const of = (kind: Sentence["kind"]) => sentences.filter((sentence) => sentence.kind === kind);
  const heaviest = of("death")[0] ?? of("life")[0];
  const controls = of("control");
  const control = controls.length > 0 ? spanOf(controls, () => frame.control.combined) : null;
  const base = { rule: "CR-07", basis: frame.combination };
  if (heaviest) return { ...base, main: { ...heaviest, months: none }, control: null, notes: [ABSORBED] };
  const terms = of("fixed-term");
  if (terms.length > 0) {
    const months = spanOf(terms, (sum) => capOf(sum, frame));
    const notes = of("detention").length > 0 ? [DETENTION_ABSORBED] : [];
    return { ...base, main: { kind: "fixed-term", months }, control, notes };
  }
  const detentions = of("detention");
  if (detentions.length > 0) {
    const months = spanOf(detentions, () => frame.detention.combined);
    return { ...base, main: { kind: "detention", months }, control, notes: [] };
  }
  return control ? { ...base, main: { kind: "control", months: control }, control: null, notes: [] } : undefined;
}

const ABSORBED: FailureText = {
  zh: "有判处死刑或者无期徒刑的，执行该刑，其他主刑不再并罚；附加刑仍须执行。",
  en: "Death or life is executed alone; supplementary penalties remain.",
};
const DETENTION_ABSORBED: FailureText = {
  zh: "有期徒刑和拘役并存的，执行有期徒刑。",
  en: "Of imprisonment and detention only imprisonment is executed.",
};

/** From the longest single term to the sum or the cap; one sentence stays as it is. */
function spanOf(sentences: readonly Sentence[], cap: (sum: number) => number): MonthSpan {
  const [only, second] = sentences;
  if (only && !second) return only.months;
  const leasts = sentences.map(({ months }) => months.least);
  const mosts = sentences.map(({ months }) => months.most);
  const sum = mosts.reduce((total, months) => total + months, 0);
  return { least: Math.max(...leasts), most: Math.min(sum, Math.max(cap(sum), 0)) };
}

function capOf(sum: number, { fixedTerm }: SentencingFrame): number {
  return sum >= fixedTerm.longSum ? fixedTerm.longCombined : fixedTerm.combined;
}

/** What is still to be executed after a combination, with the span. */
export interface RemainingSentence {
  readonly combined: CombinedSentence;
  /** Months still to be served. */
  readonly remaining: MonthSpan;
  readonly basis: readonly ProvisionRef[];
}

/** A crime from before the judgment is found while it is executed (漏罪, 刑法 70): combine in full, then subtract what is served. */
export function combineWithFoundCrime(
  given: { readonly earlier: Sentence; readonly found: Sentence; readonly servedMonths: number },
  frame: SentencingFrame,
): RemainingSentence | undefined {
  const combined = combineSentences([given.earlier, given.found], frame);
  if (!combined) return undefined;
  const left = (months: number) => Math.max(0, months - given.servedMonths);
  const { least, most } = combined.main.months;
  return { combined, remaining: { least: left(least), most: left(most) }, basis: frame.foundLater };
}

/** A new crime while the judgment is executed (又犯新罪, 刑法 71): subtract what is served, then combine the rest with the new sentence. */
export function combineWithNewCrime(
  given: { readonly earlier: Sentence; readonly fresh: Sentence; readonly servedMonths: number },
  frame: SentencingFrame,
): RemainingSentence | undefined {
  const { earlier, fresh, servedMonths } = given;
  const left = (months: number) => Math.max(0, months - servedMonths);
  const rest = { ...earlier, months: { least: left(earlier.months.least), most: left(earlier.months.most) } };
  const combined = combineSentences([rest, fresh], frame);
  return combined ? { combined, remaining: combined.main.months, basis: frame.newCrime } : undefined;
}
