import type { ProtectedAttribute, SwapRule } from "../../vocabulary/fairness.ts";
import { findFirms } from "./find-firms.ts";
import { findPlaces, findSexDigits, findWords } from "./find-words.ts";
import { type Finder, type SwappedText, swapText } from "./swap-text.ts";

/** One attribute swapped the same way in every text of a case (反事实替换). */
export interface Swap {
  readonly attribute: string;
  apply(text: string): SwappedText;
}

/**
 * Plans the swap of an attribute for a whole case.
 * @param texts all texts of the case, from which names of firms are learned
 * @param variant chooses among several values, from 0
 */
export function planSwap(attribute: ProtectedAttribute, texts: readonly string[], variant: number): Swap {
  const finders = attribute.swaps.map((rule) => finderOf(rule, texts, variant));
  return { attribute: attribute.id, apply: (text) => swapText(text, finders) };
}

/** What finds and replaces the words of one rule in the texts of a case. */
export function finderOf(rule: SwapRule, texts: readonly string[], variant: number): Finder {
  switch (rule.kind) {
    case "exchange":
    case "rotate":
      return findWords(rule, variant);
    case "place":
      return findPlaces(rule, variant);
    case "firm":
      return findFirms(rule, texts, variant);
    case "citizen-number":
      return findSexDigits;
  }
}
