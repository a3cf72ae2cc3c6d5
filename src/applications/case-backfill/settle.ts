import { foldWidth } from "../../engine/text/fold.ts";
import { checkCitizenNumber, checkCreditCode } from "../../engine/text/identity-numbers.ts";
import type { FieldReading } from "../../vocabulary/case-record.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { isSameName } from "./roster.ts";
import type { Rules } from "./schema.ts";
import type { Reading } from "./source-paper.ts";

/** A field with the value that the papers speak for most, and what else they say. */
export interface Settled {
  readonly name: string;
  readonly value: string;
  readonly passages: readonly Passage[];
  readonly confidence: number;
  readonly conflicts: readonly FieldReading[];
  /** Readings that gave the value. */
  readonly readings: readonly Reading[];
}

interface Group {
  readonly value: string;
  readonly readings: readonly Reading[];
  readonly weight: number;
}

const MOST_PASSAGES = 6;

/**
 * Settles one field (BF-07). Papers that agree add up. An identity document outweighs all others where they say something
 * really different; where the difference is one misread character, the reading of most papers stands. Never hides the rest.
 */
export function settle(name: string, readings: readonly Reading[], rules: Rules): Settled | undefined {
  const groups = grouped(readings, rules);
  const ranked = [...groups].sort((a, b) => effective(b, groups, rules) - effective(a, groups, rules));
  const [best, ...others] = ranked;
  if (!best) return undefined;
  const total = ranked.reduce((sum, group) => sum + effective(group, groups, rules), 0);
  return {
    name,
    value: best.value,
    passages: passagesOf(best),
    confidence: confidenceOf(best, effective(best, groups, rules) / total),
    conflicts: others.map((group) => ({
      value: group.value,
      passages: passagesOf(group),
      documentKind: group.readings[0]?.paper.kind ?? "",
      confidence: rounded(Math.max(...group.readings.map(({ certainty }) => certainty)) * 0.5),
    })),
    readings: best.readings,
  };
}

function grouped(readings: readonly Reading[], rules: Rules): Group[] {
  const byValue = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = foldWidth(reading.value);
    byValue.set(key, [...(byValue.get(key) ?? []), reading]);
  }
  return [...byValue.values()].map((same) => ({
    value: same[0]?.value ?? "",
    readings: same,
    weight: weightOf(same, rules),
  }));
}

/** Weight of a value: each paper counts once, with its surest reading. */
function weightOf(readings: readonly Reading[], rules: Rules): number {
  const papers = new Map<string, number>();
  for (const reading of readings) {
    const { paper, field, certainty } = reading;
    const isLoan = field.startsWith("loan.") && isOfLoan(paper.kind, rules);
    const weight = paper.weight * certainty * (isLoan ? rules.weights.loan : 1);
    papers.set(paper.id, Math.max(papers.get(paper.id) ?? 0, weight));
  }
  const [first] = readings;
  const sum = [...papers.values()].reduce((all, weight) => all + weight, 0);
  return sum + (first && isChecked(first.field, first.value) ? rules.weights.checked : 0);
}

function isOfLoan(kind: string, rules: Rules): boolean {
  return [...rules.loanPapers, ...rules.transfers, ...rules.statements].includes(kind);
}

/** True for a number whose check digit is right (ID-01, ID-02). */
function isChecked(field: string, value: string): boolean {
  if (field.endsWith(".idNumber")) return checkCitizenNumber(value).valid;
  return field.endsWith(".creditCode") && checkCreditCode(value).valid;
}

function effective(group: Group, groups: readonly Group[], rules: Rules): number {
  const isProven = group.readings.some(({ paper }) => paper.isIdentity);
  const [first] = group.readings;
  // A number whose check digit fails never stands against one whose check digit is right.
  const isBeaten =
    first !== undefined &&
    !isChecked(first.field, group.value) &&
    groups.some((other) => isChecked(first.field, other.value));
  if (isBeaten) return group.weight * 0.1;
  const isOverruled = groups.some(
    (other) => other !== group && other.readings.some(({ paper }) => paper.isIdentity) && !isSlip(group, other),
  );
  return isOverruled && !isProven ? Math.min(group.weight, rules.weights.cap * 0.9) : group.weight;
}

function isSlip(one: Group, other: Group): boolean {
  return /[\u4e00-\u9fff]/u.test(one.value) && isSameName(one.value, other.value);
}

/** The surest papers first; agreement beyond a handful is in the confidence, not in the list. */
function passagesOf(group: Group): Passage[] {
  const sorted = [...group.readings].sort((a, b) => b.certainty - a.certainty);
  const seen = new Set<string>();
  const passages = sorted
    .flatMap(({ passages: own }) => [...own])
    .filter((passage) => {
      const key = `${passage.original}#${passage.page}:${passage.start}-${passage.end}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  const least = sorted[0]?.passages.length ?? 0;
  return passages.slice(0, Math.max(MOST_PASSAGES, least));
}

/** One paper alone is as sure as its words and the reader; each further paper halves the doubt, a check digit quarters it. */
function confidenceOf(group: Group, share: number): number {
  const papers = new Map<string, number>();
  for (const { paper, certainty } of group.readings) {
    papers.set(paper.id, Math.max(papers.get(paper.id) ?? 0, certainty * (0.7 + 0.3 * paper.clarity)));
  }
  const [first = 0, ...more] = [...papers.values()].sort((a, b) => b - a);
  let doubt = 1 - first;
  for (const _ of more.slice(0, 4)) doubt *= 0.5;
  const [reading] = group.readings;
  if (reading && isChecked(reading.field, reading.value)) doubt *= 0.25;
  return rounded(Math.min(0.99, (1 - doubt) * Math.sqrt(share)));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
