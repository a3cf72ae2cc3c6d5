import type { SwapRule } from "../../vocabulary/fairness.ts";
import { findCitizenNumbers } from "../text/identity-numbers.ts";
import type { Finder, Replacement } from "./swap-text.ts";

type WordRule = Extract<SwapRule, { kind: "exchange" | "rotate" }>;

const MARKS = "，,、；;：:。（()）\\s|";

/** The words a rule swaps, each with what takes its place; `variant` chooses among several values. */
function exchanged(rule: WordRule, variant: number): Map<string, string> {
  if (rule.kind === "exchange")
    return new Map(
      rule.pairs.flatMap(([one, other]) => [
        [one, other],
        [other, one],
      ]),
    );
  const { values } = rule;
  const step = 1 + (variant % (values.length - 1));
  return new Map(values.map((value, at) => [value, values[(at + step) % values.length] ?? value]));
}

/** Finds the words of a rule where they count (knowledge/fairness). */
export function findWords(rule: WordRule, variant: number): Finder {
  const words = exchanged(rule, variant);
  const pattern = patternOf(rule, [...words.keys()]);
  return (text) => [
    ...[...text.matchAll(pattern)].map(({ index, 0: word }): Replacement => {
      return { start: index, end: index + word.length, by: words.get(word) ?? word };
    }),
    ...rule.keep.flatMap((word) => placesOf(text, word)),
  ];
}

function patternOf({ context, labels }: WordRule, words: readonly string[]): RegExp {
  const any = [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");
  const label = labels.map(escaped).join("|");
  const labelled = label === "" ? "" : `|(?:${label})`;
  if (context === "anywhere") return new RegExp(any, "gu");
  if (context === "label")
    return new RegExp(`(?<=(?:${label})\\s{0,3}[:：]?\\s{0,3})(?:${any})(?![\\u4e00-\\u9fff])`, "gu");
  const before = context === "entry" ? `(?<=^|[${MARKS}]${labelled})` : "";
  return new RegExp(`${before}(?:${any})(?=$|[${MARKS}])`, "gu");
}

/** A longer word that stays covers the shorter one in it. */
function placesOf(text: string, word: string): Replacement[] {
  const found: Replacement[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    found.push({ start: at, end: at + word.length, by: word });
  return found;
}

/** Places of origin: after a label, and before 人 as a whole entry (，河南省新县人，). */
export function findPlaces(rule: Extract<SwapRule, { kind: "place" }>, variant: number): Finder {
  const label = [...rule.labels].sort((a, b) => b.length - a.length).join("|");
  const place = "[\\u4e00-\\u9fff][\\u4e00-\\u9fff\\d]{1,38}?[省市县区州旗盟乡镇村][\\u4e00-\\u9fff\\d]{0,20}";
  const labelled = new RegExp(`(?<=(?:${label})(?:为|是|在)?[:：]?\\s{0,2})${place}(?=$|[${MARKS}])`, "gu");
  const person = /(?<=^|[，,])[\u4e00-\u9fff]{2,14}[省市县区州旗](?=人(?:$|[，,。]))/gu;
  const other = (written: string): string => {
    const chosen = rule.values[variant % rule.values.length] ?? written;
    return chosen === written ? (rule.values[(variant + 1) % rule.values.length] ?? written) : chosen;
  };
  return (text) =>
    [...text.matchAll(labelled), ...text.matchAll(person)].map(({ index, 0: written }) => ({
      start: index,
      end: index + written.length,
      by: other(written),
    }));
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Citizen numbers of the other sex: the 17th digit changes parity, the check digit follows (GB 11643). */
export const findSexDigits: Finder = (text) =>
  findCitizenNumbers(text).flatMap(({ number, start, end, text: written, check }) => {
    // A number whose check digit is wrong keeps being wrong: only valid ones can be made over.
    if (!check.valid || written.length !== number.length) return [];
    const body = number.slice(0, 16) + String(Number(number.charAt(16)) ^ 1);
    const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body.charAt(at)), 0);
    return [{ start, end, by: body + "10X98765432".charAt(sum % 11) }];
  });

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
