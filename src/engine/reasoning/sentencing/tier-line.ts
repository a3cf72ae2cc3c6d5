import type { Measure, Threshold } from "../../../vocabulary/charge.ts";
import type { Day } from "../../../vocabulary/day.ts";
import { inForce } from "../../../vocabulary/law.ts";
import { formatYuan } from "../../text/amounts.ts";

/** The line a quantity must reach (数额标准) on a day in a region: one figure, or a band while the region's figure is not entered. */
export interface TierLine {
  readonly least: number;
  readonly most: number;
  /** "national": one figure in the law; "region": fixed by the province; "band": the province's figure is not entered (CR-04). */
  readonly kind: "national" | "region" | "band";
}

/** Where and when a line is asked for. */
export interface LineQuestion {
  readonly on: Day;
  /** Province, autonomous region or municipality of the court; null when it is not known. */
  readonly region: string | null;
  readonly thresholds: readonly Threshold[];
}

/** The line behind a test; undefined where no threshold of that day is entered. `share` takes a part of it, rounded up (CR-02). */
export function tierLine(
  least: string | number,
  share: readonly [number, number] | undefined,
  question: LineQuestion,
): TierLine | undefined {
  const part = (line: number): number => (share ? Math.ceil((line * share[0]) / share[1]) : line);
  if (typeof least === "number") return { least: part(least), most: part(least), kind: "national" };
  const threshold = question.thresholds.find((one) => one.id === least && inForce(one, question.on));
  if (!threshold) return undefined;
  const own = threshold.regions.find(({ region, ...span }) => region === question.region && inForce(span, question.on));
  if (own) return { least: part(own.value), most: part(own.value), kind: "region" };
  const kind = threshold.least === threshold.most ? "national" : "band";
  return { least: part(threshold.least), most: part(threshold.most), kind };
}

/** A quantity as people read it: yuan, grams, persons. */
export function writeQuantity(value: number, unit: Measure["unit"]): string {
  if (unit === "fen") return formatYuan(value);
  if (unit === "milligram") return `${Number((value / 1000).toFixed(3))}克`;
  return unit === "mg-per-100ml" ? `${value}毫克/100毫升` : String(value);
}
