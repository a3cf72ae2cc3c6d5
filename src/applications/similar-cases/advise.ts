import type { Draft, Finding, NonEmpty, Reason } from "../../vocabulary/advice.ts";
import { differences } from "./differences.ts";
import type { Facts, Input, Label, Statistics, Value } from "./schema.ts";
import { sentenceText } from "./sentence-text.ts";
import { statisticsOf, statisticsText } from "./statistics.ts";

type Found = Facts["found"][number];
type Group = Label["group"];

const GROUPS: readonly Group[] = ["facts", "issues", "law"];

function shared(group: Group, facts: Facts, found: Found): number {
  const inGroup = (label: Label): boolean => label.group === group;
  const both = found.matched.filter(inGroup).length;
  const all = facts.own.filter(({ label }) => inGroup(label)).length + found.onlyThere.filter(inGroup).length;
  // A dimension in which neither case shows anything neither speaks for nor against likeness.
  return all === 0 ? 1 : Math.round((both / all) * 100) / 100;
}

function similarityOf(facts: Facts, found: Found): Value["similarity"] {
  const [inFacts, inIssues, inLaw] = GROUPS.map((group) => shared(group, facts, found)) as [number, number, number];
  const weight = facts.rules.dimensions;
  const labels = weight.facts * inFacts + weight.issues * inIssues + weight.law * inLaw;
  return { facts: inFacts, issues: inIssues, law: inLaw, total: Math.round(((labels + found.score) / 2) * 100) / 100 };
}

function passageOf(facts: Facts, id: string): Value["alike"][number]["passage"] {
  return facts.own.find(({ label }) => label.id === id)?.passage ?? null;
}

function useAs({ decided }: Found): Value["useAs"] {
  if (decided.invented) return "demonstration-only";
  return decided.tier === 1 ? "must-follow-unless-exception" : "reference";
}

function lawOf({ articles = [] }: Found["decided"]): string[] {
  return articles.map(({ law, article, sub }) => `${law}第${article}条${sub === undefined ? "" : `之${sub}`}`);
}

function valueOf(facts: Facts, found: Found): Value {
  const { decided } = found;
  const similarity = similarityOf(facts, found);
  const { alike } = facts.rules;
  return {
    id: decided.id,
    caseNumber: decided.caseNumber,
    court: decided.court,
    tier: decided.tier,
    authority: found.authority,
    cause: (decided.charges ?? []).join("、") || decided.cause,
    source: decided.source,
    law: lawOf(decided),
    changedLaw: found.changedLaw,
    sentence: decided.sentence ? sentenceText(decided.sentence) : null,
    statistics: null,
    decidedOn: decided.decidedOn,
    invented: decided.invented,
    similarity,
    standing: similarity.issues >= alike.issues && similarity.law >= alike.law ? "alike" : "related",
    contrary: false,
    different: differences(facts, found),
    alike: found.matched.map((label) => ({
      group: label.group,
      zh: label.zh,
      en: label.en,
      passage: passageOf(facts, label.id),
    })),
    outcome: decided.outcome,
    claimed: decided.claimed,
    awarded: decided.awarded,
    facts: decided.facts,
    reasoning: decided.reasoning,
    result: decided.result,
    useAs: useAs(found),
  };
}

const RESPECTS = {
  facts: "事实用语",
  reasoning: "裁判理由",
  kinds: "案由罪名",
  labels: "案情特征",
  law: "适用法律",
  amounts: "数额",
} as const;

/** Likeness respect by respect, so that a reader sees what the order rests on. */
function respects({ parts }: Found): Reason[] {
  const told = Object.entries(RESPECTS).flatMap(([part, name]) => {
    const value = parts[part];
    return typeof value === "number" ? [`${name} ${value.toFixed(2)}`] : [];
  });
  return told.length === 0 ? [] : [{ kind: "rule", rule: "SC-01", note: `排序依据：${told.join("，")}` }];
}

/** Law that has changed since: the case may no longer be good to follow (SC-12). */
function changes({ changedLaw }: Found): Reason[] {
  if (changedLaw.length === 0) return [];
  const told = changedLaw.map(({ citation, change }) => `${citation}${change === "repealed" ? "已失效" : "已修改"}`);
  return [{ kind: "rule", rule: "SC-12", note: `裁判后所据法律有变更：${told.join("，")}；参照前请核对现行规定` }];
}

function findingOf(facts: Facts, found: Found): Finding<Value> {
  const value = valueOf(facts, found);
  const common = found.matched.map(({ zh }) => zh).join("、") || "用语相近";
  const note = `共同特征：${common}${found.words.length > 0 ? `；共同用语：${found.words.slice(0, 6).join("、")}` : ""}`;
  const passages = value.alike.flatMap(({ passage }) => passage ?? []).slice(0, 4);
  const reasons: NonEmpty<Reason> = [
    { kind: "likeness", caseId: value.id, caseNumber: value.caseNumber, note },
    ...respects(found),
    {
      kind: "rule",
      rule: "SC-11",
      note: `事实 ${value.similarity.facts}，争议 ${value.similarity.issues}，法律 ${value.similarity.law}`,
    },
    ...changes(found),
    ...passages.map((passage): Reason => ({ kind: "passage", passage })),
  ];
  return { value, reasons, confidence: value.similarity.total };
}

/** Mediated and withdrawn cases hold no reasoning to compare with (handbook T §3.6, case 4). */
function isComparable({ decided }: Found): boolean {
  return decided.ending === "judgment" || decided.ending === "ruling";
}

/** Marks the strongest case that ended otherwise than most of those shown (SC-13). */
function markContrary(findings: Finding<Value>[]): Finding<Value>[] {
  const counts = new Map<Value["outcome"], number>();
  for (const { value } of findings) counts.set(value.outcome, (counts.get(value.outcome) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
  const contrary = findings.findIndex(
    ({ value }) => usual !== undefined && value.outcome !== usual[0] && value.outcome !== "unknown",
  );
  return findings.map((finding, index) =>
    index === contrary ? { ...finding, value: { ...finding.value, contrary: true } } : finding,
  );
}

/** Statistics stand with the first case, as a reason with its sample; the others need not repeat them. */
function withStatistics(findings: Finding<Value>[], statistics: Statistics | null): Finding<Value>[] {
  if (!statistics) return findings;
  const reason: Reason = {
    kind: "statistic",
    sample: statistics.count,
    statement: `同组已决案件 ${statistics.count} 件：${statistics.criteria.zh}`,
  };
  return findings.map((finding, at) =>
    at > 0
      ? finding
      : {
          ...finding,
          value: { ...finding.value, statistics },
          reasons: [...finding.reasons, reason] as NonEmpty<Reason>,
        },
  );
}

/** Pushes comparable cases, the most alike first, differences before likeness; abstains when nothing is really alike. */
export function advise(_input: Input, facts: Facts): Draft<Value> {
  if (facts.own.length === 0 && facts.query.trim() === "") {
    return {
      kind: "abstention",
      because: "facts_missing",
      note: {
        zh: "卷内未见可供比较的事实和争议，无法检索类案。请先核对案件信息，或手工输入检索词。",
        en: "No facts or issues to compare were found in the file; check the case fields or search by hand.",
      },
    };
  }
  const findings = facts.found
    .filter(isComparable)
    .map((found) => findingOf(facts, found))
    .filter(({ value }) => value.similarity.total >= facts.rules.floor);
  const sorted = findings.sort(
    (a, b) => b.value.similarity.total - a.value.similarity.total || (a.value.id < b.value.id ? -1 : 1),
  );
  const statistics = statisticsOf(facts.group, facts.rules);
  const [first, ...others] = withStatistics(markContrary(sorted), statistics);
  if (!first) {
    return {
      kind: "abstention",
      because: "nothing_found",
      note: {
        zh: "案例库中没有与本案足够相近的已决案件；检索词已记入检索记录，不以弱相关案件凑数。",
        en: "The library holds no decided case near enough; weak hits are not used to fill the list.",
      },
    };
  }
  const alike = [first, ...others].filter(({ value }) => value.standing === "alike").length;
  const outcomes = statisticsText(facts, statistics);
  return {
    kind: "findings",
    findings: [first, ...others],
    summary: {
      zh: `找到 ${others.length + 1} 件可比案件，其中 ${alike} 件在事实、争议、法律三方面相近，其余仅为相关。${outcomes.zh}`,
      en: `${others.length + 1} comparable cases, ${alike} alike in facts, issues and law, the rest only related. ${outcomes.en}`,
    },
  };
}
