import { type Paper, textOf } from "../../engine/evidence/paper.ts";
import { findCharges, resolveCharge } from "../../engine/reasoning/sentencing/charge-names.ts";
import { findDates } from "../../engine/text/dates.ts";
import type { KnowledgeSource } from "../../governance/application.ts";
import type { CaseRecord } from "../../vocabulary/case-record.ts";
import type { Charge, ChargeName, SentencingRules } from "../../vocabulary/charge.ts";
import { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import type { ChargeFacts, CriminalFacts } from "./criminal-schema.ts";

const ACCUSING = new Set(["indictment", "judgment"]);
const MOST_CHARGES = 6;
/** Where the story of the offence begins in an indictment or judgment. */
const STORY = /经依法审查查明|经审理查明|依法审查查明|指控[：:，,]|公诉机关指控/u;

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
  const refs = [
    ...charges.flatMap(({ name }) => [...name.articles, ...name.punishedBy]),
    ...rules.flatMap(citedByCharge),
    ...circumstances.flatMap(({ basis }) => basis),
    ...(sentencing ? citedByFrame(sentencing) : []),
  ];
  return {
    court: record.court,
    act,
    charges,
    sentencing,
    circumstances,
    grounds: await groundsOf(refs, { day, today }, knowledge),
  };
}

interface Named {
  readonly name: ChargeName;
  readonly places: ChargeFacts["places"];
}

/** Charges the fields or the indictment name; a judgment only counts where there is no indictment. */
function chargesOf(record: CaseRecord, papers: readonly Paper[], names: readonly ChargeName[]): Named[] {
  const ofFields = record.fields
    .filter(({ name }) => name === "cause" || /^(?:charge|charges\.\d+(?:\.name)?)$/u.test(name))
    .flatMap(({ value }) => value.split(/[；;]/u).flatMap((written) => resolveCharge(written, names) ?? []));
  const sources = papers.filter(({ kind }) => kind === "indictment");
  const ofPapers = (sources.length > 0 ? sources : papers.filter(({ kind }) => ACCUSING.has(kind))).flatMap(
    ({ title, pages }) =>
      pages.flatMap((page) =>
        accusations(page.text).flatMap(({ start, end }) =>
          findCharges(page.text.slice(start, end), names).map((found): Named => {
            const [from, to] = [start + found.start, start + found.end];
            const passage = {
              original: page.original,
              page: page.number,
              start: from,
              end: to,
              quote: page.text.slice(from, to),
            };
            return { name: found.name, places: [{ title, passage }] };
          }),
        ),
      ),
  );
  const merged = new Map<string, Named>();
  for (const { name, places } of [...ofFields.map((name): Named => ({ name, places: [] })), ...ofPapers]) {
    const known = merged.get(name.name);
    merged.set(name.name, { name, places: [...(known?.places ?? []), ...places].slice(0, 3) });
  }
  return [...merged.values()].slice(0, MOST_CHARGES);
}

/** Sentences that accuse; what somebody was convicted of before is no charge of this case. */
function accusations(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^。；;\n]*?(?:罪)[^。；;]*/gu)]
    .filter(
      ([sentence]) => !/曾因|前科|被判处|被[^，。]{0,12}判处|刑满释放|因犯|有期徒刑[^。]{0,20}释放/u.test(sentence),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Day of the act: the field, else the first full date of the story; later acts of a series are for the reader to check. */
function dayOfAct(record: CaseRecord, papers: readonly Paper[]): Day | null {
  const field = record.fields.find(({ name }) => name === "offence.on" || name === "crime.on")?.value;
  const given = Day.safeParse(field).data;
  if (given) return given;
  for (const paper of papers.filter(({ kind }) => ACCUSING.has(kind))) {
    const text = textOf(paper);
    const story = STORY.exec(text);
    const first = story && findDates(text.slice(story.index)).find(({ precision }) => precision === "day");
    if (first) return first.day;
  }
  return null;
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
