import type { OffenceEntityKind } from "../../../vocabulary/recognition.ts";

/** An entity of a property offence (侵财案件实体): what it is and where it is written, end exclusive. */
export interface Entity {
  readonly kind: OffenceEntityKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A place in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The entity at a place; without the white space and the loose punctuation at its edges. */
export function entityAt(text: string, kind: OffenceEntityKind, { start, end }: Span): Entity {
  let [from, to] = [start, end];
  while (from < to && /[\s、，,。；;：:]/u.test(text.charAt(from))) from += 1;
  while (to > from && /[\s、，,。；;：:]/u.test(text.charAt(to - 1))) to -= 1;
  return { kind, start: from, end: to, text: text.slice(from, to) };
}

/** True when two places share a character. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Any of the words, the longest first. */
export function anyOf(words: readonly string[]): string {
  return `(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`;
}
