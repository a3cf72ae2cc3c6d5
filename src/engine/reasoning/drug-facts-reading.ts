import type { DrugWords } from "../../vocabulary/recognition.ts";
import type { DrugMention } from "./drug-facts-mentions.ts";

/** A drug case while its relations are read: persons and drugs apart, second names and urine tests left out. */
export interface Reading {
  readonly text: string;
  readonly persons: readonly DrugMention[];
  readonly drugs: readonly DrugMention[];
  readonly words: DrugWords;
}

/** The accused named last before a place, else the first accused of the text, else the person named last before. */
export function accusedAt({ persons }: Reading, at: number): DrugMention | undefined {
  const accused = persons.filter(({ person }) => person?.role === "accused");
  const before = accused.filter(({ end }) => end <= at);
  return before.at(-1) ?? accused[0] ?? persons.filter(({ end }) => end <= at).at(-1) ?? persons[0];
}

/** The mentions that lie between two places. */
export function within(mentions: readonly DrugMention[], start: number, end: number): DrugMention[] {
  return mentions.filter((mention) => mention.start >= start && mention.end <= end);
}

/** Where the sentence around a place ends: before 。, ； or a line break. */
export function sentenceEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[。；\n]/u);
  return end < 0 ? text.length : at + end;
}

/** Where the sentence around a place begins. */
export function sentenceStart(text: string, at: number): number {
  return Math.max(...["。", "；", "\n"].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
}

/** Those of the persons who act in their sentence: not the ones behind 与, 向, 从, 为, 给. */
export function subjects({ text }: Reading, persons: readonly DrugMention[]): DrugMention[] {
  return persons.filter(
    ({ start }) =>
      !/(?:与|和|向|从|给|为|找|跟|叫|经|系|联系|帮)(?:被告人|吸毒人员|购毒人员|朋友)?$/u.test(
        text.slice(Math.max(0, start - 8), start),
      ),
  );
}

/** The list of persons that begins directly at a place, a word of role before it allowed. */
export function listBehind(text: string, persons: readonly DrugMention[], from: number): DrugMention[] {
  const list: DrugMention[] = [];
  let at = from;
  for (const person of within(persons, from, sentenceEnd(text, from))) {
    const gap = text.slice(at, person.start);
    if (!(list.length === 0 ? /^[^，。；、]{0,10}$/u : LINK).test(gap)) break;
    at = person.end;
    // 李某的朋友杨某: the friend is meant, not the one whose friend he is.
    if (!/^的(?:朋友|妻子|丈夫|女友|男友)/u.test(text.slice(at))) list.push(person);
  }
  return list;
}

/** What may stand between two names of a list: notes in brackets, how often or how much each, and the link. */
const LINK = /^(?:[（(][^（）()]{1,30}[）)])?(?:等人)?(?:\d+次|\d+(?:\.\d+)?克)*(?:、|和|及|与|以及)[^，。；、]{0,8}$/u;
