import { z } from "zod";
import { findGrounds } from "../../engine/evidence/grounds.ts";
import { lawDays } from "../../engine/evidence/key-days.ts";
import { type Paper, papersOf } from "../../engine/evidence/paper.ts";
import { findInstructions } from "../../engine/text/injection.ts";
import type { KnowledgeSource, Sources } from "../../governance/application.ts";
import type { CaseRecord, Dossier } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { DocumentTemplate } from "../../vocabulary/document-template.ts";
import { ProvisionRef } from "../../vocabulary/law.ts";
import { statementsOf } from "./found-blocks.ts";
import { readAgreement, readHearing, readReasons } from "./read-papers.ts";
import type { Facts, Input } from "./schema.ts";
import { wordFacts } from "./wording.ts";

const MOST_PROVISIONS = 12;
const NAMES = /^(?:plaintiffs|defendants|thirdParties)\.\d+(?:\.agents\.\d+)?\.name$/u;
const TEMPLATES: readonly (readonly [RegExp, string])[] = [
  [/小额/u, "civil-judgment-small-claims"],
  [/简易/u, "civil-judgment-summary"],
];
const DEFAULT_TEMPLATE = "civil-judgment-ordinary";

function valueOf(record: CaseRecord, name: string): string | undefined {
  return record.fields.find((field) => field.name === name)?.value;
}

/** The template asked for, else the judgment of the procedure of the case (handbook T §5.4.7). */
function templateOf(input: Input, record: CaseRecord, sources: Sources): DocumentTemplate | null {
  const procedure = valueOf(record, "procedure") ?? "";
  const byProcedure = TEMPLATES.find(([pattern]) => pattern.test(procedure))?.[1] ?? DEFAULT_TEMPLATE;
  const id = input.kind === undefined || input.kind === "" ? byProcedure : input.kind;
  return sources.knowledge.template(id, sources.day) ?? null;
}

/** Id of the fee table by cause and claims (FE-01 to FE-03, FE-06). */
function feeTableId(record: CaseRecord): string {
  const cause = valueOf(record, "cause") ?? "";
  if (/劳动|人事争议|工伤保险待遇/u.test(cause)) return "labour";
  if (/离婚/u.test(cause)) return "divorce-property";
  if (/(?:生命权|健康权|身体权|姓名权|名称权|肖像权|名誉权|荣誉权|隐私权|人格权)/u.test(cause))
    return "personality-rights-damages";
  const hasSum = record.fields.some(({ name }) => name === "amount" || /^claims\.\d+\.amount$/.test(name));
  return hasSum ? "litigation-property" : "other-non-property";
}

const Pushed = z
  .object({ ref: ProvisionRef, citable: z.string(), role: z.string(), order: z.number(), on: Day })
  .loose();

interface Wanted {
  readonly ref: ProvisionRef;
  readonly on: Day;
  readonly chosen: boolean;
}

/** Provisions that statute push gave on this case: the adopted ones, else those that a judgment may cite. */
async function pushedProvisions(input: Input, sources: Sources): Promise<Wanted[]> {
  const earlier = await sources.earlier(input.caseId, "statute-push");
  if (earlier?.draft.kind !== "findings") return [];
  const pushed = earlier.draft.findings.flatMap(({ value }, index) => {
    const parsed = Pushed.safeParse(value).data;
    return parsed?.citable === "directly" ? [{ ...parsed, outcome: earlier.outcomes[index] }] : [];
  });
  const taken = pushed.filter(({ outcome }) => outcome === "adopted" || outcome === "adapted");
  const offered = pushed.filter(({ outcome, role }) => outcome !== "rejected" && role !== "background");
  return (taken.length > 0 ? taken : offered)
    .sort((a, b) => a.order - b.order)
    .map(({ ref, on }) => ({ ref, on, chosen: taken.length > 0 }));
}

async function templateProvisions(record: CaseRecord, sources: Sources): Promise<Wanted[]> {
  const cause = valueOf(record, "cause");
  const template = cause === undefined ? undefined : sources.knowledge.cause(cause, sources.day);
  const days = lawDays(record.fields, sources.day);
  const basic = (template?.provisions ?? []).filter(({ for: tags, role }) => tags.length === 0 && role !== "defence");
  return basic.map(({ ref, role }) => ({ ref, on: role === "procedure" ? sources.day : days.facts, chosen: false }));
}

async function citedProvisions(input: Input, record: CaseRecord, sources: Sources): Promise<Facts["provisions"]> {
  const pushed = await pushedProvisions(input, sources);
  const wanted = pushed.length > 0 ? pushed : await templateProvisions(record, sources);
  const found: Facts["provisions"] = [];
  for (const { ref, on, chosen } of wanted.slice(0, MOST_PROVISIONS)) {
    const provision = await sources.knowledge.provision(ref, on);
    if (provision && !found.some((known) => known.provision.id === provision.id)) found.push({ provision, on, chosen });
  }
  return found;
}

function groundsOf(template: DocumentTemplate | null, day: Day, knowledge: KnowledgeSource): Promise<Facts["grounds"]> {
  const refs = (template?.blocks ?? []).flatMap((block) => block.basis);
  return findGrounds(refs, { facts: day, filing: day }, (ref, on) => knowledge.provision(ref, on));
}

function readDossier(dossier: Dossier, record: CaseRecord, evidenceKinds: ReadonlySet<string>) {
  const papers = papersOf(dossier);
  const checked = new Set(dossier.documents.filter(({ status }) => status === "confirmed").map(({ id }) => id));
  const first = (...kinds: string[]): Paper | undefined => papers.find(({ kind }) => kinds.includes(kind));
  const complaint = first("complaint", "oral-complaint-record");
  const hearing = first("hearing-record");
  const mediations = papers.filter(({ kind }) => kind === "mediation-record" || kind === "mediation-agreement");
  const names = record.fields.filter(({ name }) => NAMES.test(name)).map(({ value }) => value);
  const said = complaint ? readReasons(complaint, checked.has(complaint.id)) : { reasons: null, ordersLeftOut: 0 };
  return {
    ...said,
    hearing: hearing ? readHearing(hearing, names, checked.has(hearing.id)) : null,
    agreement: mediations.map((paper) => readAgreement(paper, checked.has(paper.id))).find((it) => it.length > 0) ?? [],
    evidence: papers
      .filter(({ kind, title }) => evidenceKinds.has(kind) && findInstructions(title).length === 0)
      .map(({ title, author }) => ({ title: title.replace(/[【】]/gu, ""), by: author })),
  };
}

/** Reads fields, papers, rulings, template, fee tables and provisions; asks the model, if any, only to word the facts. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const { knowledge, day } = sources;
  const [record, dossier, rulings] = await Promise.all([
    sources.record(input.caseId),
    sources.dossier(input.caseId),
    sources.rulings(input.caseId),
  ]);
  const template = templateOf(input, record, sources);
  const evidenceKinds = new Set(knowledge.documentKinds().flatMap(({ id, evidence }) => (evidence ? [id] : [])));
  const feesOn = lawDays(record.fields, day).filing;
  const facts: Facts = {
    today: day,
    caseKind: record.kind,
    template,
    // An open place is ours to mark: brackets of the papers would look like one.
    fields: record.fields.map(({ name, value, passages, status }) => ({
      name,
      value: value.replace(/[【】]/gu, ""),
      passages,
      status,
    })),
    ...readDossier(dossier, record, evidenceKinds),
    rulings: rulings.map((ruling) => ({ ...ruling })),
    provisions: await citedProvisions(input, record, sources),
    grounds: await groundsOf(template, day, knowledge),
    feeTable: knowledge.feeTable(feeTableId(record), feesOn) ?? null,
    preservationTable: knowledge.feeTable("preservation", feesOn) ?? null,
    appealCourt: knowledge.appealCourt(valueOf(record, "court") ?? "") ?? null,
    wording: null,
  };
  const isMediation = template?.documentKind === "mediation-paper";
  const confirmed = { ...facts, fields: facts.fields.filter(({ status }) => status === "confirmed") };
  const statements = isMediation ? [] : statementsOf(confirmed).map(({ text }) => text);
  return { ...facts, wording: await wordFacts(sources.model, statements) };
}
