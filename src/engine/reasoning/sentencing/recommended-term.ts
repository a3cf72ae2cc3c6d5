import { parseNumber } from "../../text/numerals.ts";
import type { MonthSpan } from "./sentence-step.ts";

const NUMBER = String.raw`[一二三四五六七八九十两\d]{1,3}`;
const TERM = new RegExp(`(?:(?<years>${NUMBER})年)?(?:(?<half>半)|零?(?<months>${NUMBER})个?月)?`, "gu");
const RECOMMENDED = /(?:建议|提请)[^。；;]{0,60}(?:判处|量刑|处以|判决|幅度|处)[^。；;]{0,80}/gu;
/** Terms of probation and fines are no terms of imprisonment. */
const NOT_TERM = /(?:缓刑|考验期|罚金|剥夺政治权利)[^，,。]{0,20}/gu;

/** The term a prosecutor recommends (量刑建议) in months, as a span; undefined where the text holds none that can be read. */
export function recommendedTerm(text: string): MonthSpan | undefined {
  for (const match of text.matchAll(RECOMMENDED)) {
    const words = match[0].replace(NOT_TERM, "").replace(/\s+/gu, "");
    const months = [...words.matchAll(TERM)].flatMap(({ groups }) => monthsOf(groups ?? {}));
    if (months.length === 0) continue;
    const [least, most] = [Math.min(...months), Math.max(...months)];
    if (months.length > 1) return { least, most };
    if (/以下|以内/u.test(words)) return { least: Math.round(least / 2), most };
    return { least, most };
  }
  return undefined;
}

function monthsOf(groups: Readonly<Record<string, string | undefined>>): number[] {
  const years = groups["years"] === undefined ? undefined : parseNumber(groups["years"]);
  const months = groups["months"] === undefined ? undefined : parseNumber(groups["months"]);
  if (years === undefined && months === undefined) return [];
  const total = (years ?? 0) * 12 + (months ?? (groups["half"] ? 6 : 0));
  return total > 0 && total <= 300 ? [total] : [];
}
