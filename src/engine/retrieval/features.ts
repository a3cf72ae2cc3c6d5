import { z } from "zod";
import { findAmounts } from "../text/amounts.ts";

/** The three dimensions in which cases must be alike (SC-01, SC-11). */
export const FeatureGroup = z.enum(["facts", "issues", "law"]);
export type FeatureGroup = z.infer<typeof FeatureGroup>;

const Rule = z.strictObject({
  id: z.string().min(1),
  group: FeatureGroup,
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Causes of action for which the label means something; empty for every cause. */
  causes: z.array(z.string()).default([]),
  /** Patterns of which one must stand in the text. */
  any: z.array(z.string()).default([]),
  /** Patterns of which none may stand in the text. */
  none: z.array(z.string()).default([]),
  /** The label also holds when a yearly interest rate above this (parts per million) is stated. */
  yearlyRateAbove: z.int().optional(),
  /** The label holds when the largest amount lies in [from, until), in fen. */
  amount: z.strictObject({ from: z.int(), until: z.int().nullable() }).optional(),
});

/** Rules by which labels (案情特征) are found in a text; knowledge/case-library/features.yaml. */
export const FeatureRules = z.strictObject({
  source: z.string().min(1),
  from: z.string(),
  until: z.string().nullable(),
  features: z.array(Rule).min(1),
});
export type FeatureRules = z.infer<typeof FeatureRules>;
type Rule = z.infer<typeof Rule>;

/** Labels of a text such as "iou" or "limitation-raised", in the order of the rules; the cause chooses the rules. */
export function findFeatures(text: string, cause: string, rules: FeatureRules): string[] {
  const plain = text.normalize("NFKC").replace(/[ \t]+/gu, "");
  const found: Found = { text: plain, rate: highestYearlyRate(plain), amount: largestAmount(text) };
  return rules.features
    .filter(
      ({ causes }) => causes.length === 0 || causes.some((name) => cause.includes(name) || name.includes(cause || "-")),
    )
    .filter((rule) => holds(rule, found))
    .map(({ id }) => id);
}

interface Found {
  readonly text: string;
  readonly rate: number;
  readonly amount: number | undefined;
}

function holds(rule: Rule, { text, rate, amount }: Found): boolean {
  if (rule.none.some((pattern) => patternOf(pattern).test(text))) return false;
  if (rule.amount)
    return (
      amount !== undefined && amount >= rule.amount.from && amount < (rule.amount.until ?? Number.POSITIVE_INFINITY)
    );
  if (rule.yearlyRateAbove !== undefined && rate > rule.yearlyRateAbove) return true;
  return rule.any.some((pattern) => patternOf(pattern).test(text));
}

const PATTERNS = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = PATTERNS.get(source) ?? new RegExp(source, "u");
  PATTERNS.set(source, known);
  return known;
}

const RATE = /(年|月|日)(?:利率|利息|息|化利率|化)?(?:为|按|是|以)?(?:百分之)?([\d.]+)(%|‰|分|厘)?/gu;
const TIMES = { 年: 1, 月: 12, 日: 365 } as const;

/** The highest interest rate the text states, in parts per million a year; 0 when it states none. */
function highestYearlyRate(text: string): number {
  let highest = 0;
  for (const [whole, unit, figure, mark] of text.matchAll(RATE)) {
    const isRate =
      mark === "%" || mark === "‰" || whole.includes("百分之") || (mark !== undefined && /息|利率/u.test(whole));
    if (isRate) highest = Math.max(highest, ppmOf(Number(figure), mark) * (TIMES[unit as keyof typeof TIMES] ?? 1));
  }
  return Math.round(highest);
}

/** 月息2分 is 2 % a month, 年息2分 would be 20 %, which is left out here because usage differs; 厘 is a tenth of 分. */
function ppmOf(figure: number, mark: string | undefined): number {
  if (mark === "‰" || mark === "厘") return figure * 1_000;
  return figure * 10_000;
}

function largestAmount(text: string): number | undefined {
  const amounts = findAmounts(text).map(({ fen }) => fen);
  return amounts.length === 0 ? undefined : Math.max(...amounts);
}
