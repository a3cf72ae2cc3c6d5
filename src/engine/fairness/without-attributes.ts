import type { FairnessRules, SwapRule } from "../../vocabulary/fairness.ts";
import { finderOf } from "./plan-swap.ts";
import { type Finder, swapText } from "./swap-text.ts";

/**
 * A text as ranking may see it: who somebody is (sex, ethnicity, origin, household type, occupation, names of firms) is left
 * out, and words that come in pairs (丈夫, 妻子) become the first of the pair, so that what happened stays and to whom does
 * not (handbook C-08: protected attributes are no features). Texts that differ only in an attribute become the same text.
 */
export function withoutAttributes(text: string, { attributes }: FairnessRules): string {
  return attributes.reduce((left, { swaps }) => {
    const finders = swaps.map((rule) => blanking(rule, left));
    return swapText(left, finders).text;
  }, text);
}

function blanking(rule: SwapRule, text: string): Finder {
  const find = finderOf(rule, [text], 0);
  const first = rule.kind === "exchange" && rule.context === "anywhere" ? firstOf(rule.pairs) : undefined;
  return (from) =>
    find(from).map((one) => {
      const word = from.slice(one.start, one.end);
      // A longer word that stays is found with itself in its place.
      return word === one.by ? one : { ...one, by: first?.get(word) ?? "" };
    });
}

function firstOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(pairs.flatMap(([one, other]) => [[one, one] as const, [other, one] as const]));
}
