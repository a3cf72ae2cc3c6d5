import { papersOf } from "../../engine/evidence/paper.ts";
import { type CaseCharge, chargesOf, dayOfAct } from "../../engine/reasoning/sentencing/case-charges.ts";
import type { KnowledgeSource, Sources } from "../../governance/application.ts";
import type { CaseRecord, Dossier } from "../../vocabulary/case-record.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Governing, ProvisionRef } from "../../vocabulary/law.ts";
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

/** A provision that is called for, why, and the days on which to look it up. */
interface Wanted extends Pick<Called, "role" | "why" | "triggers"> {
  readonly ref: ProvisionRef;
  readonly days: readonly KeyDate[];
}

async function lookUp(wanted: readonly Wanted[], knowledge: KnowledgeSource): Promise<Called[]> {
  const called = new Map<string, Called>();
  for (const { ref, days, ...because } of wanted) {
    for (const date of days) {
      const provision = await knowledge.provision(ref, date.day);
      if (!provision || called.has(provision.id)) continue;
      called.set(provision.id, { provision, ...because, keyDate: date.id, on: date.day });
    }
  }
  return [...called.values()];
}

/** Provisions of a cause whose tags hold in this case; without tags they always do. */
function calledFor(
  provisions: Governing["provisions"],
  triggers: readonly Trigger[],
  daysOf: (role: Called["role"]) => readonly KeyDate[],
): Wanted[] {
  const active = new Set(triggers.map(({ id }) => id));
  return provisions.flatMap(({ ref, role, for: tags, zh }) => {
    const because = tags.filter((tag) => active.has(tag));
    return tags.length > 0 && because.length === 0
      ? []
      : [{ ref, role, why: zh, triggers: because, days: daysOf(role) }];
  });
}

/** Provisions of the branch for a cause without deep rules, as its branch names them on each key date (general path). */
function generalFor(
  cause: string,
  triggers: readonly Trigger[],
  dates: readonly KeyDate[],
  knowledge: KnowledgeSource,
): Wanted[] {
  return dates.flatMap((date) => {
    const { provisions = [] } = knowledge.governing(cause, date.day) ?? {};
    return calledFor(provisions, triggers, (role) => daysFor(role, dates).filter(({ id }) => id === date.id));
  });
}

/** Articles of the charges: what makes them crimes and what sets their penalty (CR-05: on the day of the act and today). */
function chargedFor(charges: readonly CaseCharge[], dates: readonly KeyDate[]): Wanted[] {
  const days = daysFor("claim-basis", dates);
  return charges.flatMap(({ name }) => {
    const because = { role: "claim-basis" as const, triggers: [name.name], days };
    return [
      ...name.articles.map((ref) => ({ ref, why: `${name.name}的罪状`, ...because })),
      ...name.punishedBy.map((ref) => ({ ref, why: `${name.name}的处罚`, ...because })),
    ];
  });
}

/** The dates of the fields; in a criminal case the day of the act is when the legal facts arose. */
function datesOf(record: CaseRecord, dossier: Dossier, today: Day): KeyDate[] {
  const dates = keyDates(record, today, papersOf(dossier));
  const act = record.kind === "criminal" ? dayOfAct(record, papersOf(dossier)) : null;
  if (act === null || dates.some(({ id }) => id === "formation")) return dates;
  return [{ id: "formation", name: { zh: "行为之日", en: "day of the act" }, day: act, passages: [] }, ...dates];
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

/** Reads cause or charges, dates and words of the case and looks the provisions up on each key date. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  const { knowledge, day: today } = sources;
  const dates = datesOf(record, dossier, today);
  const on = dates[0]?.day ?? today;
  const push =
    record.kind === "criminal"
      ? await pushedForCharges({ record, dossier }, dates, knowledge, today)
      : await pushedForCause({ record, dossier }, dates, knowledge, today);
  const known = new Set(push.called.map(({ provision }) => provision.id));
  const found = await findFurther(claimWords(record, push.cause), on, known, knowledge);
  return { ...push, keyDates: dates, found, today };
}

type Pushed = Pick<Facts, "cause" | "hasTemplate" | "triggers" | "called">;

async function pushedForCharges(
  { record, dossier }: { record: CaseRecord; dossier: Dossier },
  dates: readonly KeyDate[],
  knowledge: KnowledgeSource,
  today: Day,
): Promise<Pushed> {
  const charges = chargesOf(record, papersOf(dossier), knowledge.chargeNames(today));
  const triggers = charges.map(({ name, places }) => ({
    id: name.name,
    name: { zh: `指控${name.name}`, en: `charge of ${name.name}` },
    passages: places.map(({ passage }) => passage),
  }));
  return {
    cause: charges.length === 0 ? null : charges.map(({ name }) => name.name).join("、"),
    hasTemplate: charges.some(({ name }) => knowledge.charge(name.name, today) !== undefined),
    triggers,
    called: await lookUp(chargedFor(charges, dates), knowledge),
  };
}

async function pushedForCause(
  { record, dossier }: { record: CaseRecord; dossier: Dossier },
  dates: readonly KeyDate[],
  knowledge: KnowledgeSource,
  today: Day,
): Promise<Pushed> {
  const cause = record.fields.find(({ name }) => name === "cause")?.value ?? null;
  const template = cause === null ? undefined : knowledge.cause(cause, today);
  const triggers = findTriggers(template, record, dossier, dates);
  const generalPath = () => (cause === null ? [] : generalFor(cause, triggers, dates, knowledge));
  const wanted = template ? calledFor(template.provisions, triggers, (role) => daysFor(role, dates)) : generalPath();
  return { cause, hasTemplate: template !== undefined, triggers, called: await lookUp(wanted, knowledge) };
}
