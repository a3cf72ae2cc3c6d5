import { caseEvents } from "../../engine/events/case-events.ts";
import { type ChronologyEntry, chronology } from "../../engine/events/chronology.ts";
import { datedPapers } from "../../engine/events/dated-papers.ts";
import { eventLexicon } from "../../engine/events/event-lexicon.ts";
import type { CaseParty } from "../../engine/evidence/case-parties.ts";
import type { Said } from "../../engine/evidence/said.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { findingOf } from "./finding.ts";
import type { Facts, Value } from "./schema.ts";

/** More entries than anybody reads; the weightiest are kept. */
const MOST = 240;
const RULE = "XZ-02";

/**
 * Chronology of the case (案件大事记, XZ-02): what the papers say happened, by day, each entry with its places. It finds no
 * fact: tellings that differ stand beside each other.
 */
export function reviewChronology(facts: Facts, said: readonly Said[], parties: readonly CaseParty[]): Finding<Value>[] {
  if (facts.events.length === 0) return [];
  const lexicon = eventLexicon(facts.events);
  const told = caseEvents(said, lexicon, parties);
  const entries = chronology([...told, ...datedPapers(facts.papers, told, lexicon)]);
  const kept = new Set([...entries].sort((a, b) => b.weight - a.weight).slice(0, MOST));
  return entries.filter((entry) => kept.has(entry)).map((entry) => findingFor(entry, facts));
}

function findingFor({ event, tellings, weight }: ChronologyEntry, facts: Facts): Finding<Value> {
  const { day, precision, due, types, trigger, actors, text } = event;
  const papers = new Set(tellings.map(({ paper }) => paper.id)).size;
  const value: Value = {
    kind: "event",
    id: `${day}${precision === "day" ? "" : ` (${precision})`} ${types[0]?.id ?? ""}${due ? " due" : ""}`,
    rule: RULE,
    day,
    precision,
    due,
    types: types.map(({ id, name }) => ({ id, name })),
    trigger,
    actors: [...actors],
    text,
    places: tellings.map(({ paper, passage }) => ({ title: paper.title, passage })),
    weight,
  };
  const note = `材料记载该日“${trigger}”，是否属实由审判组织认定。`;
  const passages = tellings.map(({ passage }) => passage);
  return findingOf(value, Math.min(0.9, 0.6 + 0.1 * papers), { rule: RULE, note, passages }, facts.grounds);
}
