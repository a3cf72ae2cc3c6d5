import type { Passage } from "../../vocabulary/page.ts";
import { passageOf, type Said } from "./said.ts";

/** A place where a word of the rules stands (出处), in which paper and whether it is denied there. */
export interface Pointer {
  readonly paperId: string;
  readonly title: string;
  readonly kind: string;
  readonly word: string;
  readonly passage: Passage;
}

/** True when the words just before a place deny it: 未收到, 不认可, 没有约定利息. */
export function isDenied(text: string, at: number): boolean {
  return /(?:不(?!但|仅|仅仅|只)|没有?|未(?!来)|无(?!论|锡)|并非|否认|从来?没)[^，。；：,;:]{0,4}$/u.test(
    text.slice(Math.max(0, at - 8), at),
  );
}

/** First word of a list that stands in a sentence, with its place; undefined when none does. */
export function wordIn(said: Said, words: readonly string[]): { word: string; at: number } | undefined {
  for (const word of words) {
    const at = said.text.indexOf(word);
    if (at >= 0) return { word, at };
  }
  return undefined;
}

/** A pointer to a sentence because of a word in it. */
export function pointTo(said: Said, word: string): Pointer {
  const { id, title, kind } = said.paper;
  return { paperId: id, title, kind, word, passage: passageOf(said, word === "" ? undefined : word) };
}

/** Sentences that hold one of the words, at most `most`, each once. */
export function findPointers(said: readonly Said[], words: readonly string[], most = 3): Pointer[] {
  const found: Pointer[] = [];
  for (const sentence of said) {
    const hit = wordIn(sentence, words);
    if (hit) found.push(pointTo(sentence, hit.word));
    if (found.length === most) break;
  }
  return found;
}
