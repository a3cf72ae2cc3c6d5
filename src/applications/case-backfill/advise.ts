import type { Draft, Finding, NonEmpty, Reason } from "../../vocabulary/advice.ts";
import { agentReadings } from "./agent-fields.ts";
import { causeReadings } from "./cause-field.ts";
import { warningsFor } from "./checks.ts";
import { claimReadings } from "./claim-fields.ts";
import { courtReadings } from "./court-fields.ts";
import { defenceReadings } from "./defence-fields.ts";
import { byFieldOrder } from "./field-order.ts";
import { keyDayReadings } from "./key-days.ts";
import { loanReadings } from "./loan-fields.ts";
import { type OwnPapers, ownPapers } from "./own-papers.ts";
import { peopleReadings } from "./people-fields.ts";
import type { Facts, Input, Value } from "./schema.ts";
import { type Settled, settle } from "./settle.ts";
import { openPaper, type Reading } from "./source-paper.ts";

/** Fields of the case with the places they were read from; what no paper says is left out. */
export function advise(_input: Input, facts: Facts): Draft<Value> {
  const papers = facts.papers.map((paper) => openPaper(paper, facts.rules));
  if (papers.length === 0) return NO_PAPERS;
  const own = ownPapers(papers, facts);
  const settled = settleAll(readingsOf(own, facts), facts);
  const fields = new Map(settled.map((field) => [field.name, field]));
  const [first, ...others] = settled.flatMap((field) => findingOf(field, fields));
  if (!first) return NOTHING;
  return {
    kind: "findings",
    findings: [first, ...others],
    summary: summaryOf([first, ...others], papers.length - own.papers.length),
  };
}

const NO_PAPERS = {
  kind: "abstention",
  because: "facts_missing",
  note: {
    zh: "卷宗中尚无已归目的材料，请先完成材料归目。",
    en: "The dossier has no catalogued papers yet; catalogue them first.",
  },
} as const;

const NOTHING = {
  kind: "abstention",
  because: "nothing_found",
  note: {
    zh: "在卷内材料中未找到可回填的案件信息，请人工录入。",
    en: "No case information was found in the papers; enter it by hand.",
  },
} as const;

function readingsOf(own: OwnPapers, facts: Facts): Reading[] {
  const causes = causeReadings(own.papers, facts);
  const cause = settle("cause", causes, facts.rules)?.value;
  const isLoan =
    cause === undefined
      ? own.papers.some(({ kind }) => facts.rules.loanPapers.includes(kind))
      : facts.rules.loanCauses.includes(cause);
  return [
    ...courtReadings(own, facts),
    ...causes,
    ...peopleReadings(own, facts),
    ...agentReadings(own, facts),
    ...claimReadings(own, facts),
    ...defenceReadings(own, facts),
    ...(isLoan ? loanReadings(own, facts) : keyDayReadings(own, cause, facts)),
  ];
}

function settleAll(readings: readonly Reading[], { rules }: Facts): Settled[] {
  const byField = new Map<string, Reading[]>();
  for (const reading of wholeCourts(readings)) {
    if (reading.passages.length === 0) continue;
    byField.set(reading.field, [...(byField.get(reading.field) ?? []), reading]);
  }
  const settled = [...byField].flatMap(([name, same]) => {
    // Of hearings that equally many papers name, the first in time is the field (docs/case-schema.md).
    const ordered = name === "hearingDate" ? [...same].sort((a, b) => (a.value < b.value ? -1 : 1)) : same;
    return settle(name, ordered, rules) ?? [];
  });
  return settled.sort((a, b) => byFieldOrder(a.name, b.name));
}

/** 青溪区人民法院 for 云州省明江市青溪区人民法院 is the same court named shortly. */
function wholeCourts(readings: readonly Reading[]): Reading[] {
  const courts = readings.filter(({ field }) => field === "court").map(({ value }) => value);
  const whole = (value: string): string =>
    courts.filter((court) => court.endsWith(value)).sort((a, b) => b.length - a.length)[0] ?? value;
  return readings.map((reading) => (reading.field === "court" ? { ...reading, value: whole(reading.value) } : reading));
}

function findingOf(field: Settled, fields: ReadonlyMap<string, Settled>): Finding<Value>[] {
  const reasons = field.passages.map((passage): Reason => ({ kind: "passage", passage }));
  const [first, ...others] = reasons;
  if (!first) return [];
  const warnings = warningsFor(field, fields);
  const { name, value } = field;
  const confidence = warnings.length > 0 ? Math.min(field.confidence, 0.75) : field.confidence;
  return [
    { value: { name, value, conflicts: [...field.conflicts], warnings }, confidence, reasons: [first, ...others] },
  ];
}

function summaryOf(findings: NonEmpty<Finding<Value>>, foreign: number): { zh: string; en: string } {
  const conflicts = findings.filter(({ value }) => value.conflicts.length > 0).length;
  const warned = findings.filter(({ value }) => value.warnings.length > 0).length;
  const others =
    foreign > 0
      ? {
          zh: `${foreign}份非本案或不可用的材料未采信。`,
          en: ` ${foreign} papers of other cases or unusable were left aside.`,
        }
      : { zh: "", en: "" };
  return {
    zh: `拟回填${findings.length}项案件信息，其中${conflicts}项各材料记载不一致，${warned}项有核对提示，请逐项确认。${others.zh}`,
    en: `${findings.length} fields proposed; papers disagree on ${conflicts}, ${warned} carry a warning. Please confirm each.${others.en}`,
  };
}
