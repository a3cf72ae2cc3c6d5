import { provisionReasons } from "../../engine/evidence/grounds.ts";
import type { Draft, Finding, NonEmpty, Reason } from "../../vocabulary/advice.ts";
import { checkSameBench, checkSignatures } from "./check-bench.ts";
import {
  checkArticleWord,
  checkBasis,
  checkCitations,
  checkLateInterest,
  checkProcedureArticles,
} from "./check-citations.ts";
import { checkCoverage, checkDefences, checkOrderedSums } from "./check-claims.ts";
import { checkDates, checkTrialLimit } from "./check-dates.ts";
import { checkFees } from "./check-fees.ts";
import { checkCaseNumber, checkCourts } from "./check-heading.ts";
import { checkDuplicates, checkOpenPlaces, checkRemnants, checkSlips } from "./check-language.ts";
import { checkAccused, checkIdentity, checkNames, checkParties, checkProsecutor } from "./check-names.ts";
import { checkCharges, checkGuarantee, checkPerformable, checkTerms } from "./check-order.ts";
import { checkDivorce, checkRemedy, checkSummons, remedyCourts } from "./check-remedy.ts";
import { checkCapitals, checkRates, checkTotals } from "./check-sums.ts";
import type { Draftmark } from "./mark.ts";
import { type Paper, readPaper } from "./paper.ts";
import type { Facts, Input, Value } from "./schema.ts";

const CHECKS: readonly ((paper: Paper, facts: Facts) => Draftmark[])[] = [
  checkCaseNumber,
  (paper, facts) => checkCourts(paper, facts, remedyCourts(paper)),
  checkProsecutor,
  checkNames,
  checkParties,
  checkAccused,
  checkIdentity,
  checkCoverage,
  checkDefences,
  checkOrderedSums,
  checkCapitals,
  checkTotals,
  checkRates,
  checkDates,
  checkTrialLimit,
  checkCitations,
  checkBasis,
  checkArticleWord,
  checkLateInterest,
  checkProcedureArticles,
  checkSignatures,
  checkSameBench,
  checkSummons,
  checkRemedy,
  checkDivorce,
  checkPerformable,
  checkGuarantee,
  checkTerms,
  checkCharges,
  checkFees,
  checkSlips,
  checkRemnants,
  checkDuplicates,
  checkOpenPlaces,
];

const CONFIDENCE = { blocker: 0.9, error: 0.9, warning: 0.7, hint: 0.6 } as const;
const WEIGHT = { blocker: 0, error: 1, warning: 2, hint: 3 } as const;

function findingOf(mark: Draftmark, text: string, facts: Facts): Finding<Value> {
  const entry = facts.rules.catalogue.find(({ id }) => id === mark.rule);
  const severity = mark.severity ?? entry?.severity ?? "warning";
  const reasons: NonEmpty<Reason> = [
    { kind: "rule", rule: mark.rule, note: entry?.name ?? mark.zh },
    ...provisionReasons(entry?.basis ?? [], facts.grounds),
  ];
  return {
    value: {
      rule: mark.rule,
      severity,
      start: mark.start,
      end: mark.end,
      found: text.slice(mark.start, mark.end),
      expected: mark.expected ?? null,
      fix: mark.fix ?? null,
      message: { zh: mark.zh, en: mark.en },
    },
    confidence: CONFIDENCE[severity],
    reasons,
  };
}

/** Marks of the same rule at the same place with the same words are one. */
function once(marks: readonly Draftmark[]): Draftmark[] {
  const seen = new Map(marks.map((mark) => [`${mark.rule} ${mark.start} ${mark.end} ${mark.zh}`, mark]));
  return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Checks a document by the catalogue of handbook T §6.4. Every mark shows a place, a rule and what is expected; only form is
 * offered for replacement (§6.5), and nothing is said about whether the result is right.
 */
export function advise(_input: Input, facts: Facts): Draft<Value> {
  const { text } = facts;
  if (text === null || text.trim() === "")
    return {
      kind: "abstention",
      because: "facts_missing",
      note: { zh: "本案还没有文书可审查；请先拟写文书。", en: "There is no document to review yet; draft one first." },
    };
  const paper = readPaper(text);
  const marks = once(CHECKS.flatMap((check) => check(paper, facts)));
  const findings = marks.map((mark) => findingOf(mark, text, facts));
  const [first, ...others] = findings;
  if (!first)
    return {
      kind: "abstention",
      because: "nothing_found",
      note: {
        zh: "按现有规则没有发现形式问题。这不表示裁判结果正确。",
        en: "The rules found no fault of form. This says nothing about the result.",
      },
    };
  return { kind: "findings", findings: [first, ...others], summary: summaryOf(findings) };
}

function summaryOf(findings: readonly Finding<Value>[]): { zh: string; en: string } {
  const count = (severity: Value["severity"]): number =>
    findings.filter(({ value }) => value.severity === severity).length;
  const kinds = (Object.keys(WEIGHT) as Value["severity"][]).map((severity) => [severity, count(severity)] as const);
  const names = { blocker: "须先处理", error: "错误", warning: "提醒", hint: "提示" } as const;
  const shown = kinds.filter(([, number]) => number > 0);
  return {
    zh: `共${findings.length}处：${shown.map(([severity, number]) => `${names[severity]}${number}处`).join("，")}。`,
    en: `${findings.length} marks: ${shown.map(([severity, number]) => `${number} ${severity}`).join(", ")}.`,
  };
}
