import { z } from "zod";

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True in leap years of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** True for a real calendar date written YYYY-MM-DD; 2025-02-29 is not one. */
export function isDay(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** A calendar date (日) in Asia/Shanghai, ISO YYYY-MM-DD. Compared as text; counted by engine/reasoning/periods.ts. */
export const Day = z.string().refine(isDay, "not a calendar date YYYY-MM-DD").brand<"Day">();
export type Day = z.infer<typeof Day>;

/** The calendar date of a year, month (1-12) and day of the month; undefined when there is no such date or the year has not four digits. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(text) ? (text as Day) : undefined;
}
