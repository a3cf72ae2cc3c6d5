import { casePartiesOf } from "../../engine/evidence/case-parties.ts";
import { claimTexts } from "../../engine/evidence/conditions.ts";
import { readElements } from "../../engine/evidence/element-status.ts";
import { raisedDefences } from "../../engine/evidence/raised-defences.ts";
import { saidIn } from "../../engine/evidence/said.ts";
import { findStances } from "../../engine/evidence/stances.ts";
import type { Draft, Finding } from "../../vocabulary/advice.ts";
import { amountFindings } from "./amount-findings.ts";
import { findingOf } from "./citing.ts";
import { claimSheets, type Standing } from "./claim-sheets.ts";
import { criminalSheet } from "./criminal-sheet.ts";
import { matterOf } from "./dispute-matter.ts";
import { defenceSheets, issueList } from "./dispute-sheets.ts";
import { generalSheets } from "./general-sheets.ts";
import { guaranteeLines } from "./guarantee-lines.ts";
import { legalitySheets } from "./legality-sheets.ts";
import { limitationLine } from "./limitation-line.ts";
import { pointFindings } from "./point-findings.ts";
import { procedureChecks } from "./procedure-checks.ts";
import { reasoningSheets } from "./reasoning-sheets.ts";
import type { Facts, Input, Value } from "./schema.ts";
import { sumFindings } from "./sum-findings.ts";
import { supposedFacts } from "./supposed.ts";
import { traitFindings } from "./trait-findings.ts";

/** What every reader must be told of this advice (handbook T §4.3). */
const BANNER = { zh: "仅供参考，裁判由审判组织作出。", en: "For reference only; the bench decides." } as const;

/**
 * The working sheet of a case (裁判要素表; handbook T §4): claims with what each outcome would need, defences, issues,
 * computations on stated assumptions, date lines, checks, and what the file does not show. It never says who wins.
 */
export function advise(input: Input, known: Facts): Draft<Value> {
  const facts = supposedFacts(input, known);
  if (facts.criminal) return criminalSheet(facts, facts.criminal);
  const parties = casePartiesOf(facts.fields);
  const said = saidIn(facts.papers, parties);
  if (claimTexts(facts.fields).length === 0 && facts.papers.every(({ pages }) => pages.length === 0)) {
    return {
      kind: "abstention",
      because: "facts_missing",
      note: {
        zh: "卷内没有诉讼请求，也没有已归目的材料，无法列出要素；请先完成归目和信息回填。",
        en: "Neither claims nor catalogued papers are in the file; catalogue and fill in the fields first.",
      },
    };
  }
  const standing = standingOf(facts, { fields: facts.fields, parties, said });
  const matter = matterOf(facts, parties, said);
  const [first, ...others] = [
    ...claimSheets(facts, standing, input.supposed),
    ...defenceSheets(facts, standing),
    ...issueList(facts, standing, said, matter),
    ...pointFindings(facts, matter),
    ...reasoningSheets(facts, standing),
    ...generalSheets(facts, said),
    ...legalitySheets(facts, said, parties),
    ...amountFindings(input, facts, standing, said),
    ...sumFindings(input, facts, standing, said),
    ...traitFindings(facts),
    ...limitationLine(facts, standing),
    ...guaranteeLines(facts),
    ...procedureChecks(facts, standing, parties, said),
    ...gaps(facts, standing),
  ];
  if (!first) {
    return {
      kind: "abstention",
      because: "facts_missing",
      note: {
        zh: `卷内材料没有诉请、抗辩或者可核对的程序事项。${BANNER.zh}`,
        en: `No claim, defence or matter of procedure was found. ${BANNER.en}`,
      },
    };
  }
  const findings = [first, ...others] as const;
  return { kind: "findings", findings: [first, ...others], summary: summaryOf(findings, facts) };
}

function standingOf(facts: Facts, situation: Parameters<typeof readElements>[1]): Standing {
  const { template } = facts;
  if (!template) return { readings: [], raised: [] };
  const raised = raisedDefences(template, situation);
  const readings = readElements(template, situation, {
    raised,
    stances: findStances(situation.said),
    admissionsCount: template.id !== "divorce",
    caseNumber: facts.fields.find(({ name }) => name === "caseNumber")?.value,
  });
  return { readings, raised };
}

/** What the file does not show: claims, elements without papers, an answer, rules of the cause. */
function gaps(facts: Facts, { readings }: Standing): Finding<Value>[] {
  const found: Finding<Value>[] = [];
  const tell = (id: string, rule: string, message: { zh: string; en: string }): void => {
    const basis = facts.rules.citations.burden;
    found.push(
      findingOf({ kind: "missing", id, rule, message }, 0.75, { rule, note: message.zh, basis }, facts.grounds),
    );
  };
  if (claimTexts(facts.fields).length === 0)
    tell("claims", "AD-01", {
      zh: "案件信息中未见诉讼请求，请先核对起诉状；以下没有逐项列出。",
      en: "No claims in the case fields; check the complaint first.",
    });
  if (!facts.papers.some(({ kind }) => kind === "answer" || kind === "hearing-record")) {
    tell("answer", "AD-10", {
      zh: "卷内未见答辩状和庭审笔录；抗辩和自认无从列出。",
      en: "Neither answer nor hearing record is in the file; no defences or admissions can be listed.",
    });
  }
  if (!facts.template) {
    tell("element-rules", "AD-01", {
      zh:
        facts.cause === null
          ? "案由未定，没有列出要件和依据。"
          : `本案由“${facts.cause}”尚无要件规则：没有逐项列出要件和抗辩，只按一般路径列出该类案件的规定、诉请、金额和程序事项；特别规定可能遗漏。`,
      en: "No element rules for this cause yet: the general law of its branch, claims, sums and procedure are listed; special rules may be missing.",
    });
  }
  for (const { element, status } of readings) {
    if (status !== "gap") continue;
    tell(`element-${element.id}`, "AD-01", {
      zh: `卷内未见证明“${element.fact.zh}”的材料。${element.guidance.zh}`,
      en: `Nothing in the file shows: ${element.fact.en}. ${element.guidance.en}`,
    });
  }
  return found;
}

function summaryOf(findings: readonly Finding<Value>[], facts: Facts): { zh: string; en: string } {
  const count = (kind: Value["kind"]): number => findings.filter(({ value }) => value.kind === kind).length;
  const cause = facts.template ? "" : "本案由没有要件规则。";
  return {
    zh: `${BANNER.zh}诉请 ${count("claim")} 项，已提出的抗辩 ${count("defence")} 项，争议焦点 ${count("issue")} 个，裁判思路 ${count("reasoning")} 项，金额计算 ${count("amount") + count("computation")} 项，卷内未见 ${count("missing")} 项。${cause}`,
    en: `${BANNER.en} ${count("claim")} claims, ${count("defence")} defences raised, ${count("issue")} issues, ${count("reasoning")} lines of reasoning, ${count("amount") + count("computation")} computations, ${count("missing")} things not in the file.`,
  };
}
