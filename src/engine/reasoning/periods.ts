import { type Day, dayOf, daysInMonth } from "../../vocabulary/day.ts";

/** Days off beyond weekends (法定节假日与调休), and weekend days that are worked, from the yearly notice (rule DT-07). */
export interface Holidays {
  readonly off: ReadonlySet<string>;
  readonly worked: ReadonlySet<string>;
}

/** How a period (期间) is counted. */
export interface Period {
  /** Day of the event from which it runs; it is not counted itself (rule DT-01). */
  readonly start: Day;
  readonly n: number;
  /** A half month is always 15 days (刑诉解释 202). */
  readonly unit: "day" | "half-month" | "month" | "year";
  /**
   * Civil and administrative periods end after a holiday (DT-02); criminal periods too, and month end answers month end
   * (DT-04); custody and a court's own time limit never run longer because of a holiday (DT-02, DT-08).
   */
  readonly mode?: "civil" | "administrative" | "criminal" | "custody" | "trial-limit";
  readonly holidays?: Holidays;
}

const NO_HOLIDAYS: Holidays = { off: new Set(), worked: new Set() };

/** Number of a day, counted from 1970-01-01 as 0 in the Gregorian calendar. */
export function dayNumber(day: Day): number {
  const [year, month, date] = parts(day);
  // Years begin in March here, so that the leap day is the last day of a year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The day with a number; throws RangeError outside the years 0 to 9999. */
export function dayWithNumber(number: number): Day {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return existing(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

/** The day n days later, or earlier when n is negative. */
export function addDays(day: Day, n: number): Day {
  return dayWithNumber(dayNumber(day) + n);
}

/** Days from one day to another: 0 for the same day, 1 to the next, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day number n months later, or the last day of that month when it has no such day (民法典 202, rule DT-04). */
export function addMonths(day: Day, n: number): Day {
  const [year, month, date] = parts(day);
  const months = year * 12 + (month - 1) + n;
  const [y, m] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return existing(y, m, Math.min(date, daysInMonth(y, m)));
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** True for a day on which a period does not end: weekends and days off, but not worked weekends. */
export function isDayOff(day: Day, holidays: Holidays = NO_HOLIDAYS): boolean {
  if (holidays.off.has(day)) return true;
  return weekday(day) >= 6 && !holidays.worked.has(day);
}

/** Last day of a period, rules DT-01, DT-02, DT-04: served on Friday 2025-06-13, 15 days end on Monday 2025-06-30. */
export function addPeriod(period: Period): Day {
  const mode = period.mode ?? "civil";
  const end = unrolledEnd(period, mode === "criminal" || mode === "custody");
  if (mode === "custody" || mode === "trial-limit") return end;
  let day = end;
  while (isDayOff(day, period.holidays)) day = addDays(day, 1);
  return day;
}

function unrolledEnd(period: Period, isCriminal: boolean): Day {
  const { start, n, unit } = period;
  if (unit === "day") return addDays(start, n);
  if (unit === "half-month") return addDays(start, 15 * n);
  const end = addMonths(start, unit === "year" ? 12 * n : n);
  if (!isCriminal) return end;
  const [year, month, date] = parts(start);
  if (date !== daysInMonth(year, month)) return end;
  const [endYear, endMonth] = parts(end);
  return existing(endYear, endMonth, daysInMonth(endYear, endMonth));
}

/** The last working day on or before a time limit, on which an internal alert is due (rule DT-08). */
export function alertDay(limit: Day, holidays?: Holidays): Day {
  let day = limit;
  while (isDayOff(day, holidays)) day = addDays(day, -1);
  return day;
}

/** Last day of a sentence term (刑期) that begins on a day: the day before the same date (刑诉解释 202, rule DT-05). */
export function lastDayOfTerm(start: Day, months: number): Day {
  return addDays(addMonths(start, months), -1);
}

/** Full years of age on a day (周岁): a birthday counts from its day on (rule SH-01). */
export function ageOn(birth: Day, day: Day): number {
  const [year, month, date] = parts(birth);
  const [y, m, d] = parts(day);
  return y - year - (m < month || (m === month && d < date) ? 1 : 0);
}

function parts(day: Day): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function existing(year: number, month: number, date: number): Day {
  const day = dayOf(year, month, date);
  if (day === undefined)
    throw new RangeError(`Cannot count to ${year}-${month}-${date}: not a date of the years 0 to 9999`);
  return day;
}
