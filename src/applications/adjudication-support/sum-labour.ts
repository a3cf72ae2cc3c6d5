import { between, isUncomputed } from "../../engine/reasoning/sums/calculation.ts";
import { annualLeave, doublePay, overtime, severance, wagesDue } from "../../engine/reasoning/sums/labour-sums.ts";
import type { Run } from "./sum-run.ts";

/** Sums of employment (劳动争议各项金额), by part of computations.yaml. */
export const LABOUR_RUNS: Readonly<Record<string, Run>> = {
  "severance-sum": ({ known, numbers }) => {
    const [from, to] = [known.day("employed-from"), known.day("employed-to")];
    if (!from || !to || to < from) return undefined;
    const local = known.has("local-wage") ? { localMonthlyFen: known.number("local-wage") } : {};
    const given = { from, to, monthlyFen: known.number("monthly-wage"), ...local };
    const isUnlawful = known.number("unlawful") === 1;
    const lawful = severance({ ...given, isUnlawful: false }, numbers);
    if (!isUnlawful || isUncomputed(lawful)) return lawful;
    const unlawful = severance({ ...given, isUnlawful: true }, numbers);
    const isFound = known.get("unlawful")?.shown.origin === "assumed";
    if (isFound || isUncomputed(unlawful)) return unlawful;
    return between([lawful.mostFen, unlawful.mostFen], unlawful.steps, [...unlawful.notes, ASSERTED]);
  },
  "second-wage": ({ known, numbers, to: last }) => {
    const from = known.day("employed-from");
    const to = known.day("employed-to") ?? last;
    if (!from || to < from) return undefined;
    const signedOn = known.day("contract-day") ?? null;
    return doublePay({ from, to, signedOn, monthlyFen: known.number("monthly-wage") }, numbers);
  },
  "overtime-pay": ({ known, numbers }) => {
    const hours = {
      weekdayHours: known.number("weekday-hours"),
      restDayHours: known.number("rest-hours"),
      holidayHours: known.number("holiday-hours"),
    };
    if (Object.values(hours).every((count) => count === 0)) return NO_HOURS;
    const paidFen = known.number("overtime-paid");
    return overtime({ monthlyFen: known.number("monthly-wage"), ...hours, paidFen }, numbers);
  },
  "wages-due": ({ known, numbers }) =>
    wagesDue(
      {
        monthlyFen: known.number("monthly-wage"),
        months: known.number("unpaid-months"),
        days: known.number("unpaid-days"),
        paidFen: known.number("wages-paid"),
      },
      numbers,
    ),
  "leave-pay": ({ known, numbers }) => {
    const [workedFrom, on] = [known.day("employed-from"), known.day("employed-to")];
    if (!workedFrom || !on || on < workedFrom) return undefined;
    const takenDays = known.number("leave-taken");
    return annualLeave({ workedFrom, on, takenDays, monthlyFen: known.number("monthly-wage") }, numbers);
  },
};

const ASSERTED = {
  zh: "违法解除只是主张：认定违法的为2N，认定合法但应支付补偿的为N，认定无须补偿的为零。",
  en: "Unlawful dismissal is only asserted: 2N if found, N if lawful with severance, nothing if none is due.",
};
const NO_HOURS = {
  kind: "unknown",
  note: {
    zh: "卷内未见加班小时数，无法计算加班工资；劳动者证明加班事实，有证据证明用人单位掌握证据而不提供的由其承担不利后果。",
    en: "No hours of overtime are in the file; the worker proves overtime unless the employer keeps the evidence back.",
  },
} as const;
