import type { FairnessRules, SwapRule } from "../../vocabulary/fairness.ts";
import { finderOf } from "./plan-swap.ts";
import { type Finder, swapText } from "./swap-text.ts";

/**
 * A text as ranking may see it: who somebody is (sex, ethnicity, origin, household type, occupation, names of firms) is left
 * out, and words that come in pairs (丈夫, 妻子) become the shorter of the pair, so that what happened stays and to whom does
 * not (handbook C-08: protected attributes are no features). Texts that differ only in an attribute become the same text.
 */
export function withoutAttributes(text: string, rules: FairnessRules): string {
  return blanked(text, rules, (_word, kept) => kept);
}

/**
 * The same with blanks as long as what is left out, for readers that tell places in the text: every place in the answer is
 * one in the text given.
 */
export function blankAttributes(text: string, rules: FairnessRules): string {
  return blanked(text, rules, (word, kept) => kept.padEnd(word.length, "　"));
}

/** What stands in the place of a word of which `kept` may stay: nothing, or the shorter word of its pair. */
type Blank = (word: string, kept: string) => string;

function blanked(text: string, { attributes }: FairnessRules, blank: Blank): string {
  return attributes.reduce((left, { swaps }) => {
    const finders = swaps.map((rule) => blanking(rule, left, blank));
    return swapText(left, finders).text;
  }, text);
}

function blanking(rule: SwapRule, text: string, blank: Blank): Finder {
  const find = finderOf(rule, [text], 0);
  const kept = rule.kind === "exchange" && rule.context === "anywhere" ? shorterOf(rule.pairs) : undefined;
  return (from) =>
    find(from).map((one) => {
      const word = from.slice(one.start, one.end);
      // A longer word that stays is found with itself in its place.
      return word === one.by ? one : { ...one, by: blank(word, kept?.get(word) ?? "") };
    });
}

function shorterOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(
    pairs.flatMap(([one, other]) => {
      const shorter = one.length <= other.length ? one : other;
      return [[one, shorter] as const, [other, shorter] as const];
    }),
  );
}
