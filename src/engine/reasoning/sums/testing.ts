import { Day } from "../../../vocabulary/day.ts";
import type { Parameter } from "../../../vocabulary/law.ts";
import type { Uncomputed } from "../computation-step.ts";
import { type Calculation, type DatedNumbers, isUncomputed } from "./calculation.ts";

/** Numbers as the statutes set them, for tests. */
export const STATUTORY: Readonly<Record<string, number>> = {
  "injury-years": 20,
  "injury-years-fall-after-age": 60,
  "injury-years-least-from-age": 75,
  "injury-years-least": 5,
  "dependant-minor-until-age": 18,
  "funeral-months": 6,
  "disability-percent-per-grade": 10,
  "severance-cap-multiple": 3,
  "severance-cap-years": 12,
  "severance-half-year-months": 6,
  "unlawful-dismissal-multiple": 2,
  "double-pay-grace-months": 1,
  "double-pay-last-month": 12,
  "pay-days-hundredths": 2175,
  "work-hours-a-day": 8,
  "overtime-weekday-percent": 150,
  "overtime-rest-day-percent": 200,
  "overtime-holiday-percent": 300,
  "leave-days-from-1-year": 5,
  "leave-days-from-10-years": 10,
  "leave-days-from-20-years": 15,
  "leave-pay-extra-percent": 200,
  "child-support-least-percent": 20,
  "child-support-most-percent": 30,
  "child-support-several-percent": 50,
  "penalty-excess-percent": 30,
  "deposit-most-percent": 20,
  "construction-priority-months": 18,
  "retention-months": 24,
};

/** Numbers by id; the labour contract law counts from its first day. */
export function numbersOf(values: Readonly<Record<string, number>> = STATUTORY): DatedNumbers {
  return {
    on: (id) => values[id],
    since: (id) => (id === "labour-law-counted-from" ? Day.parse("2008-01-01") : undefined),
  };
}

/** A day by its text. */
export function day(text: string): Day {
  return Day.parse(text);
}

/** Yuan as fen. */
export function yuan(sum: number): number {
  return Math.round(sum * 100);
}

/** Least and most of a calculation in fen; throws with what is missing where it could not be made. */
export function rangeOf(calculation: Calculation | Uncomputed): [number, number] {
  if (isUncomputed(calculation)) throw new Error(calculation.note.zh);
  return [calculation.leastFen, calculation.mostFen];
}

/** A series of rates that change on the given days. */
export function rates(id: string, ...rows: readonly (readonly [from: string, value: number])[]): Parameter[] {
  return rows.map(([from, value], at) => {
    const next = rows[at + 1]?.[0];
    return {
      id,
      value,
      unit: "ppm-per-year",
      from: day(from),
      until: next === undefined ? null : day(next),
      source: "test",
    };
  });
}
