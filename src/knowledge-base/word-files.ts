import { z } from "zod";
import { Day } from "../vocabulary/day.ts";

/** Schema of terms/*.yaml: legal words (法律词汇) for segmentation, in groups. */
export const TermFile = z.strictObject({
  source: z.string().min(1),
  groups: z.array(z.strictObject({ group: z.string(), words: z.array(z.string().min(2)).min(1) })).min(1),
});

/** Holidays of a year (节假日): days off, and weekend days that are worked instead; rule DT-07. */
export const HolidayYear = z.object({
  year: z.int(),
  /** Days off work by the yearly notice, weekends among them included. */
  off: z.array(Day),
  /** Saturdays and Sundays that are working days. */
  worked: z.array(Day),
  source: z.string(),
});
export type HolidayYear = z.infer<typeof HolidayYear>;

const Span = z.union([Day, z.strictObject({ first: Day, last: Day })]);

/** Schema of holidays/<year>.yaml: days off by holiday as first and last day, and the weekends worked. */
export const HolidayFile = z
  .strictObject({
    year: z.int(),
    source: z.string().min(1),
    holidays: z.array(z.strictObject({ name: z.string(), off: Span, worked: z.array(Day).default([]) })).min(1),
  })
  .refine(
    ({ year, holidays }) =>
      holidays.every(({ off, worked }) => [...daysOf(off), ...worked].every((day) => inOrNear(day, year))),
    "a day does not belong to the year",
  )
  .transform(
    ({ year, source, holidays }): HolidayYear => ({
      year,
      source,
      off: holidays.flatMap(({ off }) => daysOf(off)).sort(),
      worked: holidays.flatMap(({ worked }) => worked).sort(),
    }),
  );

/** New Year's holiday may begin in the last days of the year before. */
function inOrNear(day: Day, year: number): boolean {
  return day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`);
}

function daysOf(span: z.infer<typeof Span>): Day[] {
  if (typeof span === "string") return [span];
  const days: Day[] = [];
  for (let day = span.first; day <= span.last && days.length < 32; day = nextDay(day)) days.push(day);
  return days;
}

function nextDay(day: Day): Day {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const written = (y: number, m: number, d: number) =>
    Day.safeParse(`${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`).data;
  return written(year, month, date + 1) ?? written(year, month + 1, 1) ?? Day.parse(`${year + 1}-01-01`);
}
