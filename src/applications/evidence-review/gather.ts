import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { findGrounds } from "../../engine/evidence/grounds.ts";
import { lawDays } from "../../engine/evidence/key-days.ts";
import { papersOf } from "../../engine/evidence/paper.ts";
import type { Sources } from "../../governance/application.ts";
import type { CauseTemplate, ProvisionRef } from "../../vocabulary/law.ts";
import { type Facts, type Input, Rules } from "./schema.ts";

const RULES = join(import.meta.dirname, "rules.yaml");

/** Reads the papers of the main volume, the rules of the cause and of rules.yaml, and looks up what may be cited. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const { knowledge, day: today } = sources;
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  const cause = record.fields.find(({ name }) => name === "cause")?.value ?? null;
  const template = cause === null ? null : (knowledge.cause(cause, today) ?? null);
  const rules = readRules(knowledge.lawTitles());
  const grounds = await findGrounds(citedBy(template, rules), lawDays(record.fields, today), (ref, on) =>
    knowledge.provision(ref, on),
  );
  const evidence = knowledge.documentKinds().filter((kind) => kind.evidence);
  return {
    today,
    kind: record.kind,
    cause,
    template,
    path: "deep",
    paperNames: Object.fromEntries(knowledge.documentKinds().map(({ id, name }) => [id, name])),
    fields: record.fields,
    papers: papersOf(dossier),
    evidence: Object.fromEntries(evidence.map(({ id, name }) => [id, name])),
    rules,
    grounds,
  };
}

/** Provisions of procedure every review may cite: kinds, burden, admission. */
const GENERAL = ["民诉法 66", "民诉法 67", "民诉解释 90", "民诉解释 91", "民诉解释 92", "证据规定 3", "证据规定 10"];

function readRules(titles: ReadonlyMap<string, string>): Rules {
  const citation = (text: string): ProvisionRef => {
    const [name = "", article = ""] = text.split(" ");
    return { law: titles.get(name) ?? name, article: Number(article) };
  };
  const parsed: unknown = parse(readFileSync(RULES, "utf8"), (key, value: unknown) =>
    key === "basis" ? z.array(z.string()).parse(value).map(citation) : value,
  );
  const rules = Rules.parse(parsed);
  return { ...rules, period: { ...rules.period, basis: [...rules.period.basis, ...GENERAL.map(citation)] } };
}

function citedBy(template: CauseTemplate | null, rules: Rules): ProvisionRef[] {
  return [
    ...(template?.elements.flatMap(({ basis }) => basis) ?? []),
    ...rules.checks.flatMap(({ basis }) => basis),
    ...rules.period.basis,
  ];
}
