import type { SentencingFrame } from "../../../vocabulary/charge.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";
import type { MonthSpan } from "./sentence-step.ts";

/** Whether probation is open (缓刑): not at all, only if the sentence stays low enough, or open; the court judges the conditions. */
export interface ProbationCheck {
  readonly state: "barred" | "too-long" | "only-if-short" | "open";
  /** True when it shall be granted once all conditions are met (不满十八周岁、怀孕、已满七十五周岁). */
  readonly shall: boolean;
  /** What the court would have to find; all of them. */
  readonly conditions: readonly FailureText[];
  /** Test period in months for the sentences that allow it; null where none does. */
  readonly testMonths: MonthSpan | null;
  readonly message: FailureText;
  readonly rule: string;
  readonly basis: readonly ProvisionRef[];
}

/** What bears on probation. */
export interface ProbationFacts {
  readonly months: MonthSpan;
  readonly kind: "detention" | "fixed-term";
  /** Ids of circumstances that were found. */
  readonly circumstances: readonly string[];
  /** Full years at judgment; null when the day of birth is not known. */
  readonly age: number | null;
  readonly pregnant?: boolean;
}

/** Conditions of probation (AD-25; 刑法 72, 73, 74): only detention or up to three years; never for recidivists and ring leaders. */
export function probationCheck(facts: ProbationFacts, { probation }: SentencingFrame): ProbationCheck {
  const { months, kind, circumstances, age } = facts;
  const shall = facts.pregnant === true || (age !== null && (age < probation.shallBelow || age >= probation.shallFrom));
  const shared = { shall, conditions: probation.conditions, rule: "AD-25" };
  if (probation.barred.some((id) => circumstances.includes(id)))
    return { ...shared, state: "barred", testMonths: null, message: BARRED, basis: probation.barredBasis };
  if (months.least > probation.most)
    return { ...shared, state: "too-long", testMonths: null, message: TOO_LONG, basis: probation.basis };
  const short = { least: months.least, most: Math.min(months.most, probation.most) };
  const period = kind === "detention" ? probation.detention : probation.fixedTerm;
  const testMonths = { least: Math.max(period.least, short.least), most: period.most };
  const basis = [...probation.basis, ...probation.periodBasis];
  const isOpen = months.most <= probation.most;
  return {
    ...shared,
    state: isOpen ? "open" : "only-if-short",
    testMonths,
    message: isOpen ? OPEN : ONLY_IF_SHORT,
    basis,
  };
}

const BARRED: FailureText = {
  zh: "认定为累犯或者犯罪集团首要分子的，不适用缓刑。",
  en: "No probation once recidivism or leading a criminal group is found.",
};
const TOO_LONG: FailureText = {
  zh: "幅度高于三年，不适用缓刑。",
  en: "The range lies above three years: no probation.",
};
const ONLY_IF_SHORT: FailureText = {
  zh: "仅在宣告刑为拘役或者三年以下有期徒刑时，且四项条件均由法院认定，才可以宣告缓刑。",
  en: "Open only for detention or up to three years, and only if the court finds all four conditions.",
};
const OPEN: FailureText = {
  zh: "刑期符合缓刑的范围；四项条件须由法院逐项认定。",
  en: "The term allows probation; the court must find all four conditions.",
};
