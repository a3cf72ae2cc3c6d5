import type { Paper } from "../../engine/evidence/paper.ts";
import { chargesOf, dayOfAct } from "../../engine/reasoning/sentencing/case-charges.ts";
import { findPersons } from "../../engine/text/entities/find-persons.ts";
import type { KnowledgeSource } from "../../governance/application.ts";
import type { CaseRecord } from "../../vocabulary/case-record.ts";
import type { Charge, ChargeName, Circumstance, SentencingRules } from "../../vocabulary/charge.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import { accusation, recogniseOnFile } from "./criminal-recognition.ts";
import type { ChargeFacts, CriminalFacts } from "./criminal-schema.ts";
import { offencePaper } from "./criminal-text.ts";
import type { DecidedOnFile } from "./trait-schema.ts";

/** Reads what a criminal case needs: charges, day of the act, rules of that day and of today. */
export async function gatherCriminal(
  record: CaseRecord,
  papers: readonly Paper[],
  knowledge: KnowledgeSource,
  today: Day,
): Promise<CriminalFacts> {
  const act = dayOfAct(record, papers);
  const day = act ?? today;
  const charges = chargesOf(record, papers, knowledge.chargeNames(today)).map(({ name, places }): ChargeFacts => {
    const rulesOn = (on: Day) => knowledge.charge(name.name, on) ?? null;
    return { name, places, atAct: rulesOn(day), atTrial: rulesOn(today) };
  });
  const sentencing = knowledge.sentencing(day) ?? knowledge.sentencing(today) ?? null;
  const circumstances = [...knowledge.circumstances(today)];
  const rules = charges.flatMap(({ atAct, atTrial }) => [atAct, atTrial]).flatMap((one) => one ?? []);
  const recognised = recogniseOnFile(papers, knowledge, today);
  const refs = [
    ...(recognised?.charges ?? []).flatMap(({ name }) => name.articles),
    ...charges.flatMap(({ name }) => [...name.articles, ...name.punishedBy]),
    ...rules.flatMap(citedByCharge),
    ...circumstances.flatMap(({ basis }) => basis),
    ...(sentencing ? citedByFrame(sentencing) : []),
  ];
  const names = charges.map(({ name }) => name);
  const decided = decidedOn(
    accusation(papers.map(offencePaper)),
    { names, rules, sentencing, circumstances, day },
    knowledge,
  );
  return {
    court: record.court,
    act,
    charges,
    sentencing,
    circumstances,
    grounds: await groundsOf(refs, { day, today }, knowledge),
    recognised,
    decided,
  };
}

/** What the interval of terms of like cases is asked with. */
interface TermAsked {
  readonly names: readonly ChargeName[];
  readonly rules: readonly Charge[];
  readonly sentencing: SentencingRules | null;
  readonly circumstances: readonly Circumstance[];
  readonly day: Day;
}

/** Terms of decided cases like the one accused (AD-31); the model knows cases with a single accused only. */
function decidedOn(text: string, asked: TermAsked, knowledge: KnowledgeSource): DecidedOnFile | null {
  const { names, rules, sentencing, circumstances, day } = asked;
  if (names.length === 0 || !sentencing) return null;
  if (text === "") return { terms: null, because: "no-story" };
  const accused = findPersons(text, knowledge.recognition().persons).filter(({ role }) => role === "accused");
  if (new Set(accused.map(({ name }) => name)).size > 1) return { terms: null, because: "several-accused" };
  const terms = knowledge.decidedTerms({
    text,
    charges: names.map(({ name }) => name),
    deep: rules,
    rules: { ...sentencing, circumstances: [...circumstances] },
    on: day,
  });
  return terms ? { terms, because: null } : { terms: null, because: "too-few" };
}

function citedByCharge({ elements, tiers, exclusions }: Charge): ProvisionRef[] {
  return [
    ...elements.flatMap(({ basis }) => basis),
    ...exclusions.flatMap(({ basis }) => basis),
    ...tiers.flatMap((tier) => [...tier.basis, ...tier.fine.basis, ...tier.ways.flatMap(({ basis }) => basis)]),
  ];
}

function citedByFrame({ frame, thresholds }: SentencingRules): ProvisionRef[] {
  return [
    ...frame.within,
    ...frame.mitigation,
    ...frame.combination,
    ...frame.lighterLaw,
    ...frame.prosecution.basis,
    ...frame.ages.basis,
    ...frame.probation.basis,
    ...frame.probation.barredBasis,
    ...frame.probation.periodBasis,
    ...frame.fineBasis,
    ...frame.evidence.flatMap(({ basis }) => basis),
    ...thresholds.flatMap(({ basis }) => basis),
  ];
}

/** Criminal law of the day of the act, else of today; procedure and interpretations of today, else of the act (CR-05). */
async function groundsOf(
  refs: readonly ProvisionRef[],
  { day, today }: { day: Day; today: Day },
  knowledge: KnowledgeSource,
): Promise<CriminalFacts["grounds"]> {
  const keyOf = (ref: ProvisionRef) => JSON.stringify([ref.law, ref.article, ref.sub, ref.paragraph, ref.item]);
  const unique = [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
  const found = await Promise.all(
    unique.map(async (ref): Promise<CriminalFacts["grounds"]> => {
      const order = ref.law.endsWith("中华人民共和国刑法") ? [day, today] : [today, day];
      for (const on of order) if (await knowledge.provision(ref, on)) return [{ ref, on }];
      return [];
    }),
  );
  return found.flat();
}
