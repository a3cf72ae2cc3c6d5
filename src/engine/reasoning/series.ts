import type { Day } from "../../vocabulary/day.ts";
import { inForce, type Parameter } from "../../vocabulary/law.ts";
import { addDays } from "./periods.ts";

/** A stretch of days, both ends included, on which one value held; undefined where the series says nothing. */
export interface ValueSpan {
  readonly from: Day;
  readonly to: Day;
  readonly value: number | undefined;
  /** The version of the parameter that gave the value. */
  readonly parameter: Parameter | undefined;
}

/** The version of a parameter (参数) in force on a day; undefined when the series has none. `until` is the first day no longer in force. */
export function parameterOn(parameters: readonly Parameter[], day: Day): Parameter | undefined {
  return parameters.findLast((parameter) => inForce(parameter, day));
}

/** The value in force on a day; undefined when the series has none. */
export function valueOn(parameters: readonly Parameter[], day: Day): number | undefined {
  return parameterOn(parameters, day)?.value;
}

/** Splits the days from `from` to `to`, both included, where the value in force changes; empty when `to` is before `from`. */
export function spans(parameters: readonly Parameter[], from: Day, to: Day): ValueSpan[] {
  const changes = parameters
    .flatMap((parameter) => (parameter.until === null ? [parameter.from] : [parameter.from, parameter.until]))
    .filter((change) => change > from && change <= to);
  const starts = from <= to ? [from, ...new Set(changes.sort())] : [];
  const found: ValueSpan[] = [];
  starts.forEach((start, index) => {
    const next = starts[index + 1];
    const end = next === undefined ? to : addDays(next, -1);
    const parameter = parameterOn(parameters, start);
    const last = found.at(-1);
    if (last && last.value === parameter?.value) found[found.length - 1] = { ...last, to: end };
    else found.push({ from: start, to: end, value: parameter?.value, parameter });
  });
  return found;
}
