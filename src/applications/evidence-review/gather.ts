import { findGrounds } from "../../engine/evidence/grounds.ts";
import { lawDays } from "../../engine/evidence/key-days.ts";
import { papersOf } from "../../engine/evidence/paper.ts";
import type { Sources } from "../../governance/application.ts";
import type { EventType } from "../../vocabulary/event.ts";
import type { CauseTemplate, ProvisionRef } from "../../vocabulary/law.ts";
import { elementsOfCase } from "./elements-of-case.ts";
import { readGeneralElements, readRules } from "./rule-files.ts";
import type { Facts, Input, Rules } from "./schema.ts";

/** Reads the papers of the main volume, what must be proved and the rules of review, and looks up what may be cited. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const { knowledge, day: today } = sources;
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  const papers = papersOf(dossier);
  const titles = knowledge.lawTitles();
  const rules = readRules(record.kind, titles);
  const general = readGeneralElements(titles);
  const { template, path, cause, governing, contests } = elementsOfCase({ record, papers, knowledge, general, today });
  const cited = [...citedBy(template, rules), ...governing];
  const grounds = await findGrounds(cited, lawDays(record.fields, today, papers), (ref, on) =>
    knowledge.provision(ref, on),
  );
  const kinds = knowledge.documentKinds();
  const named = (some: typeof kinds) => Object.fromEntries(some.map(({ id, name }) => [id, name]));
  return {
    today,
    kind: record.kind,
    cause,
    template,
    path,
    governing: [...governing],
    contests: Object.fromEntries(Object.entries(contests).map(([id, words]) => [id, [...words]])),
    paperNames: named(kinds),
    fields: record.fields,
    papers,
    evidence: named(
      kinds.filter((kind) => kind.evidence || (record.kind !== "civil" && OFFICIAL_RECORDS.has(kind.id))),
    ),
    rules,
    events: eventTypesFor(knowledge, today),
    grounds,
  };
}

/** Everyday acts fill a chronology without telling anything; words that need knowledge of the event are of no use here. */
const WORTH_TELLING = 4;

function eventTypesFor(knowledge: Sources["knowledge"], today: Sources["day"]): EventType[] {
  const types = knowledge.eventTypes(today).filter(({ weight }) => weight >= WORTH_TELLING);
  return types.map((type) => ({ ...type, weak: [] }));
}

/** Records that the acting organ made are evidence in criminal and administrative cases, though court papers elsewhere. */
const OFFICIAL_RECORDS = new Set(["inquiry-record", "exhibit-handling", "decision-paper"]);

function citedBy(template: CauseTemplate | null, rules: Rules): ProvisionRef[] {
  return [
    ...(template?.elements.flatMap(({ basis }) => basis) ?? []),
    ...rules.checks.flatMap(({ basis }) => basis),
    ...rules.period.basis,
  ];
}
