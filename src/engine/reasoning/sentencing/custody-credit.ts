import type { SentencingFrame } from "../../../vocabulary/charge.ts";
import type { Day } from "../../../vocabulary/day.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";
import { addDays, daysBetween, lastDayOfTerm } from "../periods.ts";

/** A time in custody before the judgment (先行羁押), both days included. */
export interface Custody {
  readonly from: Day;
  readonly to: Day;
}

/** A term with custody counted in (刑期起止). */
export interface ServedTerm {
  readonly custodyDays: number;
  readonly creditedDays: number;
  readonly firstDay: Day;
  /** Last day of the term; the day before the first when custody has used it up. */
  readonly lastDay: Day;
  readonly steps: readonly FailureText[];
  readonly rule: string;
  readonly basis: readonly ProvisionRef[];
}

/**
 * Last day of a term that begins when the judgment is executed, less custody (刑法 41, 44, 47; AD-23): a day of custody is
 * two days of control, one of detention or imprisonment. Overlapping custody counts once. Terms end the day before (DT-05).
 */
export function custodyCredit(
  term: { readonly kind: "control" | "detention" | "fixed-term"; readonly months: number; readonly start: Day },
  custody: readonly Custody[],
  { custody: rule }: SentencingFrame,
): ServedTerm {
  const custodyDays = countDays(custody, addDays(term.start, -1));
  const isControl = term.kind === "control";
  const creditedDays = isControl ? custodyDays * rule.controlDays : custodyDays;
  const whole = lastDayOfTerm(term.start, term.months);
  const credited = addDays(whole, -creditedDays);
  const lastDay = credited < addDays(term.start, -1) ? addDays(term.start, -1) : credited;
  const basis = { control: rule.control, detention: rule.detention, "fixed-term": rule.fixedTerm }[term.kind];
  return {
    custodyDays,
    creditedDays,
    firstDay: term.start,
    lastDay,
    steps: [
      {
        zh: `刑期自${term.start}起${term.months}个月，至${whole}止`,
        en: `${term.months} months from ${term.start} end on ${whole}`,
      },
      {
        zh: `先行羁押${custodyDays}日，折抵${creditedDays}日，至${lastDay}止`,
        en: `${custodyDays} days in custody count for ${creditedDays}; the term ends on ${lastDay}`,
      },
    ],
    rule: "AD-23",
    basis,
  };
}

/** Days in custody up to a last day, each once. */
function countDays(custody: readonly Custody[], last: Day): number {
  let counted = 0;
  let through: Day | undefined;
  for (const { from, to } of [...custody].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const first = through !== undefined && from <= through ? addDays(through, 1) : from;
    const end = to < last ? to : last;
    if (end < first) continue;
    counted += daysBetween(first, end) + 1;
    through = end;
  }
  return counted;
}
