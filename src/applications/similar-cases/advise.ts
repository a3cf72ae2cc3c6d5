import type { Draft, Finding, NonEmpty, Reason } from "../../vocabulary/advice.ts";
import type { Facts, Input, Label, Value } from "./schema.ts";

type Found = Facts["found"][number];
type Group = Label["group"];

const GROUPS: readonly Group[] = ["facts", "issues", "law"];
// SC-11: to be called alike a case needs half of the issues and half of the law in common; below the floor it is not shown.
const ALIKE = { issues: 0.5, law: 0.5 } as const;
const WEIGHT: Readonly<Record<Group, number>> = { facts: 0.4, issues: 0.35, law: 0.25 };
const FLOOR = 0.3;
/** Below this number of comparable cases a spread of outcomes says nothing. */
const SMALLEST_SAMPLE = 30;
const OUTCOMES = {
  granted: { zh: "支持", en: "granted" },
  partly: { zh: "部分支持", en: "partly granted" },
  dismissed: { zh: "驳回", en: "dismissed" },
  unknown: { zh: "结果不明", en: "unknown" },
} as const;

function shared(group: Group, facts: Facts, found: Found): number {
  const inGroup = (label: Label): boolean => label.group === group;
  const both = found.matched.filter(inGroup).length;
  const all = facts.own.filter(({ label }) => inGroup(label)).length + found.onlyThere.filter(inGroup).length;
  // A dimension in which neither case shows anything neither speaks for nor against likeness.
  return all === 0 ? 1 : Math.round((both / all) * 100) / 100;
}

function similarityOf(facts: Facts, found: Found): Value["similarity"] {
  const [inFacts, inIssues, inLaw] = GROUPS.map((group) => shared(group, facts, found)) as [number, number, number];
  const labels = WEIGHT.facts * inFacts + WEIGHT.issues * inIssues + WEIGHT.law * inLaw;
  return { facts: inFacts, issues: inIssues, law: inLaw, total: Math.round(((labels + found.score) / 2) * 100) / 100 };
}

function passageOf(facts: Facts, id: string): Value["alike"][number]["passage"] {
  return facts.own.find(({ label }) => label.id === id)?.passage ?? null;
}

function differences(facts: Facts, found: Found): Value["different"] {
  const matched = new Set(found.matched.map(({ id }) => id));
  const onlyHere = facts.own.filter(({ label }) => !matched.has(label.id));
  return [
    ...onlyHere.map(({ label, passage }) => ({
      group: label.group,
      zh: `本案${label.zh}，该案未见`,
      en: `here: ${label.en}; not there`,
      passage,
    })),
    ...found.onlyThere.map((label) => ({
      group: label.group,
      zh: `该案${label.zh}，本案卷内未见`,
      en: `there: ${label.en}; not found in this file`,
      passage: null,
    })),
  ];
}

function useAs({ decided }: Found): Value["useAs"] {
  if (decided.invented) return "demonstration-only";
  return decided.tier === 1 ? "must-follow-unless-exception" : "reference";
}

function valueOf(facts: Facts, found: Found): Value {
  const { decided } = found;
  const similarity = similarityOf(facts, found);
  return {
    id: decided.id,
    caseNumber: decided.caseNumber,
    court: decided.court,
    tier: decided.tier,
    decidedOn: decided.decidedOn,
    invented: decided.invented,
    similarity,
    standing: similarity.issues >= ALIKE.issues && similarity.law >= ALIKE.law ? "alike" : "related",
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

function findingOf(facts: Facts, found: Found): Finding<Value> {
  const value = valueOf(facts, found);
  const common = found.matched.map(({ zh }) => zh).join("、") || "用语相近";
  const note = `共同特征：${common}${found.words.length > 0 ? `；共同用语：${found.words.slice(0, 6).join("、")}` : ""}`;
  const passages = value.alike.flatMap(({ passage }) => passage ?? []).slice(0, 4);
  const reasons: NonEmpty<Reason> = [
    { kind: "likeness", caseId: value.id, caseNumber: value.caseNumber, note },
    {
      kind: "rule",
      rule: "SC-11",
      note: `事实 ${value.similarity.facts}，争议 ${value.similarity.issues}，法律 ${value.similarity.law}`,
    },
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

function spread(facts: Facts): { zh: string; en: string } {
  const known = facts.outcomes.filter((outcome) => outcome !== "unknown");
  if (known.length < SMALLEST_SAMPLE) {
    return {
      zh: `可比案件仅 ${known.length} 件，少于 ${SMALLEST_SAMPLE} 件，不作结果分布。`,
      en: `Only ${known.length} comparable cases, fewer than ${SMALLEST_SAMPLE}: no spread of outcomes.`,
    };
  }
  const parts = (["granted", "partly", "dismissed"] as const).map((outcome) => ({
    ...OUTCOMES[outcome],
    n: known.filter((one) => one === outcome).length,
  }));
  return {
    zh: `${facts.cause === null ? "案例库中" : "同案由"} ${known.length} 件已决案件：${parts.map(({ zh, n }) => `${zh} ${n} 件`).join("，")}。分布不说明本案应如何裁判，库外案件、证据强弱和未写明的事实均不在其中。`,
    en: `${known.length} decided cases of this cause: ${parts.map(({ en, n }) => `${en} ${n}`).join(", ")}. The spread does not say how this case should end; cases outside the library, strength of evidence and unwritten facts are not in it.`,
  };
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
    .filter(({ value }) => value.similarity.total >= FLOOR);
  const sorted = findings.sort(
    (a, b) => b.value.similarity.total - a.value.similarity.total || (a.value.id < b.value.id ? -1 : 1),
  );
  const [first, ...others] = markContrary(sorted);
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
  const outcomes = spread(facts);
  return {
    kind: "findings",
    findings: [first, ...others],
    summary: {
      zh: `找到 ${others.length + 1} 件可比案件，其中 ${alike} 件在事实、争议、法律三方面相近，其余仅为相关。${outcomes.zh}`,
      en: `${others.length + 1} comparable cases, ${alike} alike in facts, issues and law, the rest only related. ${outcomes.en}`,
    },
  };
}
