import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { findGrounds } from "../../engine/evidence/grounds.ts";
import { lawDays } from "../../engine/evidence/key-days.ts";
import { valueOn } from "../../engine/reasoning/series.ts";
import type { Sources } from "../../governance/application.ts";
import type { CaseRecord } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import { readCitations } from "./cite.ts";
import { readPaper } from "./paper.ts";
import { type Facts, type Input, Rules } from "./schema.ts";

const RULES = join(import.meta.dirname, "rules.yaml");
const CITATION = /^(?<law>\S+) (?<article>\d+)$/u;

/** Reads rules.yaml; citations of the catalogue become references. */
export function readRules(titles: ReadonlyMap<string, string>): Rules {
  const parsed: unknown = parse(readFileSync(RULES, "utf8"), (key, value: unknown) =>
    key === "basis"
      ? z
          .array(z.string())
          .parse(value)
          .map((text) => refOf(text, titles))
      : value,
  );
  return Rules.parse(parsed);
}

function refOf(text: string, titles: ReadonlyMap<string, string>): ProvisionRef {
  const { law = "", article = "" } = CITATION.exec(text)?.groups ?? {};
  return { law: titles.get(law) ?? law, article: Number(article) };
}

/** Ceiling of a private loan by the day it was formed (民间借贷规定 25); null for other causes and unknown days. */
function rateCap(record: CaseRecord, sources: Sources): Facts["rateCap"] {
  const value = (name: string): string | undefined => record.fields.find((field) => field.name === name)?.value;
  if (!/民间借贷/u.test(value("cause") ?? "")) return null;
  const on = Day.safeParse(value("loan.deliveredOn") ?? value("loan.signedOn")).data;
  if (on === undefined) return null;
  const lpr = valueOn(sources.knowledge.parameters("lpr-1y"), on);
  const multiple = valueOn(sources.knowledge.parameters("private-lending-cap-multiple"), on);
  return lpr === undefined || multiple === undefined ? null : { ppm: lpr * multiple, on };
}

/** Fee table of the day of filing; null where the province sets a part of the fee (FE-02). */
function feeTableOf(record: CaseRecord, { knowledge, day }: Sources): Facts["feeTable"] {
  const id = feeTableId(record);
  const table = id === undefined ? undefined : knowledge.feeTable(id, lawDays(record.fields, day).filing);
  return table ?? null;
}

function feeTableId(record: CaseRecord): string | undefined {
  const cause = record.fields.find(({ name }) => name === "cause")?.value ?? "";
  if (/劳动|人事争议/u.test(cause)) return "labour";
  return /离婚|(?:生命|健康|身体|姓名|名称|肖像|名誉|隐私)权|人格权/u.test(cause) ? undefined : "litigation-property";
}

/** Reads the text, takes it apart far enough to know its day and court, and looks up the law it cites. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const { knowledge, day: today } = sources;
  const [record, rulings, drafted] = await Promise.all([
    sources.record(input.caseId),
    sources.rulings(input.caseId),
    sources.draftText(input.caseId),
  ]);
  const text = input.text ?? drafted;
  const rules = readRules(knowledge.lawTitles());
  const words = text ?? "";
  const paper = readPaper(words);
  const on = paper.day?.day ?? today;
  const refs = rules.catalogue.flatMap(({ basis }) => basis);
  return {
    text: text ?? null,
    // A text that is handed in may belong to another case: it is ours when it is the draft or bears our number.
    isOwn: text === drafted || isOfCase(words, record),
    today,
    fields: record.fields.map(({ name, value, status }) => ({ name, value, status })),
    rulings: rulings.map(({ claim, result, amount }) => ({ claim, result, amount })),
    citations: await readCitations(words, { knowledge, on, today, rules }),
    appealCourt: knowledge.appealCourt(paper.court?.name ?? "") ?? null,
    feeTable: feeTableOf(record, sources),
    rateCap: rateCap(record, sources),
    rules,
    grounds: await findGrounds(refs, { facts: on, filing: on }, (ref, day) => knowledge.provision(ref, day)),
  };
}

const PARTY = /^(?:plaintiffs|defendants)\.\d+\.name$/u;

/** A text belongs to the case when it bears its number or names most of its parties. */
function isOfCase(text: string, { fields }: CaseRecord): boolean {
  const number = fields.find(({ name }) => name === "caseNumber")?.value ?? "";
  if (number !== "" && text.slice(0, 400).includes(number)) return true;
  const names = fields.filter(({ name }) => PARTY.test(name)).map(({ value }) => value);
  return names.length > 0 && names.filter((name) => text.includes(name)).length * 2 > names.length;
}
