import type { CaseField } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
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

/** The day on which the legal facts arose (法律事实发生之日), with the place that tells it. */
export interface FactsDay {
  readonly day: Day;
  readonly passages: readonly Passage[];
}

/** The day of the facts by the case fields, else by what the complaint tells (ST-04); undefined where neither does. */
export function factsDay(fields: readonly CaseField[], papers: readonly Paper[], today: Day): FactsDay | undefined {
  for (const name of FACTS) {
    const field = fields.find((one) => one.name === name);
    const day = Day.safeParse(field?.value).data;
    if (field && day) return { day, passages: field.passages.slice(0, 1) };
  }
  const told = factDayIn(papers, today);
  return told && { day: told.day, passages: [told.passage] };
}

/**
 * Days of the facts and of filing by the case fields, that of the facts else by what the complaint tells; what is not known
 * falls back to the later day, at last to today.
 */
export function lawDays(fields: readonly CaseField[], today: Day, papers: readonly Paper[] = []): LawDays {
  const filing = Day.safeParse(fields.find(({ name }) => name === "filingDate")?.value).data ?? today;
  return { facts: factsDay(fields, papers, today)?.day ?? filing, filing };
}
