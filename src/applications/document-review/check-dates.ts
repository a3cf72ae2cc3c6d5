import { addMonths, weekday } from "../../engine/reasoning/periods.ts";
import { findDates, findImpossibleDates, formatDay } from "../../engine/text/dates.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Draftmark } from "./mark.ts";
import type { Paper } from "./paper.ts";
import type { Facts } from "./schema.ts";

const WEEKDAYS = "日一二三四五六";
/** Before a day that has not come when the judgment is made: a term, a limit, an end of interest. */
const FUTURE_BEFORE = /(?:至|到|于|在|截止|截至|期限|届满|之前|有效期|期满|—|-|~)[^。；]{0,10}$/u;
const FUTURE_AFTER = /^[^。；，]{0,6}(?:前|止|届满|到期|为止|之日)/u;

/** Days no calendar has, wrong weekdays, and days after the day of the judgment (DR-12). */
export function checkDates(paper: Paper): Draftmark[] {
  const { text } = paper;
  // 七八月 is no month but a guess at one.
  const written = findImpossibleDates(text).filter((date) => !/[一二三四五六七八九]{2}月/u.test(date.text));
  const impossible = written.map(({ start, end, text: date }) => ({
    rule: "DR-12",
    start,
    end,
    zh: `日期“${date}”不存在`,
    en: `"${date}" is no date of the calendar`,
  }));
  return [...impossible, ...weekdays(text), ...afterJudgment(paper), ...hearings(paper)];
}

function weekdays(text: string): Draftmark[] {
  return findDates(text).flatMap(({ day, start, end, precision }): Draftmark[] => {
    const written = /^\s?[（(]?(?:星期|周)([一二三四五六日天])/u.exec(text.slice(end, end + 6));
    if (precision !== "day" || !written) return [];
    const right = WEEKDAYS.charAt(weekday(day) % 7);
    if (right === (written[1] === "天" ? "日" : written[1])) return [];
    return [
      {
        rule: "DR-12",
        start,
        end: end + written[0].length,
        expected: `星期${right}`,
        zh: `${formatDay(day)}是星期${right}`,
        en: "The weekday does not fit the date",
      },
    ];
  });
}

/** Facts told in the text lie before the judgment; limits and terms may lie after it. */
function afterJudgment({ text, day: judged, order, title }: Paper): Draftmark[] {
  if (!judged || !order) return [];
  const from = title?.end ?? 0;
  return findDates(text.slice(0, order.start)).flatMap(({ day, start, end, precision }): Draftmark[] => {
    if (start < from || precision !== "day" || day <= judged.day) return [];
    const before = text.slice(Math.max(0, start - 14), start);
    const isFullYear = /^[\d一二〇零○]{4}\s?年/u.test(text.slice(start, end));
    const isLimit = FUTURE_BEFORE.test(before) && !/(?:于|在)$/u.test(before);
    if (!isFullYear || isLimit || FUTURE_AFTER.test(text.slice(end, end + 10))) return [];
    return [
      {
        rule: "DR-12",
        start,
        end,
        zh: `${formatDay(day)}晚于裁判日期${formatDay(judged.day)}`,
        en: "This day is later than the day of the judgment",
      },
    ];
  });
}

const FILED = /(?:于|在)(?<date>[^，。；]{6,16}?日)(?:立案|受理|登记立案)/u;
const HEARD = /(?:于|在)(?<date>[^，。；]{6,40}?日)(?:依法)?(?:公开|不公开)?(?:开庭)/u;

function dayIn(text: string, pattern: RegExp): { day: Day; start: number; end: number } | undefined {
  const match = pattern.exec(text);
  const date = match?.groups?.["date"];
  const found = date === undefined ? undefined : findDates(date).findLast(({ precision }) => precision === "day");
  if (!match || !found || date === undefined) return undefined;
  const start = match.index + match[0].indexOf(date) + found.start;
  return { day: found.day, start, end: start + found.text.length };
}

/** The hearing follows the filing and comes before the judgment (DR-12). */
function hearings({ text, day: judged }: Paper): Draftmark[] {
  const [filed, heard] = [dayIn(text, FILED), dayIn(text, HEARD)];
  if (!filed || !heard || heard.day >= filed.day) return [];
  return [
    {
      rule: "DR-12",
      start: heard.start,
      end: heard.end,
      zh: `开庭日期早于立案日期${formatDay(filed.day)}`,
      en: "The hearing lies before the filing",
      ...(judged ? {} : { severity: "warning" as const }),
    },
  ];
}

/** Months from filing to judgment against the trial limit of the procedure, unless the text says why it ran longer (DR-13). */
export function checkTrialLimit(paper: Paper, { rules }: Facts): Draftmark[] {
  const { matter, instance, procedure, day: judged, text } = paper;
  if (matter !== "civil" || instance === 2 || !judged || !procedure) return [];
  const filed = dayIn(text, FILED);
  const months = rules.trialMonths[procedure];
  if (!filed || months === undefined || judged.day <= addMonths(filed.day, months)) return [];
  if (rules.trialExcuses.some((word) => text.includes(word))) return [];
  return [
    {
      rule: "DR-13",
      start: judged.start,
      end: judged.end,
      zh: `自${formatDay(filed.day)}立案起已超过${months}个月审限，文书未写明延长或者扣除的事由`,
      en: `More than ${months} months since filing, and no ground for a longer trial is stated`,
    },
  ];
}
