import type { ElementReading } from "../../engine/evidence/element-status.ts";
import { type SharedTopic, type SharedValue, sharedValues, valuesOf } from "../../engine/evidence/shared-values.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { evidenceKindOf } from "./evidence-kinds.ts";
import { findingOf } from "./finding.ts";
import type { EvidenceKind, Facts, Value } from "./schema.ts";

type Chain = Extract<Value, { kind: "chain" }>;
type Check = Extract<Value, { kind: "check" }>;

const TOPICS: Readonly<Record<SharedTopic, { zh: string; en: string }>> = {
  amount: { zh: "金额一致", en: "same sum" },
  date: { zh: "日期一致", en: "same day" },
  account: { zh: "账号一致", en: "same account" },
  number: { zh: "证件号码一致", en: "same number" },
};
const MOST_AGREEMENTS = 3;
/** Kinds that may not stand alone whatever their form (证据规定 90, 刑诉法 55, 行政证据规定 71). */
const NEVER_ALONE = new Set<EvidenceKind>(["party-statement", "accused-statement"]);

/**
 * For every element that papers speak for: its sources, the values in which they agree, and whether it rests on one source
 * or only on sources that may not stand alone (EV-61, EV-72). What the chain is worth is for the bench (EV-60).
 */
export function reviewChains(
  facts: Facts,
  readings: readonly ElementReading[],
  reviewed: readonly Finding<Value>[],
): Finding<Value>[] {
  const forms = new Map(
    reviewed.flatMap(({ value }) => (value.kind === "item" ? [[value.id, value.form] as const] : [])),
  );
  // Most files do not say in what form a contract was handed in: that alone makes a source no weaker.
  const checks = reviewed.flatMap(({ value }) =>
    value.kind === "check" && !(value.check === "original" && forms.get(value.id) === "unknown") ? [value] : [],
  );
  const values = new Map(facts.papers.map((paper) => [paper.id, valuesOf(paper)]));
  return readings.flatMap((reading) => {
    const sources = sourcesOf(reading, facts);
    if (sources.length === 0) return [];
    const papers = facts.papers.filter(({ id }) => sources.some((source) => source.id === id));
    return [chainFinding(reading, { sources, shared: sharedValues(papers, values, MOST_AGREEMENTS), checks, facts })];
  });
}

function sourcesOf({ supporting }: ElementReading, facts: Facts): Chain["sources"] {
  const places = new Map(supporting.map((pointer) => [pointer.paperId, pointer]));
  return [...places.values()].flatMap(({ paperId, title, passage }) => {
    const paper = facts.papers.find(({ id }): boolean => id === paperId);
    return paper ? [{ id: paperId, title, evidenceKind: evidenceKindOf(paper, facts), passage }] : [];
  });
}

interface Known {
  readonly sources: Chain["sources"];
  readonly shared: readonly SharedValue[];
  readonly checks: readonly Check[];
  readonly facts: Facts;
}

function chainFinding({ element }: ElementReading, { sources, shared, checks, facts }: Known): Finding<Value> {
  const isWeak = ({ id, evidenceKind }: Chain["sources"][number]): boolean =>
    NEVER_ALONE.has(evidenceKind) ||
    checks.some((check) => check.id === id && /^cannot-be|^must-exclude/u.test(check.consequence));
  const strength = sources.every(isWeak) ? "weak" : sources.length === 1 ? "sole" : "several";
  const agreements = shared.map(({ topic, says, places }) => ({
    topic: TOPICS[topic],
    says,
    statements: places.map(({ title, passage }) => ({ title, passage })),
  }));
  const rule = strength === "several" ? "EV-60" : facts.kind === "criminal" ? "EV-72" : "EV-61";
  const message = messageOf(strength, sources, agreements);
  const value: Value = {
    kind: "chain",
    id: `chain:${element.id}`,
    rule,
    element: element.id,
    fact: element.fact,
    sources,
    agreements,
    strength,
    message,
  };
  const basis = facts.rules.period.basis.filter(({ law, article }) => isOfSoleBasis(law, article));
  const passages = [
    ...sources.map(({ passage }) => passage),
    ...agreements.flatMap(({ statements }) => statements.map(({ passage }) => passage)),
  ];
  return findingOf(value, 0.75, { rule, note: message.zh, passages: passages.slice(0, 12), basis }, facts.grounds);
}

function isOfSoleBasis(law: string, article: number): boolean {
  if (law.includes("民事诉讼证据")) return article === 88 || article === 90;
  if (law.includes("行政诉讼证据")) return article === 71;
  return law.endsWith("中华人民共和国刑事诉讼法") && article === 55;
}

function messageOf(
  strength: Chain["strength"],
  sources: Chain["sources"],
  agreements: Chain["agreements"],
): { zh: string; en: string } {
  const names = [...new Set(sources.map(({ title }) => `《${title}》`))].join("、");
  const agreed = agreements.map(({ topic, says }) => `${topic.zh}（${says}）`).join("、");
  if (strength === "several") {
    return {
      zh: `${names}分别提及${agreed === "" ? "，没有读到相同的日期、金额或者号码" : `；其中${agreed}`}。能否相互印证由审判组织综合审查。`,
      en: `${sources.length} papers speak of it${agreed === "" ? "; no common day, sum or number was read" : `; they agree on ${agreements.map(({ says }) => says).join(", ")}`}. Whether they bear each other out is for the bench.`,
    };
  }
  if (strength === "weak") {
    return {
      zh: `支持的材料（${names}）或者属于不能单独作为认定根据的种类，或者形式上有待补正，宜补充其他种类、其他来源的材料印证。`,
      en: `What speaks for it may not stand alone or has a defect of form; evidence of another kind or source should bear it out.`,
    };
  }
  return {
    zh: `只有${names}一份材料提及，没有其他材料印证；是否足以认定由审判组织判断，可提示补充。`,
    en: `Only one paper speaks of it and nothing bears it out; whether that suffices is for the bench.`,
  };
}
