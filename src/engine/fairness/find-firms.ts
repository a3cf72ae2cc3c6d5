import type { SwapRule } from "../../vocabulary/fairness.ts";
import { isSlipOf } from "../evidence/written-names.ts";
import type { Finder } from "./swap-text.ts";

type FirmRule = Extract<SwapRule, { kind: "firm" }>;

const SHORT = "公司";
const LONGEST = 24;
// Words that stand before a name in running text and are no part of it.
const BEFORE =
  /^.*(?:被告人|原告|被告|第三人|委托|受雇|骗取|领取|租用|开发|购买|盗窃|成立|进入|担任|名下|以下简称|期间|[的系与向由对为和及诉在到至从是将给致把经于月日])/u;
/**
 * Names of firms, the same other name everywhere in the case. A running text does not say where a name begins, so names
 * are learned from the places that do (after a mark or a word such as 被告) and then found everywhere; short forms
 * (启航公司 of 明江市启航建材有限公司) go with them.
 */
export function findFirms(rule: FirmRule, texts: readonly string[], variant: number): Finder {
  const suffix = [...rule.suffixes].sort((a, b) => b.length - a.length).join("|");
  const names = namesIn(rule, texts, suffix);
  const others = new Map<string, string>();
  const all = texts.join("\n");
  [...names].forEach((name, at) => {
    const [core = "", end = ""] = partsOf(name, suffix);
    const value = valueFor(rule, core, at + variant);
    others.set(name, value + end);
    for (const short of shortForms(core, all)) {
      const from = core.indexOf(short);
      others.set(short + SHORT, value.slice(from, from + short.length) + SHORT);
    }
  });
  if (others.size === 0) return () => [];
  const any = [...others.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(any.join("|"), "gu");
  return (text) =>
    [...text.matchAll(pattern)].map(({ index, 0: name }) => ({
      start: index,
      end: index + name.length,
      by: others.get(name) ?? name,
    }));
}

function namesIn(rule: FirmRule, texts: readonly string[], suffix: string): Set<string> {
  const pattern = new RegExp(`[\\u4e00-\\u9fff（）()]{2,${LONGEST}}?(?:${suffix})`, "gu");
  const names = new Set<string>();
  for (const text of texts) {
    for (const { 0: written } of text.matchAll(pattern)) {
      const name = written.replace(BEFORE, "").replace(/^[（()）]+/u, "");
      const [core = ""] = partsOf(name, suffix);
      const isWhole = core.length >= 2 && core.length <= 16 && !rule.keep.some((word) => name.includes(word));
      // What still holds a word of a sentence was never a name: swapping it would change what happened.
      if (isWhole && !/[的了被并后时因]|\d|公司/u.test(core) && !/^(?:某|该|本|上述|其|一家|两家|等)/u.test(core))
        names.add(name);
    }
  }
  // Two names of which one may be a slip of the other stay: another name for each would mend the contradiction.
  return new Set([...names].filter((name) => ![...names].some((other) => isSlipOf(name, other))));
}

function partsOf(name: string, suffix: string): string[] {
  const end = new RegExp(`(?:${suffix})$`, "u").exec(name)?.[0] ?? "";
  return [name.slice(0, name.length - end.length), end];
}

/** A name as long as the old one: how long a name is must not be what is tested. */
function valueFor({ values }: FirmRule, core: string, at: number): string {
  const chosen = [at, at + 1].map((place) => {
    const value = values[place % values.length] ?? core;
    return value.repeat(Math.ceil(core.length / value.length)).slice(0, core.length);
  });
  return chosen.find((value) => value !== core) ?? core;
}

/** Parts of the name with which the papers speak of the firm: 启航 of 明江市启航建材 where they say 启航公司. */
function shortForms(core: string, all: string): string[] {
  const found: string[] = [];
  for (let length = 2; length <= 4; length += 1)
    for (let at = 0; at + length <= core.length; at += 1) {
      const part = core.slice(at, at + length);
      if (!/[（()）]/u.test(part) && all.includes(part + SHORT)) found.push(part);
    }
  return found;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
