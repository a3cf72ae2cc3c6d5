import type { FocusCue, FocusLabel } from "../../vocabulary/focus-label.ts";
import { findCue } from "./focus-words.ts";

/** What the two sides say of a matter, white space taken out. */
export interface TwoSides {
  readonly claim: string;
  readonly defence: string;
  /** What else the papers say; only needs and also look at it. */
  readonly context?: string;
}

/** A cue that was found, and where. */
export interface FoundCue {
  readonly side: "claim" | "defence";
  /** The words as they stand in the statement. */
  readonly word: string;
  readonly weight: number;
}

/** A label that fits what the two sides say, with what speaks for it (争议焦点类别, AD-01). */
export interface ScoredLabel {
  readonly label: FocusLabel;
  /** Sum of the weights of the cues found. */
  readonly score: number;
  readonly cues: readonly FoundCue[];
}

/** Below it too little speaks for a label to name it. */
export const LEAST_SCORE = 3;
/** A label is named beside the best one only if it comes this near. */
const NEAR = 0.75;

/** Labels for which some cue speaks, best first; labels of equal score stay in the order of the catalogue. */
export function scoreLabels(sides: TwoSides, labels: readonly FocusLabel[]): ScoredLabel[] {
  const both = `${sides.claim}\n${sides.defence}\n${sides.context ?? ""}`;
  return labels
    .filter(({ needs }) => needs === undefined || findCue(both, needs) !== undefined)
    .map((label) => {
      const cues = label.cues.flatMap((cue) => foundIn(sides, both, cue));
      return { label, cues, score: cues.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}

/** Labels that can be named: the best, and others near it; none when too little speaks for any. */
export function focusOf(sides: TwoSides, labels: readonly FocusLabel[]): ScoredLabel[] {
  const scored = scoreLabels(sides, labels);
  const best = scored[0]?.score ?? 0;
  return best < LEAST_SCORE ? [] : scored.filter(({ score }) => score >= best * NEAR).slice(0, 3);
}

/** A cue counts once; "either" looks at what the defence says first, for there lies the dispute. */
function foundIn(sides: TwoSides, both: string, cue: FocusCue): FoundCue[] {
  if (cue.also && !findCue(both, cue.also)) return [];
  const order = cue.in === "either" ? (["defence", "claim"] as const) : [cue.in];
  for (const side of order) {
    const hit = findCue(sides[side], cue.words);
    if (hit) return [{ side, word: hit.word, weight: cue.weight }];
  }
  return [];
}

const TO_DEFENCE = /辩称|答辩|辩解|未到庭|未作答辩|未提交[^。]{0,8}(?:答辩|意见)|述称/u;
const TO_CLAIM = /诉称|上诉称|提起上诉|上诉请求|诉讼请求[：:为]|起诉称|申请再审/u;

/** Parts a text that tells both sides (诉辩意见) into claim and defence, sentence by sentence. */
export function sidesOf(text: string): TwoSides {
  let side: "claim" | "defence" = "claim";
  const parts = { claim: "", defence: "" };
  for (const sentence of text.replace(/\s+(?=\S)/gu, "。").split(/(?<=[。！？；])/u)) {
    if (TO_CLAIM.test(sentence) && !TO_DEFENCE.test(sentence)) side = "claim";
    else if (TO_DEFENCE.test(sentence)) side = "defence";
    parts[side] += sentence;
  }
  return parts;
}
