import type { KnowledgeSource, Sources } from "../../governance/application.ts";
import type { CaseRecord } from "../../vocabulary/case-record.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { CauseTemplate } from "../../vocabulary/law.ts";
import { keyDates } from "./key-dates.ts";
import type { Facts, Input, KeyDate, Trigger } from "./schema.ts";
import { findTriggers } from "./triggers.ts";

const MOST_FOUND = 12;
const LONGEST_QUERY = 300;

type Called = Facts["called"][number];

/** Days on which a provision is looked up: procedure follows the trial, everything else the facts first (ST-03, ST-04). */
function daysFor(role: Called["role"], dates: readonly KeyDate[]): KeyDate[] {
  const order: KeyDate["id"][] = role === "procedure" ? ["filing", "today"] : ["formation", "due", "filing", "today"];
  const known = order.flatMap((id) => dates.filter((date) => date.id === id));
  // The law of today matters only where the file does not say when things happened.
  return known.length > 1 ? known.filter((date) => date.id !== "today") : known;
}

async function callProvisions(
  template: CauseTemplate,
  triggers: readonly Trigger[],
  dates: readonly KeyDate[],
  knowledge: KnowledgeSource,
): Promise<Called[]> {
  const active = new Set(triggers.map(({ id }) => id));
  const called = new Map<string, Called>();
  for (const { ref, role, for: tags, zh } of template.provisions) {
    const because = tags.filter((tag) => active.has(tag));
    if (tags.length > 0 && because.length === 0) continue;
    for (const date of daysFor(role, dates)) {
      const provision = await knowledge.provision(ref, date.day);
      if (!provision || called.has(provision.id)) continue;
      called.set(provision.id, { provision, role, why: zh, triggers: because, keyDate: date.id, on: date.day });
    }
  }
  return [...called.values()];
}

/** Provisions of the branch for a cause without deep rules, as its branch names them on each key date (general path). */
async function callGeneral(
  cause: string,
  triggers: readonly Trigger[],
  dates: readonly KeyDate[],
  knowledge: KnowledgeSource,
): Promise<Called[]> {
  const active = new Set(triggers.map(({ id }) => id));
  const called = new Map<string, Called>();
  for (const date of dates) {
    const { provisions = [] } = knowledge.governing(cause, date.day) ?? {};
    for (const { ref, role, for: tags, zh } of provisions) {
      const because = tags.filter((tag) => active.has(tag));
      const isWanted = tags.length === 0 || because.length > 0;
      if (!isWanted || !daysFor(role, dates).some(({ id }) => id === date.id)) continue;
      const provision = await knowledge.provision(ref, date.day);
      if (!provision || called.has(provision.id)) continue;
      called.set(provision.id, { provision, role, why: zh, triggers: because, keyDate: date.id, on: date.day });
    }
  }
  return [...called.values()];
}

/** Claims in the parties' own words: what the search for further provisions starts from. */
function claimWords(record: CaseRecord, cause: string | null): string {
  const claims = record.fields
    .filter(({ name }) => /^(claims|defence)\.\d+\.text$/.test(name))
    .map(({ value }) => value);
  return [cause ?? "", ...claims].join(" ").slice(0, LONGEST_QUERY).trim();
}

async function findFurther(
  words: string,
  on: Day,
  known: ReadonlySet<string>,
  knowledge: KnowledgeSource,
): Promise<Facts["found"]> {
  if (words === "") return [];
  const hits = await knowledge.findProvisions(words, { on, limit: MOST_FOUND });
  return hits
    .filter(({ provision }) => !known.has(provision.id))
    .map(({ provision, matched, expansions = [], passage = null }) => ({
      provision,
      matched: [...matched],
      expansions: expansions.map(({ kind, word, stands }) => ({ kind, word, stands: [...stands] })),
      passage,
      on,
    }));
}

/** Reads cause, dates and words of the case and looks the provisions up on each key date. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  const cause = record.fields.find(({ name }) => name === "cause")?.value ?? null;
  const dates = keyDates(record, sources.day);
  const template = cause === null ? undefined : sources.knowledge.cause(cause, sources.day);
  const triggers = findTriggers(template, record, dossier, dates);
  const general = () => (cause === null ? [] : callGeneral(cause, triggers, dates, sources.knowledge));
  const called = template ? await callProvisions(template, triggers, dates, sources.knowledge) : await general();
  const on = dates[0]?.day ?? sources.day;
  const known = new Set(called.map(({ provision }) => provision.id));
  const found = await findFurther(claimWords(record, cause), on, known, sources.knowledge);
  return { cause, hasTemplate: template !== undefined, keyDates: dates, triggers, called, found, today: sources.day };
}
