import type { Day } from "../../../vocabulary/day.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import { amountStep, type ComputationStep, type Uncomputed } from "../computation-step.ts";
import { addDays, addMonths, daysBetween } from "../periods.ts";
import {
  type Calculation,
  type DatedNumbers,
  exactly,
  isUncomputed,
  monthsAndDays,
  percentFactor,
  productStep,
  sumStep,
  take,
} from "./calculation.ts";

/** Facts of the end of employment (解除或者终止). */
export interface Severance {
  readonly from: Day;
  /** Last day of employment, included. */
  readonly to: Day;
  /** Average wage of the twelve months before the end. */
  readonly monthlyFen: number;
  /** Average monthly wage of the city of the year before; undefined where it is not known: then no cap is applied and a note says so. */
  readonly localMonthlyFen?: number;
  /** True where the end is found unlawful: twice the sum, for the whole service (劳动合同法 87). */
  readonly isUnlawful: boolean;
}

const SEVERANCE = [
  "severance-cap-multiple",
  "severance-cap-years",
  "severance-half-year-months",
  "unlawful-dismissal-multiple",
] as const;

/**
 * Severance (经济补偿, N) or the sum for unlawful dismissal (赔偿金, 2N; 劳动合同法 47, 87, 97): a month's wage for each year,
 * six months and more count as a year, less as half; above three times the local wage that multiple and at most twelve years.
 */
export function severance(given: Severance, numbers: DatedNumbers): Calculation | Uncomputed {
  const known = take(numbers, SEVERANCE);
  if (isUncomputed(known)) return known;
  const from = countedFrom(given, numbers);
  const { months, days } = monthsAndDays(from, given.to);
  const halves = halfYears(months, days, known["severance-half-year-months"]);
  const cap = capOf(given, known["severance-cap-multiple"]);
  const counted = cap === undefined ? halves : Math.min(halves, known["severance-cap-years"] * 2);
  const length = `${months}个月${days === 0 ? "" : `零${days}天`}，计${halves / 2}年`;
  const limit = counted < halves ? `，封顶${counted / 2}年` : "";
  const years: ComputationStep = {
    ...amountStep(
      { zh: "补偿年限", en: "years that count" },
      `${from} 至 ${given.to} 共${length}${limit}`,
      0,
      "劳动合同法47",
    ),
    from,
    to: given.to,
  };
  const n = productStep({
    what: { zh: "经济补偿（N）", en: "severance (N)" },
    baseFen: cap ?? given.monthlyFen,
    factors: [{ by: counted, over: 2, words: `× ${counted / 2}个月` }],
    rule: "劳动合同法47",
  });
  const notes = severanceNotes(given, from > given.from);
  if (!given.isUnlawful) return exactly([years, n], notes);
  const multiple = known["unlawful-dismissal-multiple"];
  const double = productStep({
    what: { zh: "违法解除赔偿金（2N）", en: "unlawful dismissal (2N)" },
    baseFen: n.resultFen,
    factors: [{ by: multiple, words: `× ${multiple}` }],
    rule: "劳动合同法87",
  });
  return exactly([years, n, double], notes);
}

/** First day that counts: for severance not before the law, for the sum of unlawful dismissal from the first day of work. */
function countedFrom({ from, isUnlawful }: Severance, numbers: DatedNumbers): Day {
  const lawFrom = numbers.since("labour-law-counted-from");
  return !isUnlawful && lawFrom !== undefined && from < lawFrom ? lawFrom : from;
}

/** The capped wage; undefined where no cap applies. */
function capOf({ monthlyFen, localMonthlyFen }: Severance, multiple: number): number | undefined {
  if (localMonthlyFen === undefined) return undefined;
  const cap = localMonthlyFen * multiple;
  return monthlyFen > cap ? cap : undefined;
}

function halfYears(months: number, days: number, wholeFrom: number): number {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const half = rest >= wholeFrom ? 2 : rest > 0 || days > 0 ? 1 : 0;
  return years * 2 + half;
}

function severanceNotes({ localMonthlyFen }: Severance, isCut: boolean): FailureText[] {
  const notes: FailureText[] = [];
  if (localMonthlyFen === undefined)
    notes.push({
      zh: "卷内未见当地上年度职工月平均工资，没有按三倍封顶；高于三倍的须另算。",
      en: "The local average wage is not in the file: the cap of three times was not applied.",
    });
  if (isCut)
    notes.push({
      zh: "劳动合同法施行前的年限依当时规定另行认定（劳动合同法97），没有计入。",
      en: "Service before the law is judged by the rules of its time and was left out.",
    });
  return notes;
}

/** Facts of the missing written contract (未订书面劳动合同). */
export interface MissingContract {
  readonly from: Day;
  /** Day on which one was signed; null where none ever was. */
  readonly signedOn: Day | null;
  /** Last day of employment, or the last day the claim reaches. */
  readonly to: Day;
  readonly monthlyFen: number;
}

/**
 * The second wage where no written contract was made (二倍工资差额; 劳动合同法 82, 14): from the day after one month to the
 * day before a full year, or to the day before signing: at most eleven months. Part of a month by the days of that month.
 */
export function doublePay(given: MissingContract, numbers: DatedNumbers): Calculation | Uncomputed {
  const known = take(numbers, ["double-pay-grace-months", "double-pay-last-month"]);
  if (isUncomputed(known)) return known;
  const first = addMonths(given.from, known["double-pay-grace-months"]);
  const ends = [addDays(addMonths(given.from, known["double-pay-last-month"]), -1), given.to];
  if (given.signedOn !== null) ends.push(addDays(given.signedOn, -1));
  const last = ends.reduce((least, day) => (day < least ? day : least));
  const what = { zh: "未订书面合同期间的另一倍工资", en: "the second wage without a written contract" };
  if (last < first) {
    const words = `${given.from} 用工，一个月内已订立合同或者已离职，不产生二倍工资`;
    return exactly([{ ...amountStep(what, words, 0, "劳动合同法82"), from: given.from, to: last }]);
  }
  const { months, days } = monthsAndDays(first, last);
  const start = addMonths(first, months);
  const length = daysBetween(start, addMonths(start, 1));
  const whole = {
    ...productStep({
      what,
      baseFen: given.monthlyFen,
      factors: [{ by: months, words: `× ${months}个月` }],
      rule: "劳动合同法82",
    }),
    from: first,
    to: last,
  };
  if (days === 0) return exactly([whole]);
  const part = productStep({
    what: { zh: "不足一个月的部分，按当月天数折算", en: "part of a month, by its days" },
    baseFen: given.monthlyFen,
    factors: [{ by: days, over: length, words: `× ${days}天 ÷ ${length}天` }],
    rule: "劳动合同法82",
  });
  const parts = [whole, part].map(({ resultFen }) => ({ words: "", fen: resultFen }));
  return exactly([whole, part, sumStep({ zh: "二倍工资差额合计", en: "in all" }, parts, "劳动合同法82")]);
}

/** Hours worked beyond the normal ones (加班时间), as the judge finds them. */
export interface Overtime {
  /** Monthly wage that counts as base. */
  readonly monthlyFen: number;
  readonly weekdayHours: number;
  readonly restDayHours: number;
  readonly holidayHours: number;
  readonly paidFen: number;
}

const OVERTIME = [
  "pay-days-hundredths",
  "work-hours-a-day",
  "overtime-weekday-percent",
  "overtime-rest-day-percent",
  "overtime-holiday-percent",
] as const;

/** Overtime pay (加班工资; 劳动法 44): monthly wage ÷ 21.75 ÷ 8 × hours × 150, 200 or 300 %, less what was paid. */
export function overtime(given: Overtime, numbers: DatedNumbers): Calculation | Uncomputed {
  const known = take(numbers, OVERTIME);
  if (isUncomputed(known)) return known;
  const [days, hours] = [known["pay-days-hundredths"], known["work-hours-a-day"]];
  const kinds = [
    ["工作日延时", "working days", given.weekdayHours, known["overtime-weekday-percent"]],
    ["休息日（未补休）", "rest days", given.restDayHours, known["overtime-rest-day-percent"]],
    ["法定休假日", "public holidays", given.holidayHours, known["overtime-holiday-percent"]],
  ] as const;
  const steps = kinds.flatMap(([zh, en, count, percent]): ComputationStep[] =>
    count === 0
      ? []
      : [
          productStep({
            what: { zh: `${zh}加班工资`, en: `overtime on ${en}` },
            baseFen: given.monthlyFen,
            factors: [
              { by: 100, over: days * hours, words: `÷ ${days / 100}天 ÷ ${hours}小时` },
              { by: count, words: `× ${count}小时` },
              percentFactor(percent),
            ],
            rule: "劳动法44",
          }),
        ],
  );
  const terms = [
    ...steps.map(({ resultFen }) => ({ words: "", fen: resultFen })),
    { words: "已付", fen: -given.paidFen },
  ];
  return exactly([...steps, sumStep({ zh: "尚应支付的加班工资", en: "overtime still due" }, terms, "劳动法44", true)]);
}

/** Wages due (拖欠工资): months and days of work at the month's wage, a part of a month by 21.75 paid days, less what was paid. */
export function wagesDue(
  given: { readonly monthlyFen: number; readonly months: number; readonly days: number; readonly paidFen: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  const known = take(numbers, ["pay-days-hundredths"]);
  if (isUncomputed(known)) return known;
  const perMonth = known["pay-days-hundredths"];
  const whole = productStep({
    what: { zh: "整月工资", en: "whole months" },
    baseFen: given.monthlyFen,
    factors: [{ by: given.months, words: `× ${given.months}个月` }],
    rule: "劳动合同法30",
  });
  const part = productStep({
    what: { zh: "不足一个月的出勤日", en: "days of a part of a month" },
    baseFen: given.monthlyFen,
    factors: [{ by: given.days * 100, over: perMonth, words: `÷ ${perMonth / 100}天 × ${given.days}天` }],
    rule: "劳动合同法30",
  });
  const steps = given.days === 0 ? [whole] : [whole, part];
  const terms = [
    ...steps.map(({ resultFen }) => ({ words: "", fen: resultFen })),
    { words: "已付", fen: -given.paidFen },
  ];
  return exactly([...steps, sumStep({ zh: "尚欠工资", en: "wages still due" }, terms, "劳动合同法30", true)]);
}

/**
 * Pay for annual leave not taken (未休年休假工资; 年休假条例 3, 5): days by all years of work, less those taken, at the day's
 * wage by 21.75 and twice beside the wage already paid.
 */
export function annualLeave(
  given: { readonly workedFrom: Day; readonly on: Day; readonly takenDays: number; readonly monthlyFen: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  const known = take(numbers, [
    "leave-days-from-1-year",
    "leave-days-from-10-years",
    "leave-days-from-20-years",
    "pay-days-hundredths",
    "leave-pay-extra-percent",
  ]);
  if (isUncomputed(known)) return known;
  const years = Math.floor(monthsAndDays(given.workedFrom, given.on).months / 12);
  const entitled =
    years >= 20
      ? known["leave-days-from-20-years"]
      : years >= 10
        ? known["leave-days-from-10-years"]
        : years >= 1
          ? known["leave-days-from-1-year"]
          : 0;
  const rest = Math.max(0, entitled - given.takenDays);
  const days = known["pay-days-hundredths"];
  const right = amountStep(
    { zh: "应休天数", en: "days of leave" },
    `累计工作${years}年，应休${entitled}天，已休${given.takenDays}天，未休${rest}天`,
    0,
    "年休假条例3",
  );
  const pay = productStep({
    what: { zh: "未休年休假工资（正常工资以外的部分）", en: "pay for leave not taken, beside the wage" },
    baseFen: given.monthlyFen,
    factors: [
      { by: 100, over: days, words: `÷ ${days / 100}天` },
      { by: rest, words: `× ${rest}天` },
      percentFactor(known["leave-pay-extra-percent"]),
    ],
    rule: "年休假条例5",
  });
  return exactly([right, pay]);
}
