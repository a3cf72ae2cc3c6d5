import type { CauseTemplate } from "../../vocabulary/law.ts";

/** A cause that the words of a text speak for (案由识别), with the words. */
export interface RankedCause {
  readonly cause: CauseTemplate;
  /** Sum of the weights of the words; only the order means something. */
  readonly score: number;
  readonly words: readonly string[];
}

/** A text that calls the cause by its name says more than any of its words. */
const NAMED = 6;

/**
 * Causes with deep rules by the words of a complaint, best first. A word that many causes list says little, one that a
 * single cause lists says much. Causes without any word in the text are left out.
 */
export function rankCauses(text: string, causes: readonly CauseTemplate[]): RankedCause[] {
  const flat = text.replace(/\s+/gu, "");
  const holders = new Map<string, number>();
  for (const word of causes.flatMap(({ words }) => [...new Set(words)]))
    holders.set(word, (holders.get(word) ?? 0) + 1);
  return causes
    .flatMap((cause): RankedCause[] => {
      const words = [...new Set(cause.words)].filter((word) => flat.includes(word));
      const isNamed = [cause.name, ...cause.aliases].some((name) => flat.includes(name));
      const weight = (word: string): number => Math.log(1 + causes.length / (holders.get(word) ?? 1));
      const score = words.reduce((sum, word) => sum + weight(word), isNamed ? NAMED : 0);
      return score > 0 ? [{ cause, score, words }] : [];
    })
    .sort((a, b) => b.score - a.score);
}
