import { casePartiesOf } from "../../engine/evidence/case-parties.ts";
import { saidIn } from "../../engine/evidence/said.ts";
import { findStances } from "../../engine/evidence/stances.ts";
import type { Draft, Finding } from "../../vocabulary/advice.ts";
import { reviewChronology } from "./chronology.ts";
import { findContradictions } from "./find-contradictions.ts";
import { findingOf } from "./finding.ts";
import { reviewChains } from "./review-chains.ts";
import { reviewClaims } from "./review-claims.ts";
import { reviewElements } from "./review-elements.ts";
import { reviewItems } from "./review-items.ts";
import { reviewNotices } from "./review-notices.ts";
import { evidencePeriod, reviewInstructions, reviewStances } from "./review-statements.ts";
import type { Facts, Input, Value } from "./schema.ts";

/**
 * Reviews the evidence of a case (handbook T §1.4.8): elements with their status, contradictions, items and checks, what is
 * admitted and contested, words addressed to the system, the period. It finds no fact and weighs nothing.
 */
export function advise(_input: Input, facts: Facts): Draft<Value> {
  if (facts.papers.every(({ pages }) => pages.length === 0)) {
    return {
      kind: "abstention",
      because: "facts_missing",
      note: {
        zh: "卷内没有已归目的材料，无法审查证据；请先完成归目，或者直接查看卷宗。",
        en: "No catalogued papers are in the file; catalogue them first or read the dossier itself.",
      },
    };
  }
  const parties = casePartiesOf(facts.fields);
  const said = saidIn(facts.papers, parties);
  const stances = findStances(said);
  const period = evidencePeriod(facts);
  const elements = facts.template
    ? reviewElements(facts.template, {
        situation: { fields: facts.fields, parties, said },
        stances,
        facts,
        by: period?.day ?? null,
      })
    : { findings: [], readings: [] };
  const contradictions = findContradictions(facts, parties).map((found): Finding<Value> => {
    const { confidence, ...told } = found;
    const value: Value = { kind: "contradiction", ...told, statements: [...told.statements] };
    const passages = told.statements.map(({ passage }) => passage);
    return findingOf(value, confidence, { rule: told.rule, note: told.message.zh, passages }, facts.grounds);
  });
  const items = reviewItems(facts, elements.readings);
  const [first, ...others] = [
    ...reviewInstructions(facts),
    ...reviewClaims(facts, elements.readings),
    ...elements.findings,
    ...contradictions,
    ...items,
    ...reviewChains(facts, elements.readings, items),
    ...reviewChronology(facts, said, parties),
    ...reviewStances(stances, facts),
    ...reviewNotices(facts, period),
  ];
  if (!first) {
    return {
      kind: "abstention",
      because: "nothing_found",
      note: {
        zh: "卷内材料中没有证据，也没有与要件有关的内容；请核对归目结果。",
        en: "The papers hold no evidence and nothing on any element; check the catalogue.",
      },
    };
  }
  return { kind: "findings", findings: [first, ...others], summary: summaryOf([first, ...others], facts) };
}

function summaryOf(findings: readonly Finding<Value>[], facts: Facts): { zh: string; en: string } {
  const count = (isWanted: (value: Value) => boolean): number => findings.filter(({ value }) => isWanted(value)).length;
  const gaps = count((value) => value.kind === "element" && value.status === "gap");
  const contested = count((value) => value.kind === "element" && value.status === "contested");
  const elements = count((value) => value.kind === "element");
  const contradictions = count((value) => value.kind === "contradiction");
  const checks = count((value) => value.kind === "check");
  const instructions = count((value) => value.rule === "XZ-01");
  const about = facts.template
    ? {
        zh: `要件 ${elements} 项，其中卷内未见材料 ${gaps} 项、有争议 ${contested} 项；`,
        en: `${elements} elements, ${gaps} gaps, ${contested} contested; `,
      }
    : { zh: "没有要件规则，未列要件；", en: "no element rules; " };
  const alarm =
    instructions > 0
      ? { zh: `发现 ${instructions} 处企图指挥系统的文字。`, en: ` ${instructions} attempts to instruct the system.` }
      : { zh: "", en: "" };
  return {
    zh: `${about.zh}矛盾 ${contradictions} 处，形式提示 ${checks} 条。${alarm.zh}事实由审判组织认定。`,
    en: `${about.en}${contradictions} contradictions, ${checks} checks.${alarm.en} Facts are found by the bench.`,
  };
}
