import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { KnowledgeSource } from "../../governance/application.ts";
import type { CaseRecord } from "../../vocabulary/case-record.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import { LegalityRules } from "./reasoning-schema.ts";
import { type SumFacts, SumRules } from "./sum-schema.ts";

const RULES = join(import.meta.dirname, "computations.yaml");
const LEGALITY = join(import.meta.dirname, "legality.yaml");
/** Dated numbers of statutes that the sums use, in knowledge/parameters. */
const SERIES = [
  "lpr-1y",
  "benchmark-loan-rate-1y",
  "sale-late-payment-surcharge-least",
  "sale-late-payment-surcharge-most",
  "late-performance-interest-per-day",
  "injury-years",
  "injury-years-fall-after-age",
  "injury-years-least-from-age",
  "injury-years-least",
  "dependant-minor-until-age",
  "funeral-months",
  "disability-percent-per-grade",
  "labour-law-counted-from",
  "severance-cap-multiple",
  "severance-cap-years",
  "severance-half-year-months",
  "unlawful-dismissal-multiple",
  "double-pay-grace-months",
  "double-pay-last-month",
  "pay-days-hundredths",
  "work-hours-a-day",
  "overtime-weekday-percent",
  "overtime-rest-day-percent",
  "overtime-holiday-percent",
  "leave-days-from-1-year",
  "leave-days-from-10-years",
  "leave-days-from-20-years",
  "leave-pay-extra-percent",
  "child-support-least-percent",
  "child-support-most-percent",
  "child-support-several-percent",
  "penalty-excess-percent",
  "deposit-most-percent",
  "construction-priority-months",
  "retention-months",
  "compulsory-insurance-death-disability",
  "compulsory-insurance-medical",
  "compulsory-insurance-property",
  "compulsory-insurance-death-disability-no-fault",
  "compulsory-insurance-medical-no-fault",
  "compulsory-insurance-property-no-fault",
] as const;

/** Rules of computations.yaml with their citations read. */
export function readSumRules(titles: ReadonlyMap<string, string>): SumRules {
  return SumRules.parse(readCited(RULES, titles));
}

/** Rules of legality.yaml with their citations read. */
export function readLegality(titles: ReadonlyMap<string, string>): LegalityRules {
  return LegalityRules.parse(readCited(LEGALITY, titles));
}

function readCited(path: string, titles: ReadonlyMap<string, string>): unknown {
  const citation = (text: string): ProvisionRef => {
    const [name = "", article = ""] = text.split(" ");
    return { law: titles.get(name) ?? name, article: Number(article) };
  };
  return parse(readFileSync(path, "utf8"), (key, value: unknown) =>
    key === "basis" ? z.array(z.string()).parse(value).map(citation) : value,
  );
}

/** Rules, dated numbers and fee table that the sums of a civil or administrative case rest on. */
export function gatherSums(
  rules: SumRules,
  { record, cause, on }: { record: CaseRecord; cause: string | null; on: Day },
  knowledge: KnowledgeSource,
): SumFacts {
  const court = record.fields.find(({ name }) => name === "court")?.value ?? record.court;
  const region = Object.entries(rules.regions).find(([name]) => court.startsWith(name))?.[1];
  const regional = Object.values(rules.inputs).flatMap(({ series }) => (series?.endsWith("-REGION") ? [series] : []));
  const series = new Map(SERIES.map((id) => [id as string, [...knowledge.parameters(id)]]));
  if (region !== undefined)
    for (const id of regional) series.set(id, [...knowledge.parameters(id.replace("REGION", region))]);
  return {
    rules,
    series: Object.fromEntries([...series].filter(([, values]) => values.length > 0)),
    fee: knowledge.feeTable(feeTableOf(rules, cause ?? ""), on) ?? null,
  };
}

function feeTableOf(rules: SumRules, cause: string): string {
  return rules.fees.find(({ words }) => words.some((word) => cause.includes(word)))?.table ?? "litigation-property";
}
