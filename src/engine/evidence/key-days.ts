import type { CaseField } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import { factDayIn } from "./fact-day.ts";
import type { LawDays } from "./grounds.ts";
import type { Paper } from "./paper.ts";

// Fields that say when the legal facts arose, the more telling first; the causes name theirs differently.
const FACTS = [
  "loan.signedOn",
  "loan.deliveredOn",
  "contract.signedOn",
  "accident.on",
  "employment.from",
  "marriage.registeredOn",
];

/**
 * Days of the facts and of filing by the case fields, that of the facts else by what the complaint tells; what is not known
 * falls back to the later day, at last to today.
 */
export function lawDays(fields: readonly CaseField[], today: Day, papers: readonly Paper[] = []): LawDays {
  const dayOf = (name: string): Day | undefined =>
    Day.safeParse(fields.find((field) => field.name === name)?.value).data;
  const filing = dayOf("filingDate") ?? today;
  const facts = FACTS.map(dayOf).find((day) => day !== undefined) ?? factDayIn(papers, today)?.day ?? filing;
  return { facts, filing };
}
