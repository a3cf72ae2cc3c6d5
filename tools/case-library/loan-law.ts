import type { Parameter } from "../../src/vocabulary/law.ts";
import { daysBetween, type LoanStory } from "./loan-story.ts";

/** The series of knowledge/parameters that the computation reads. */
export type Series = (id: string) => readonly Parameter[];

/** One stretch of interest: days at one yearly rate on one sum. */
export interface InterestStep {
  readonly from: string;
  /** First day not counted. */
  readonly to: string;
  readonly days: number;
  /** Parts per million a year. */
  readonly rate: number;
  /** In fen. */
  readonly interest: number;
}

/** What the law of the day allows on a loan. */
export interface Reckoning {
  /** Sum really lent less what was paid back, in fen. */
  readonly principal: number;
  /** Interest up to the day of filing. */
  readonly steps: readonly InterestStep[];
  readonly interest: number;
  /** Yearly rate from the day of filing on. */
  readonly onward: number;
  /** Interest claimed: at the agreed rate, without any ceiling. */
  readonly claimedInterest: number;
  readonly regime: "protected-rate" | "four-lpr" | "both";
  /** Agreed rate above what was protected on some day. */
  readonly cut: boolean;
}

/** From this day suits are judged by the amended interpretation (法释〔2020〕6号, in force 20 August 2020). */
const NEW_RULE = "2020-08-20";

/**
 * Reckons what a court may grant up to the day of filing, by the law of the day: before 20 August 2020 the protected
 * rate, afterwards four times the prime rate; for older loans sued later both, each for its time (规定 art. 31).
 */
export function reckon(story: LoanStory, series: Series): Reckoning {
  const principal = story.principal - story.deducted - story.repaid;
  const { filedOn, lentOn } = story;
  const protectedRate = lastValue(series("private-lending-protected-rate"), lentOn);
  const isOldSuit = filedOn < NEW_RULE;
  const isOldLoan = lentOn < NEW_RULE;
  const ceiling = isOldSuit ? protectedRate : 4 * valueOn(series("lpr-1y"), isOldLoan ? filedOn : lentOn);
  const regime = isOldSuit ? "protected-rate" : isOldLoan ? "both" : "four-lpr";
  const steps =
    story.rate > 0
      ? agreedSteps(story, principal, { ceiling, protectedRate, regime })
      : lateSteps(story, principal, series);
  const lateRate = story.rate > 0 ? Math.min(story.rate, ceiling) : lateRateOn(filedOn, filedOn, series);
  return {
    principal,
    steps,
    interest: steps.reduce((sum, { interest }) => sum + interest, 0),
    onward: lateRate,
    // Reckoned over the same stretches, so that rounding cannot grant a fen more than was claimed.
    claimedInterest: steps.reduce(
      (sum, { interest, days }) => sum + (story.rate > 0 ? interestOf(story.principal, story.rate, days) : interest),
      0,
    ),
    regime,
    cut: story.rate > ceiling || (regime === "both" && story.rate > protectedRate),
  };
}

function agreedSteps(
  { rate, lentOn, filedOn }: LoanStory,
  principal: number,
  { ceiling, protectedRate, regime }: { ceiling: number; protectedRate: number; regime: Reckoning["regime"] },
): InterestStep[] {
  if (regime !== "both") return [step(principal, Math.min(rate, ceiling), lentOn, filedOn)];
  return [
    step(principal, Math.min(rate, protectedRate), lentOn, NEW_RULE),
    step(principal, Math.min(rate, ceiling), NEW_RULE, filedOn),
  ];
}

/** Without agreed interest only lateness costs, from the day after the day of repayment, else from filing on. */
function lateSteps({ dueOn, filedOn }: LoanStory, principal: number, series: Series): InterestStep[] {
  if (dueOn === undefined || dueOn >= filedOn) return [];
  return [step(principal, lateRateOn(dueOn, filedOn, series), dueOn, filedOn)];
}

function lateRateOn(day: string, filedOn: string, series: Series): number {
  if (filedOn < NEW_RULE) return lastValue(series("private-lending-default-late-rate"), day);
  return valueOn(series("lpr-1y"), day < "2019-08-20" ? filedOn : day);
}

function step(principal: number, rate: number, from: string, to: string): InterestStep {
  const days = daysBetween(from, to);
  return { from, to, days, rate, interest: interestOf(principal, rate, days) };
}

/** Simple interest in fen, half up; a year has 365 days. */
export function interestOf(principal: number, rate: number, days: number): number {
  const exact = BigInt(principal) * BigInt(rate) * BigInt(days);
  const divisor = 365_000_000n;
  return Number((exact + divisor / 2n) / divisor);
}

function valueOn(versions: readonly Parameter[], day: string): number {
  const found =
    versions.findLast(({ from, until }) => from <= day && (until === null || day < until)) ??
    versions.findLast(({ from }) => from <= day);
  if (!found) throw new RangeError(`Cannot reckon: ${versions[0]?.id ?? "the series"} has no value on ${day}`);
  return found.value;
}

/** A rule that ended still governs what was done under it. */
function lastValue(versions: readonly Parameter[], day: string): number {
  return (versions.findLast(({ from }) => from <= day) ?? versions[0])?.value ?? Number.NaN;
}
