import { fineRange } from "../../engine/reasoning/sentencing/fine-range.ts";
import { findOffenceWords } from "../../engine/reasoning/sentencing/offence-words.ts";
import { limitsOf } from "../../engine/reasoning/sentencing/sentence-range.ts";
import type { TierReading } from "../../engine/reasoning/sentencing/statutory-tier.ts";
import { formatCitation } from "../../engine/text/citations.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { ChargeElement } from "../../vocabulary/charge.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { criminalFinding } from "./criminal-citing.ts";
import type { ChargeOnFile, CriminalSheet } from "./criminal-reading.ts";
import type { ChargeFacts } from "./criminal-schema.ts";
import type { Value } from "./schema.ts";

type ChargeValue = Extract<Value, { kind: "charge" }>;

/** A charge with its articles and, where there are deep rules, what must be proved and whether papers speak for it (AD-20, CR-01). */
export function chargeFinding(facts: ChargeFacts, sheet: CriminalSheet): Finding<Value> {
  const { name, places } = facts;
  const rules = facts.atAct ?? facts.atTrial;
  const readings = (rules?.elements ?? []).map((element) => readElement(element, sheet));
  const value: ChargeValue = {
    kind: "charge",
    id: name.name,
    rule: "AD-20",
    name: name.name,
    chapter: [name.chapter, name.section ?? ""].filter((part) => part !== "").join(" "),
    articles: [...name.articles, ...name.punishedBy].map((ref) => formatCitation(ref)),
    deep: rules !== null,
    elements: readings.map(({ element: { id, fact, guidance }, status }) => ({ id, fact, status, guidance })),
  };
  const passages = [...places.map(({ passage }) => passage), ...readings.flatMap((reading) => reading.passages)];
  const basis = [...name.articles, ...name.punishedBy, ...readings.flatMap(({ element }) => element.basis)];
  const note = `起诉书或者案件信息指控“${name.name}”；各要件由公诉机关举证，是否成立由法院认定。`;
  return criminalFinding(
    value,
    places.length > 0 ? 0.8 : 0.6,
    { rule: "AD-20", note, passages, basis },
    sheet.criminal.grounds,
  );
}

interface ReadElement {
  readonly element: ChargeElement;
  readonly status: ChargeValue["elements"][number]["status"];
  readonly passages: readonly Passage[];
}

/** Papers of the kinds that typically prove an element; words of the indictment alone are an allegation. */
function readElement(element: ChargeElement, sheet: CriminalSheet): ReadElement {
  const hits = element.evidence.flatMap(({ kind, words }) =>
    sheet.papers
      .filter(({ paper }) => paper.kind === kind)
      .flatMap((source) => {
        const [first] = findOffenceWords(source.read, words);
        const passage = first && source.passageOf(first);
        return passage ? [{ kind, passage }] : [];
      }),
  );
  const proofs = hits.filter(({ kind }) => kind !== "indictment");
  const status = proofs.length > 0 ? "supported" : hits.length > 0 ? "alleged" : "gap";
  return { element, status, passages: (proofs.length > 0 ? proofs : hits).slice(0, 1).map(({ passage }) => passage) };
}

/** Tiers that the facts meet, may meet or might meet once the region's figure is known, with what each way needs (CR-02 to CR-04). */
export function tierFindings({ rules, tiers, onFile }: ChargeOnFile, sheet: CriminalSheet): Finding<Value>[] {
  const { highest, possible } = tiers;
  const shown = tiers.tiers.filter(({ tier }) => tier === highest || possible.includes(tier));
  const listed = shown.length > 0 ? shown : tiers.tiers.slice(0, 1);
  const places = [...onFile.measures, ...onFile.facts].flatMap((one) => one.places.map(({ passage }) => passage));
  return listed.map((reading) => {
    const { tier, state } = reading;
    const fine = fineRange(tier.fine, onFile.alleged.measures["amount"], sheet.sentencing.frame);
    const value: Value = {
      kind: "tier",
      id: `${rules.id}-${tier.id}`,
      rule: "CR-04",
      charge: rules.name,
      name: tier.name,
      state,
      months: limitsOf(tier, sheet.sentencing.frame),
      fine: fine?.message ?? null,
      ways: waysOf(reading),
    };
    const basis = [...tier.basis, ...reading.ways.filter((way) => way.state !== "not-met").flatMap((way) => way.basis)];
    const note = `如果法院认定相应事实，可能适用“${tier.name.zh}”；未认定的，适用较低的档或者不构成犯罪。`;
    const confidence = state === "met" ? 0.75 : 0.5;
    return criminalFinding(value, confidence, { rule: "CR-04", note, passages: places, basis }, sheet.criminal.grounds);
  });
}

/** Ways that are met or could be; of a tier that nothing meets, all of them, so that the reader sees what is needed. */
function waysOf({ ways }: TierReading): Extract<Value, { kind: "tier" }>["ways"] {
  const reachable = ways.filter(({ state }) => state === "met" || state === "not-entered");
  return (reachable.length > 0 ? reachable : ways).map(({ name, state, discretionary, tests }) => ({
    name,
    state,
    discretionary,
    needs: tests.map(({ needs }) => needs),
  }));
}
