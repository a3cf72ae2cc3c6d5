import { factsDay } from "../../engine/evidence/key-days.ts";
import type { Paper } from "../../engine/evidence/paper.ts";
import type { CaseField, CaseRecord } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { KeyDate } from "./schema.ts";

const NAMES = {
  formation: { zh: "法律事实发生之日", en: "day of the facts" },
  due: { zh: "履行期限届满之日", en: "day of performance" },
  filing: { zh: "立案之日", en: "day of filing" },
  today: { zh: "今日", en: "today" },
} as const;

const DUE = ["loan.dueOn", "contract.dueOn"];
const FILING = ["filingDate"];

function dayOf(fields: readonly CaseField[], names: readonly string[]): { day: Day; field: CaseField } | undefined {
  for (const name of names) {
    const field = fields.find((known) => known.name === name);
    const day = Day.safeParse(field?.value);
    if (field && day.success) return { day: day.data, field };
  }
  return undefined;
}

/** The dates on which the law in force matters for this case (ST-04), in order of time within their role; today always. */
export function keyDates(record: CaseRecord, today: Day, papers: readonly Paper[] = []): KeyDate[] {
  const entries = [
    ["due", DUE],
    ["filing", FILING],
  ] as const;
  const known = entries.flatMap(([id, names]): KeyDate[] => {
    const found = dayOf(record.fields, names);
    return found ? [{ id, name: NAMES[id], day: found.day, passages: found.field.passages.slice(0, 1) }] : [];
  });
  const facts = factsDay(record.fields, papers, today);
  const formation: KeyDate[] = facts
    ? [{ id: "formation", name: NAMES.formation, day: facts.day, passages: [...facts.passages] }]
    : [];
  return [...formation, ...known, { id: "today", name: NAMES.today, day: today, passages: [] }];
}
