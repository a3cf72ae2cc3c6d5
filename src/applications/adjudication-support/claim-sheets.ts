import { claimTypeOf, elementsByClaim } from "../../engine/evidence/claim-elements.ts";
import { claimTexts } from "../../engine/evidence/conditions.ts";
import type { ElementReading } from "../../engine/evidence/element-status.ts";
import { contestedElements, type RaisedDefence } from "../../engine/evidence/raised-defences.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { CauseTemplate, ProvisionRef } from "../../vocabulary/law.ts";
import { citedAs, findingOf } from "./citing.ts";
import type { Facts, Input, Value } from "./schema.ts";
import { outcomeStanding } from "./supposed.ts";

type Claim = Extract<Value, { kind: "claim" }>;

/** What the claims of a case are, and how the elements and defences stand. */
export interface Standing {
  readonly readings: readonly ElementReading[];
  readonly raised: readonly RaisedDefence[];
}

/** A sheet for every claim (AD-01): basis, elements, and what each outcome would need. None is preferred. */
export function claimSheets(facts: Facts, standing: Standing, supposed?: Input["supposed"]): Finding<Value>[] {
  const claims = claimTexts(facts.fields);
  const called = elementsByClaim(claims, standing.readings, ({ element }) => element);
  return claims.map(({ number, text, field }) => {
    const type = claimTypeOf(text);
    const readings = called.get(number) ?? [];
    const amount = Number(facts.fields.find(({ name }) => name === `claims.${number}.amount`)?.value ?? Number.NaN);
    const refs = basisOf(type, readings, facts);
    const value: Claim = {
      kind: "claim",
      id: `claim-${number}`,
      rule: "AD-01",
      number,
      text: field.value,
      type,
      amount: Number.isSafeInteger(amount) ? amount : null,
      basis: citedAs(refs, facts.grounds),
      elements: readings.map(({ element, status }) => ({
        id: element.id,
        fact: element.fact,
        burden: element.burden,
        status,
      })),
      outcomes:
        type === "costs" ? costOutcomes() : standingOutcomes(readings, defencesTo(readings, standing, facts), supposed),
    };
    const note = `第${number}项诉请须逐项回应，不得遗漏或者超出`;
    const passages = [
      ...field.passages.slice(0, 2),
      ...readings.flatMap(({ supporting }) => supporting.slice(0, 1)).map(({ passage }) => passage),
    ];
    return findingOf(value, 0.85, { rule: "AD-01", note, passages, basis: refs.map(({ ref }) => ref) }, facts.grounds);
  });
}

/** Basis of the claim by the cause: always-called provisions, those of its elements, computations for interest. */
function basisOf(
  type: Claim["type"],
  readings: readonly ElementReading[],
  facts: Facts,
): { ref: ProvisionRef; why: string }[] {
  if (type === "costs") return facts.rules.citations.costs.map((ref) => ({ ref, why: "诉讼费用的负担" }));
  const provisions: CauseTemplate["provisions"] = facts.template?.provisions ?? [];
  const ids = new Set(readings.map(({ element }) => element.id));
  const computations = new Set(
    type === "interest" ? ["in-term-interest", "late-interest", "split-interest"] : ["principal"],
  );
  // Provisions of repealed laws drop out by themselves where they were not in force on the day of the facts.
  const isCalled = (provision: CauseTemplate["provisions"][number]): boolean => {
    if (provision.role === "procedure") return false;
    const isGeneral = provision.for.length === 0 || provision.for.includes("facts-before-2021");
    if (provision.role === "claim-basis" && isGeneral) return true;
    return provision.for.some((tag) => ids.has(tag) || computations.has(tag));
  };
  return provisions.filter(isCalled).map(({ ref, zh }) => ({ ref, why: zh }));
}

/** Defences that bear on a claim: those against one of its elements, and those against the claim as a whole. */
function defencesTo(readings: readonly ElementReading[], { raised }: Standing, facts: Facts): RaisedDefence[] {
  const { template } = facts;
  if (!template) return [];
  return raised.filter(({ defence }) => {
    const against = contestedElements(template, defence);
    return against.length === 0 || readings.some(({ element }) => against.includes(element.id));
  });
}

/** The outcomes with how they stand under what the bench supposes. */
function standingOutcomes(
  readings: readonly ElementReading[],
  raised: readonly RaisedDefence[],
  supposed: Input["supposed"],
): Claim["outcomes"] {
  const standing = outcomeStanding(
    readings.map(({ element }) => element.id),
    raised.map(({ defence }) => defence.id),
    supposed,
  );
  const outcomes = outcomesOf(readings, raised);
  return standing ? outcomes.map((one) => ({ ...one, standing: standing[one.outcome] })) : outcomes;
}

function outcomesOf(readings: readonly ElementReading[], raised: readonly RaisedDefence[]): Claim["outcomes"] {
  const list = readings.map(({ element }) => element.fact.zh).join("；");
  const english = readings.map(({ element }) => element.id).join(", ");
  const open = readings.filter(({ status }) => status === "gap" || status === "contested");
  const names = raised.map(({ defence }) => defence.name.zh).join("、");
  const englishNames = raised.map(({ defence }) => defence.name.en).join(", ");
  if (readings.length === 0) {
    return [
      {
        outcome: "granted",
        needs: {
          zh: "本案由没有要件规则；须由审判组织确定请求权基础和要件，并认定要件事实成立、抗辩不成立。",
          en: "No element rules: the bench determines basis and elements and finds them, with no defence standing.",
        },
      },
      {
        outcome: "dismissed",
        needs: {
          zh: "须认定要件事实不成立或者真伪不明时由负担举证责任的一方承担后果，或者抗辩成立。",
          en: "An element not found, or unclear to the detriment of the burdened side, or a defence found.",
        },
      },
    ];
  }
  const defences =
    names === ""
      ? { zh: "没有抗辩提出", en: "no defence was raised" }
      : { zh: `已提出的抗辩（${names}）均不成立`, en: `none of the defences raised (${englishNames}) stands` };
  const still =
    open.length === 0
      ? { zh: "", en: "" }
      : {
          zh: `目前有争议或者卷内未见材料的：${open.map(({ element }) => element.fact.zh).join("；")}。`,
          en: ` Contested or without papers: ${open.map(({ element }) => element.id).join(", ")}.`,
        };
  return [
    {
      outcome: "granted",
      needs: {
        zh: `须认定：${list}；并且${defences.zh}。${still.zh}`,
        en: `Findings on ${english}, and ${defences.en}.${still.en}`,
      },
    },
    {
      outcome: "partly",
      needs: {
        zh: "须认定要件成立但数额、期间、利率或者责任范围少于诉请（见金额计算的各种假设），或者抗辩部分成立。",
        en: "Elements found but for a smaller sum, time, rate or scope (see the computations), or a defence stands in part.",
      },
    },
    {
      outcome: "dismissed",
      needs: {
        zh: `须认定任一要件不成立，或者真伪不明而由负举证责任的一方承担不利后果，或者抗辩成立${names === "" ? "" : `（${names}）`}。`,
        en: `An element not found, or unclear to the detriment of the burdened side, or a defence found.`,
      },
    },
  ];
}

function costOutcomes(): Claim["outcomes"] {
  return [
    {
      outcome: "partly",
      needs: {
        zh: "诉讼费用由败诉方负担，部分胜诉的由法院决定各自负担数额；金额请求确定后计算。",
        en: "Costs follow the result; with a part won the court decides the shares once the sums are decided.",
      },
    },
  ];
}
