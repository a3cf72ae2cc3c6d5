import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { findGrounds } from "../../engine/evidence/grounds.ts";
import { lawDays } from "../../engine/evidence/key-days.ts";
import { papersOf } from "../../engine/evidence/paper.ts";
import type { KnowledgeSource, Sources } from "../../governance/application.ts";
import type { CaseRecord } from "../../vocabulary/case-record.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { CauseTemplate, ProvisionRef } from "../../vocabulary/law.ts";
import { gatherCriminal } from "./criminal-gather.ts";
import { storyOf } from "./criminal-reading.ts";
import { offencePaper } from "./criminal-text.ts";
import { type Facts, type Input, Rules } from "./schema.ts";
import { gatherSums, readLegality, readSumRules } from "./sum-gather.ts";
import { familyTraits, offenceTraits } from "./traits.ts";

const RULES = join(import.meta.dirname, "rules.yaml");
const SERIES = [
  "lpr-1y",
  "private-lending-cap-multiple",
  "private-lending-protected-rate",
  "private-lending-void-rate",
  "private-lending-default-late-rate",
  "limitation-months",
  "limitation-longest-months",
  "limitation-suspension-months",
  "guarantee-period-months",
];
/** An unclear guarantee is a general one (民法典 686); before it was a joint one (担保法 19). */
const UNCLEAR_GUARANTEE: ProvisionRef = { law: "中华人民共和国民法典", article: 686 };

/** Reads the case, the rules of the cause and of rules.yaml, the dated numbers, and looks up what may be cited. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const { knowledge, day: today } = sources;
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  const cause = record.fields.find(({ name }) => name === "cause")?.value ?? null;
  const template = cause === null ? null : (knowledge.cause(cause, today) ?? null);
  const rules = readRules(knowledge.lawTitles());
  const papers = papersOf(dossier);
  const days = lawDays(record.fields, today, papers);
  const civil =
    record.kind === "criminal" ? NO_CIVIL : civilRules({ record, cause, template, on: days.filing }, knowledge);
  const cited = [...citedBy(template, rules), ...citedByCivil(civil)];
  const [grounds, unclear] = await Promise.all([
    findGrounds(cited, days, (ref, on) => knowledge.provision(ref, on)),
    knowledge.provision(UNCLEAR_GUARANTEE, today),
  ]);
  const criminal = record.kind === "criminal" ? await gatherCriminal(record, papers, knowledge, today) : null;
  return {
    today,
    cause,
    template,
    fields: record.fields,
    papers,
    rules,
    grounds,
    parameters: Object.fromEntries(SERIES.map((id) => [id, [...knowledge.parameters(id)]])),
    unclearIsGeneralFrom: unclear?.from ?? null,
    issues: knowledge.issues(),
    ...civil,
    criminal,
    traits: criminal
      ? offenceTraits(
          criminal.charges.map(({ name }) => name),
          storyOf(papers.map(offencePaper)),
          knowledge,
        )
      : familyTraits(branchOf(cause, days.filing, knowledge), papers, knowledge),
  };
}

/** Place of the cause in the catalogue, from the outside in. */
function branchOf(cause: string | null, on: Day, knowledge: KnowledgeSource): readonly string[] {
  return cause === null ? [] : (knowledge.governing(cause, on)?.branch ?? []);
}

type Civil = Pick<Facts, "governing" | "legality" | "sums">;
const NO_CIVIL: Civil = { governing: null, legality: null, sums: null };

/** What civil and administrative cases rest on besides the template: law of the branch, points of legality, sums. */
function civilRules(
  given: { record: CaseRecord; cause: string | null; template: CauseTemplate | null; on: Day },
  knowledge: KnowledgeSource,
): Civil {
  const { record, cause, template, on } = given;
  const titles = knowledge.lawTitles();
  return {
    governing: cause === null || template ? null : (knowledge.governing(cause, on) ?? null),
    legality: record.kind === "administrative" ? readLegality(titles) : null,
    sums: gatherSums(readSumRules(titles), { record, cause, on }, knowledge),
  };
}

function citedByCivil({ governing, legality, sums }: Civil): ProvisionRef[] {
  return [
    ...[...(legality?.points ?? []), ...(legality?.options ?? [])].flatMap(({ basis }) => basis),
    ...(governing?.provisions.map(({ ref }) => ref) ?? []),
    ...(sums?.rules.parts.flatMap(({ basis }) => basis) ?? []),
  ];
}

function readRules(titles: ReadonlyMap<string, string>): Rules {
  const citation = (text: string): ProvisionRef => {
    const [name = "", article = ""] = text.split(" ");
    return { law: titles.get(name) ?? name, article: Number(article) };
  };
  const listed = (value: unknown): ProvisionRef[] => z.array(z.string()).parse(value).map(citation);
  const raw = z
    .looseObject({ citations: z.record(z.string(), z.array(z.string())) })
    .parse(parse(readFileSync(RULES, "utf8"), (key, value: unknown) => (key === "basis" ? listed(value) : value)));
  const citations = Object.fromEntries(Object.entries(raw.citations).map(([key, value]) => [key, listed(value)]));
  return Rules.parse({ ...raw, citations });
}

function citedBy(template: CauseTemplate | null, rules: Rules): ProvisionRef[] {
  return [
    ...(template?.elements.flatMap(({ basis }) => basis) ?? []),
    ...(template?.defences.flatMap(({ basis }) => basis) ?? []),
    ...(template?.flags.flatMap(({ basis }) => basis) ?? []),
    ...(template?.provisions.map(({ ref }) => ref) ?? []),
    ...rules.checks.flatMap(({ basis }) => basis),
    ...rules.absence.basis,
    ...Object.values(rules.doubts).flatMap(({ basis }) => basis),
    ...Object.values(rules.citations).flat(),
  ];
}
