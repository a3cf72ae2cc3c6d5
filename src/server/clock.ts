import { Day } from "../vocabulary/day.ts";

const SHANGHAI = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Today's calendar date in Asia/Shanghai: the court's day, wherever the machine stands. */
export function today(): Day {
  return Day.parse(SHANGHAI.format(new Date()));
}

/** The present moment as RFC 3339 in UTC, for records. */
export function now(): string {
  return new Date().toISOString();
}
