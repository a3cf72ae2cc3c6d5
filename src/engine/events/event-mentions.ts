import type { EventType } from "../../vocabulary/event.ts";
import type { EventLexicon, Strength, Trigger } from "./event-lexicon.ts";

/** A word of a text that says an event happened (触发词), with its place. */
export interface EventMention {
  readonly type: EventType;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** "weak" counts only where one knows that the event happened. */
  readonly strength: Exclude<Strength, "never">;
}

/** Cuts a text into words, nothing lost; without it no single character counts as a trigger. */
export type Cut = (text: string) => readonly string[];

interface Hit extends Trigger {
  readonly start: number;
  readonly end: number;
}

/**
 * All triggers of a text in their order. A trigger inside a longer trigger or inside a word of `unless` is left out, as the
 * longer word is the one that is said: 贩卖 in 贩卖毒品, 出租 in 出租车.
 */
export function findEventMentions(text: string, lexicon: EventLexicon, cut?: Cut): EventMention[] {
  const alone = cut === undefined ? new Set<number>() : singleWords(text, cut);
  const hits = hitsIn(text, lexicon, alone);
  const barred = hits.filter(({ strength }) => strength === "never");
  const free = hits.filter(
    (hit) => hit.strength !== "never" && !barred.some((bar) => bar.type === hit.type && holds(bar, hit)),
  );
  const meant = free.filter(
    (hit) => hit.needs.length === 0 || hit.needs.some((word) => clauseAround(text, hit).includes(word)),
  );
  const sure = meant.filter(({ strength }) => strength !== "weak");
  return meant
    .filter((hit) => !sure.some((other) => holds(other, hit) && (isLonger(other, hit) || isSurer(other, hit))))
    .flatMap(({ type, strength, start, end }): EventMention[] => {
      const entry = lexicon.types[type];
      return entry && strength !== "never" ? [{ type: entry, start, end, text: text.slice(start, end), strength }] : [];
    });
}

function hitsIn(text: string, { byFirst }: EventLexicon, alone: ReadonlySet<number>): Hit[] {
  const hits: Hit[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const found = new Set<number>();
    for (const trigger of byFirst.get(text.charAt(start)) ?? []) {
      const { word, type, strength } = trigger;
      if (!text.startsWith(word, start) || (word.length === 1 && !alone.has(start))) continue;
      // The longest word of a type at a place is the one that counts; what bars it is noted besides.
      if (strength !== "never" && found.has(type)) continue;
      if (strength === "sure" || strength === "weak") found.add(type);
      hits.push({ ...trigger, start, end: start + word.length });
    }
  }
  return hits;
}

/** Characters that only complete a verb: 扔 is said in 扔到, 撞 in 撞伤. */
const COMPLEMENT = /^[到至给出走住倒开上下进回往在掉死伤坏断成入向过了着]$/u;

/** Places of characters that are words of their own, or verbs that only a complement follows. */
function singleWords(text: string, cut: Cut): Set<number> {
  const places = new Set<number>();
  let at = 0;
  for (const word of cut(text)) {
    if (word.length === 1 || (word.length === 2 && COMPLEMENT.test(word.charAt(1)))) places.add(at);
    at += word.length;
  }
  return places;
}

function holds(outer: Hit, inner: Hit): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isLonger(one: Hit, other: Hit): boolean {
  return one.word.length > other.word.length;
}

function isSurer(one: Hit, other: Hit): boolean {
  return other.strength === "weak" && one.type === other.type;
}

const CLAUSE_END = /[，,。；;！？!?\n]/u;

function clauseAround(text: string, { start, end }: Hit): string {
  let from = start;
  while (from > 0 && !CLAUSE_END.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && !CLAUSE_END.test(text.charAt(to))) to += 1;
  return text.slice(from, to);
}
