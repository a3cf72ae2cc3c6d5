import type { Situation } from "../../engine/evidence/conditions.ts";
import { type ElementReading, readElements } from "../../engine/evidence/element-status.ts";
import { findPointers, type Pointer } from "../../engine/evidence/find-words.ts";
import { raisedDefences } from "../../engine/evidence/raised-defences.ts";
import type { Stance } from "../../engine/evidence/stances.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { CauseTemplate } from "../../vocabulary/law.ts";
import { findingOf } from "./finding.ts";
import type { Facts, Value } from "./schema.ts";

interface Both {
  readonly zh: string;
  readonly en: string;
}

type Burden = Extract<Value, { kind: "element" }>["burden"];

const BURDEN: Readonly<Record<Burden, Both>> = {
  plaintiff: { zh: "原告", en: "the plaintiff" },
  defendant: { zh: "被告", en: "the defendant" },
  court: { zh: "法院依职权查明，当事人提供线索", en: "the court of its own motion, with leads from the parties" },
  shared: { zh: "双方各就自己的主张", en: "each party for what it asserts" },
  prosecution: { zh: "公诉机关", en: "the prosecution" },
};

/** The prosecution proves guilt (刑诉法 51); an accused need prove nothing. */
function burdenOf({ element }: ElementReading, { kind }: Facts): Burden {
  return kind === "criminal" ? "prosecution" : element.burden;
}

/** Facts that need proof beyond reasonable doubt in civil cases too (民诉解释 109, EV-63). */
const BEYOND_DOUBT = /欺诈|胁迫|恶意串通|口头遗嘱|赠与/u;

const CONFIDENCE = { supported: 0.75, contested: 0.8, gap: 0.7, admitted: 0.75, exempt: 0.6 } as const;

/** Elements of the cause against the papers (handbook T §1.4.8); nothing where the cause has no rules. */
export function reviewElements(
  template: CauseTemplate,
  known: { situation: Situation; stances: readonly Stance[]; facts: Facts; by: Day | null },
): { findings: Finding<Value>[]; readings: ElementReading[] } {
  const { situation, stances, facts, by } = known;
  const read = readElements(template, situation, {
    raised: raisedDefences(template, situation),
    stances,
    admissionsCount: !facts.rules.noAdmission.some((name) => name === "*" || name === template.name),
    recordsProve: facts.kind === "criminal" || facts.kind === "administrative",
    caseNumber: facts.fields.find(({ name }) => name === "caseNumber")?.value,
  });
  const readings = read.map((reading) => withContests(reading, situation, facts.contests));
  return { findings: readings.map((reading) => elementFinding(reading, facts, by)), readings };
}

const CONTESTED_IN = new Set([
  "complaint",
  "answer",
  "hearing-record",
  "pretrial-record",
  "agent-opinion",
  "cross-examination-opinion",
]);

/** Adds what the side without the burden says against an element, by the words of the general path or the charge. */
function withContests(reading: ElementReading, { said }: Situation, contests: Facts["contests"]): ElementReading {
  const words = contests[reading.element.id] ?? [];
  const side = reading.element.burden === "defendant" ? "plaintiff" : "defendant";
  const own = said.filter(({ voice, paper }) => voice === side && CONTESTED_IN.has(paper.kind));
  const found = words.length === 0 ? [] : findPointers(own, words);
  if (found.length === 0) return reading;
  return {
    ...reading,
    status: reading.status === "gap" ? "gap" : "contested",
    contradicting: [...reading.contradicting, ...found],
    contestedBy: [...new Set([...reading.contestedBy, side] as const)],
  };
}

function elementFinding(reading: ElementReading, facts: Facts, by: Day | null): Finding<Value> {
  const { element, status } = reading;
  const supporting = [...reading.exempting, ...reading.admissions, ...reading.supporting];
  const value: Value = {
    kind: "element",
    id: element.id,
    rule: "EV-10",
    fact: element.fact,
    burden: burdenOf(reading, facts),
    standard:
      facts.kind === "criminal" || BEYOND_DOUBT.test(element.fact.zh) ? "beyond-reasonable-doubt" : "high-probability",
    status,
    contestedBy: [...reading.contestedBy],
    proofs: proofsOf(reading, facts),
    supporting: supporting.map(placeOf),
    contradicting: reading.contradicting.map(placeOf),
    guidance: guidanceOf(reading, facts, by),
    hint: element.guidance,
    noProof: facts.rules.noProof[burdenOf(reading, facts)] ?? { zh: "", en: "" },
    by: status === "gap" ? by : null,
  };
  const passages = [...supporting, ...reading.contradicting].map(({ passage }) => passage);
  const note = `${element.id} ${element.fact.zh}：${STATUS[status].zh}`;
  return findingOf(
    value,
    CONFIDENCE[status],
    { rule: RULE[status], note, passages, basis: element.basis },
    facts.grounds,
  );
}

const RULE = { supported: "EV-60", contested: "EV-10", gap: "EV-10", admitted: "EV-21", exempt: "EV-20" } as const;

const STATUS: Readonly<Record<ElementReading["status"], Both>> = {
  supported: { zh: "卷内有材料支持，尚待质证和认定", en: "papers speak for it; still to be examined and found" },
  contested: { zh: "有争议", en: "contested" },
  gap: { zh: "卷内未见材料", en: "nothing in the file" },
  admitted: { zh: "对方已认可", en: "admitted by the other side" },
  exempt: { zh: "可能免于证明", en: "possibly exempt from proof" },
};

function placeOf({ title, passage }: Pointer): { title: string; passage: Pointer["passage"] } {
  return { title, passage };
}

/** Kinds that the cause lists as typical proof; what a party merely says for itself is none. */
function proofsOf(
  { element, supporting }: ElementReading,
  facts: Facts,
): Extract<Value, { kind: "element" }>["proofs"] {
  const kinds = [...new Set(element.evidence.map(({ kind }) => kind))].filter((kind) => !ASSERTIONS.has(kind));
  return kinds.map((kind) => ({
    kind,
    name: facts.paperNames[kind] ?? facts.evidence[kind] ?? { zh: kind, en: kind },
    inFile: supporting.some((pointer) => pointer.kind === kind),
  }));
}

const ASSERTIONS = new Set(["complaint", "answer", "hearing-record", "pretrial-record", "agent-opinion", "indictment"]);

function guidanceOf(reading: ElementReading, facts: Facts, by: Day | null): Both {
  const { element, status, supporting, contradicting } = reading;
  const who = BURDEN[burdenOf(reading, facts)];
  const papers = new Set(supporting.map(({ paperId }) => paperId)).size;
  switch (status) {
    case "gap": {
      const against =
        contradicting.length > 0 ? { zh: "对方并有争议。", en: " The other side contests it." } : { zh: "", en: "" };
      const until = untilWhen(facts, by);
      return {
        zh: `${element.guidance.zh}举证责任：${who.zh}。${against.zh}${until.zh}`,
        en: `${element.guidance.en} Burden: ${who.en}.${against.en}${until.en}`,
      };
    }
    case "contested":
      return {
        zh: `卷内有 ${papers} 份材料提及，但有相反陈述或者抗辩，可列为争议焦点征求当事人意见。举证责任：${who.zh}。`,
        en: `${papers} papers speak of it and there are contrary statements or defences: a candidate issue. Burden: ${who.en}.`,
      };
    case "admitted":
      return {
        zh: "对方在诉讼中认可，免除举证；附条件的由法院综合判断，与查明事实不符的不予确认。",
        en: "Admitted in the suit, so no proof is needed; a qualified admission is weighed, one against found facts is not accepted.",
      };
    case "exempt":
      return {
        zh: "卷内有公证、仲裁或者生效裁判提及，可能免于举证，对方有相反证据足以反驳或者推翻的除外；须核对该文书是否生效及其认定的范围。",
        en: "A deed, award or decision speaks of it; possibly no proof is needed unless refuted or overturned. Check its effect and scope.",
      };
    case "supported":
      return {
        zh: `卷内有 ${papers} 份材料提及，对方未见争议；尚待质证和审核认定。举证责任：${who.zh}。`,
        en: `${papers} papers speak of it and no dispute is found; still to be examined and found. Burden: ${who.en}.`,
      };
  }
}

function untilWhen({ kind, today }: Facts, by: Day | null): Both {
  if (kind === "criminal") return { zh: "", en: "" };
  if (by === null && kind === "administrative")
    return {
      zh: "被告应在收到起诉状副本之日起十五日内提供；原告在开庭前或者交换证据之日提供。",
      en: " The defendant has fifteen days from the copy of the complaint; the plaintiff until hearing or exchange.",
    };
  if (by === null)
    return { zh: "卷内未见举证期限，由法院确定或者当事人协商。", en: " No evidence period is in the file." };
  return by < today
    ? {
        zh: `举证期限已于 ${by} 届满，逾期提供的先责令说明理由。`,
        en: ` The period ended on ${by}; late evidence needs reasons.`,
      }
    : {
        zh: `应在 ${by} 前提供；确有困难的，期限届满前书面申请延长。`,
        en: ` Due by ${by}; an extension is asked for in writing before.`,
      };
}
