import { findInstructions } from "../../engine/text/injection.ts";
import { joinPages, type View, withoutBreaks } from "../../engine/text/joined-pages.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { FactPaper, Rules } from "./schema.ts";

/** A paper ready for reading: with its lines, and without any white space. */
export interface SourcePaper {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly lines: View;
  readonly flat: View;
  /** How much its word counts against other papers (BF-07). */
  readonly weight: number;
  readonly isIdentity: boolean;
  /** How well its pages were read, 0–1. */
  readonly clarity: number;
}

/** One value that a paper gives for a field, and where; `certainty` is how sure the words are that say so. */
export interface Reading {
  readonly field: string;
  readonly value: string;
  readonly passages: readonly Passage[];
  readonly paper: SourcePaper;
  readonly certainty: number;
}

/** Opens a paper for reading. */
export function openPaper(paper: FactPaper, rules: Rules): SourcePaper {
  const lines = withoutOrders(joinPages(paper.pages));
  const clarity = Math.min(1, ...paper.pages.map(({ confidence }) => confidence));
  const { weight, isIdentity } = weightOf(paper.kind, rules);
  // Handwriting reads at 0.95 and print at 0.99: what lies below counts less.
  const factor = Math.max(0.3, Math.min(1, (clarity - 0.85) / 0.13));
  const { id, kind, title } = paper;
  return { id, kind, title, lines, flat: withoutBreaks(lines), weight: weight * factor, isIdentity, clarity };
}

/** A company may call itself so and be ordered to pay. */
const NAMED_SO = /(?:智能|机器人|模型|AI)[^，。；\n]{0,12}(?:公司|企业|厂|中心|研究院)/iu;

/** Sentences that order a machine about are blotted out: nothing may rest on them (XZ-01). */
function withoutOrders(view: View): View {
  let text = view.text;
  const orders = findInstructions(view.text).filter(({ text: words }) => !NAMED_SO.test(words));
  for (const { start, end } of orders) text = text.slice(0, start) + "\uFFFD".repeat(end - start) + text.slice(end);
  return { ...view, text };
}

function weightOf(kind: string, rules: Rules): { weight: number; isIdentity: boolean } {
  const { weights } = rules;
  if (rules.identity.includes(kind)) return { weight: weights.identity, isIdentity: true };
  if (rules.answers.includes(kind)) return { weight: weights.answer, isIdentity: false };
  if (rules.complaints.includes(kind) || rules.amendments.includes(kind))
    return { weight: weights.complaint, isIdentity: false };
  return { weight: rules.court.includes(kind) ? weights.court : weights.other, isIdentity: false };
}

/** A reading of a stretch of the paper's lines. */
export function readLines(
  paper: SourcePaper,
  field: string,
  place: { value: string; start: number; end: number },
  certainty: number,
): Reading {
  return { field, value: place.value, passages: paper.lines.passages(place.start, place.end), paper, certainty };
}

/** A reading of a stretch of the paper's text without white space. */
export function readFlat(
  paper: SourcePaper,
  field: string,
  place: { value: string; start: number; end: number },
  certainty: number,
): Reading {
  return { field, value: place.value, passages: paper.flat.passages(place.start, place.end), paper, certainty };
}
