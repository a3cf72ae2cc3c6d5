import { disputedIssues } from "../../engine/evidence/common-issues.ts";
import type { ElementReading } from "../../engine/evidence/element-status.ts";
import type { Pointer } from "../../engine/evidence/find-words.ts";
import type { RaisedDefence } from "../../engine/evidence/raised-defences.ts";
import { formatCitation } from "../../engine/text/citations.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { CauseTemplate, ProvisionRef } from "../../vocabulary/law.ts";
import { citedAs, findingOf } from "./citing.ts";
import type { Standing } from "./claim-sheets.ts";
import type { Facts, Value } from "./schema.ts";

type Reasoning = Extract<Value, { kind: "reasoning" }>;

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Status of an element in words (要件状态). */
const STANDS: Readonly<Record<ElementReading["status"], Both>> = {
  supported: { zh: "卷内有材料支持，未见反对材料", en: "papers speak for it, none against" },
  contested: { zh: "有争议", en: "contested" },
  gap: { zh: "卷内未见证明材料", en: "nothing in the file shows it" },
  admitted: {
    zh: "对方认可，是否构成自认由审判组织认定",
    en: "the other side agrees; whether it is an admission is for the bench",
  },
  exempt: { zh: "可能属于免证事实", en: "possibly needs no proof" },
};
const BEARER: Readonly<Record<string, Both>> = {
  plaintiff: { zh: "原告", en: "the plaintiff" },
  defendant: { zh: "被告", en: "the defendant" },
  court: { zh: "法院依职权查明", en: "the court of its own motion" },
  shared: { zh: "双方各就其主张", en: "each side for what it asserts" },
};

const NO_LAW = {
  zh: "行为时有效的相应规定未在知识库中：须由审判组织查明，并注意新法溯及的规定。",
  en: "The rules in force at the time are not in the knowledge base: the bench must find them and mind the rules on retroactive law.",
};

/** What one issue turns on: elements of the claim and defences raised. */
interface Turning {
  readonly id: string;
  readonly question: Both;
  readonly readings: readonly ElementReading[];
  readonly raised: readonly RaisedDefence[];
}

/**
 * For every common issue in dispute, and for every contested element none of them covers, the way from the provisions in
 * force to what may be found (AD-01, AD-03).
 */
export function reasoningSheets(facts: Facts, { readings, raised }: Standing): Finding<Value>[] {
  const { template } = facts;
  if (!template) return [];
  const issues = disputedIssues(template, readings, raised).map(
    ({ issue, defences }): Turning => ({
      id: issue.id,
      question: issue.name,
      readings: readings.filter(({ element }) => issue.elements.includes(element.id)),
      raised: raised.filter(({ defence }) => defences.includes(defence.id)),
    }),
  );
  const covered = new Set(issues.flatMap((issue) => issue.readings.map(({ element }) => element.id)));
  const others = readings
    .filter(({ status, element }) => status === "contested" && !covered.has(element.id))
    .map(
      (reading): Turning => ({
        id: reading.element.id,
        question: { zh: `${reading.element.fact.zh}，是否成立`, en: `Is it so: ${reading.element.fact.en}` },
        readings: [reading],
        raised: raised.filter(({ defence }) => reading.defences.includes(defence.id)),
      }),
    );
  return [...issues, ...others].map((turning) => sheetOf(turning, template, facts));
}

function sheetOf(turning: Turning, template: CauseTemplate, facts: Facts): Finding<Value> {
  const refs = refsOf(turning, template);
  const value: Reasoning = {
    kind: "reasoning",
    id: `issue-${turning.id}`,
    rule: "AD-03",
    question: turning.question,
    path: "deep",
    major: citedAs(refs, facts.grounds),
    minor: turning.readings.map(({ element, status, supporting, admissions, contradicting }) => ({
      fact: element.fact,
      stands: STANDS[status],
      places: placesOf([...supporting, ...admissions]),
      against: placesOf(contradicting),
    })),
    trace: [...traceOf(turning), ...(citedAs(refs, facts.grounds).length === 0 ? [NO_LAW] : [])],
    alternatives: alternativesOf(turning),
  };
  const passages = value.minor.flatMap(({ places, against }) => [...places, ...against].map(({ passage }) => passage));
  const note = "大前提为行为时有效的规定；小前提由审判组织采信证据后认定";
  const basis = refs.map(({ ref }) => ref);
  return findingOf(value, 0.65, { rule: "AD-03", note, passages, basis }, facts.grounds);
}

function placesOf(pointers: readonly Pointer[]): { title: string; passage: Pointer["passage"] }[] {
  return pointers.slice(0, 4).map(({ title, passage }) => ({ title, passage }));
}

/** Provisions of the elements and defences first by the words of the cause, else by their names. */
function refsOf({ readings, raised }: Turning, template: CauseTemplate): { ref: ProvisionRef; why: string }[] {
  const ids = new Set([...readings.map(({ element }) => element.id), ...raised.map(({ defence }) => defence.id)]);
  const called = template.provisions
    .filter((provision) => provision.role !== "procedure" && provision.for.some((id) => ids.has(id)))
    .map(({ ref, zh }) => ({ ref, why: zh }));
  const own = [
    ...readings.flatMap(({ element }) => element.basis.map((ref) => ({ ref, why: element.fact.zh }))),
    ...raised.flatMap(({ defence }) => defence.basis.map((ref) => ({ ref, why: defence.name.zh }))),
  ];
  return [...called, ...own];
}

function traceOf({ readings, raised }: Turning): Both[] {
  const byElement = readings.map(({ element, status, supporting, contradicting }): Both => {
    const cited = element.basis.map(formatCitation).join("、");
    const bearer = BEARER[element.burden] ?? { zh: element.burden, en: element.burden };
    return {
      zh: `${cited === "" ? "" : `依${cited}，`}“${element.fact.zh}”由${bearer.zh}举证；支持材料${supporting.length}处，相反材料${contradicting.length}处：${STANDS[status].zh}。`,
      en: `"${element.fact.en}" is for ${bearer.en} to prove; ${supporting.length} places for, ${contradicting.length} against: ${STANDS[status].en}.`,
    };
  });
  const byDefence = raised.map(({ defence, places }): Both => {
    const bearer = BEARER[defence.burden] ?? { zh: defence.burden, en: defence.burden };
    return {
      zh: `已提出“${defence.name.zh}”的抗辩（${places.length}处），由${bearer.zh}举证；成立的：${defence.effect.zh}`,
      en: `The defence "${defence.name.en}" is raised (${places.length} places), for ${bearer.en} to prove; if upheld: ${defence.effect.en}`,
    };
  });
  return [...byElement, ...byDefence];
}

function alternativesOf({ readings, raised }: Turning): Reasoning["alternatives"] {
  const names = readings.map(({ element }) => element.fact.zh).join("；");
  const english = readings.map(({ element }) => element.fact.en).join("; ");
  const gaps = readings.filter(({ status }) => status === "gap");
  const found = {
    finds: { zh: `认定成立：${names || "要件事实"}`, en: `Found: ${english || "the facts of the claim"}` },
    leads: {
      zh: "该项要件具备；其余要件也具备且抗辩均不成立的，相应诉请可以支持。",
      en: "This part of the claim is made out; with the rest found and no defence standing the claim may be granted.",
    },
    needs: {
      zh:
        gaps.length === 0
          ? "采信支持的材料，并说明不采信相反材料的理由。"
          : `需要补充：${gaps.map(({ element }) => element.guidance.zh).join("")}`,
      en:
        gaps.length === 0
          ? "Rely on what speaks for it and say why what speaks against it is not relied on."
          : `Still needed: ${gaps.map(({ element }) => element.guidance.en).join(" ")}`,
    },
  };
  const notFound = {
    finds: { zh: `不能认定：${names || "要件事实"}`, en: `Not found: ${english || "the facts of the claim"}` },
    leads: {
      zh: "真伪不明时由负举证责任的一方承担不利后果，相应诉请不能支持或者只能部分支持。",
      en: "Unclear facts fall on the side with the burden: the claim fails, wholly or in part.",
    },
    needs: {
      zh: "说明证据不足以达到高度盖然性，或者相反材料更为可信。",
      en: "Say why the evidence does not reach the standard or the contrary is more credible.",
    },
  };
  const upheld = raised.map(({ defence }) => ({
    finds: { zh: `认定抗辩成立：${defence.name.zh}`, en: `Defence upheld: ${defence.name.en}` },
    leads: defence.effect,
    needs: {
      zh: `由${BEARER[defence.burden]?.zh ?? ""}证明抗辩事实。`,
      en: `${BEARER[defence.burden]?.en ?? ""} proves the facts of the defence.`,
    },
  }));
  return [found, notFound, ...upheld];
}
