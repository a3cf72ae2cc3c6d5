import { type AllegedReading, readAllegedFacts } from "../../engine/reasoning/sentencing/alleged-facts.ts";
import {
  type CircumstanceReading,
  type FoundCircumstance,
  findCircumstances,
  readCircumstances,
} from "../../engine/reasoning/sentencing/find-circumstances.ts";
import type { TierAlternatives } from "../../engine/reasoning/sentencing/statutory-tier.ts";
import type { Charge } from "../../vocabulary/charge.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { ChargeFacts, CriminalFacts } from "./criminal-schema.ts";
import { ARGUING, type OffencePaper, offencePaper } from "./criminal-text.ts";
import type { Facts } from "./schema.ts";

/** A passage with the title of its paper. */
export interface CitedPlace {
  readonly title: string;
  readonly passage: Passage;
}

/** A circumstance over all papers with its places. */
export interface CircumstanceOnFile extends Omit<CircumstanceReading, "places"> {
  readonly places: readonly CitedPlace[];
}

/** What a charge's measures and facts are by the papers, with places. */
export interface AllegedOnFile extends Omit<AllegedReading, "facts" | "measures"> {
  readonly measures: readonly {
    readonly measure: string;
    readonly value: number;
    readonly how: string;
    readonly places: readonly CitedPlace[];
  }[];
  readonly facts: readonly { readonly id: string; readonly stance: string; readonly places: readonly CitedPlace[] }[];
}

/** A charge with deep rules, as it stands on the file. */
export interface ChargeOnFile {
  readonly facts: ChargeFacts;
  readonly rules: Charge;
  readonly onFile: AllegedOnFile;
  readonly tiers: TierAlternatives;
}

/** Everything the parts of the sheet share. */
export interface CriminalSheet {
  readonly facts: Facts;
  readonly criminal: CriminalFacts;
  readonly sentencing: NonNullable<CriminalFacts["sentencing"]>;
  readonly papers: readonly OffencePaper[];
  readonly region: string | null;
  readonly day: Day;
}

/** The papers of a criminal case as texts: the indictment first, opinions apart; the court's own forms are left out. */
export function criminalPapers({ papers, rules }: Facts): OffencePaper[] {
  const forms = new Set(rules.forms);
  return papers.filter(({ kind, pages }) => pages.length > 0 && !forms.has(kind)).map(offencePaper);
}

/** The story of the offence: the indictment, else a judgment, else every paper but the opinions. */
export function storyOf(papers: readonly OffencePaper[]): readonly OffencePaper[] {
  const of = (kind: string) => papers.filter(({ paper }) => paper.kind === kind);
  const accusing = of("indictment").length > 0 ? of("indictment") : of("judgment");
  return accusing.length > 0 ? accusing : papers.filter(({ paper }) => !ARGUING.has(paper.kind));
}

const place = (source: OffencePaper, found: { start: number; end: number }): CitedPlace[] => {
  const passage = source.passageOf(found);
  return passage ? [{ title: source.paper.title, passage }] : [];
};

/** Measures and facts of a charge in the story; of several papers the first that gives a measure counts. */
export function allegedOnFile(
  charge: Charge,
  papers: readonly OffencePaper[],
  rules: NonNullable<CriminalFacts["sentencing"]>,
): AllegedOnFile {
  const readings = storyOf(papers).map((source) => ({ source, reading: readAllegedFacts(source.read, charge, rules) }));
  const measures = charge.measures.flatMap(({ id }) => {
    const first = readings.find(({ reading }) => reading.measures.some(({ measure }) => measure === id));
    const found = first?.reading.measures.find(({ measure }) => measure === id);
    if (!first || !found) return [];
    const places = found.places.flatMap((one) => place(first.source, one));
    return [{ measure: id, value: found.value, how: found.how, places }];
  });
  const facts = charge.facts.flatMap(({ id }) => {
    const all = readings.flatMap(({ source, reading }) =>
      reading.facts
        .filter((fact) => fact.id === id)
        .map((fact) => ({ stance: fact.stance, places: place(source, fact) })),
    );
    const told = all.find(({ stance }) => stance === "stated") ?? all[0];
    return told ? [{ id, stance: told.stance, places: all.flatMap(({ places }) => places).slice(0, 3) }] : [];
  });
  return {
    measures,
    facts,
    alleged: {
      measures: Object.fromEntries(measures.map(({ measure, value }) => [measure, value])),
      facts: facts.filter(({ stance }) => stance === "stated").map(({ id }) => id),
    },
  };
}

/** Circumstances over all papers by person; what only an opinion of the defence says is argued. */
export function circumstancesOnFile(papers: readonly OffencePaper[], facts: CriminalFacts): CircumstanceOnFile[] {
  const where = new Map<FoundCircumstance, OffencePaper>();
  const found = papers.flatMap((source) =>
    findCircumstances(source.read, facts.circumstances).map((one) => {
      const isOpinion = ARGUING.has(source.paper.kind);
      const read: FoundCircumstance = { ...one, stance: isOpinion && one.stance === "stated" ? "argued" : one.stance };
      where.set(read, source);
      return read;
    }),
  );
  return readCircumstances(found).map(({ places, ...reading }) => ({
    ...reading,
    places: places
      .flatMap((one) => {
        const source = where.get(one);
        return source ? place(source, one) : [];
      })
      .slice(0, 4),
  }));
}
