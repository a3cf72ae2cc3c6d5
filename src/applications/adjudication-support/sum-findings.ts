import { claimTexts } from "../../engine/evidence/conditions.ts";
import type { Said } from "../../engine/evidence/said.ts";
import type { Calculation } from "../../engine/reasoning/sums/calculation.ts";
import type { LastDay } from "../../engine/reasoning/sums/last-days.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import type { Calculator } from "../../vocabulary/law.ts";
import { findingOf } from "./citing.ts";
import type { Standing } from "./claim-sheets.ts";
import type { Facts, Input, Value } from "./schema.ts";
import { type KnownInput, knownInputs } from "./sum-inputs.ts";
import type { RunContext } from "./sum-run.ts";
import { RUNS } from "./sum-runs.ts";
import type { SumFacts, SumPart } from "./sum-schema.ts";

/**
 * Sums of the cause (§0.7, Table A) with their steps and what each rests on: what the file gives, each with its place, else
 * what is asked for. Nothing is guessed: a standard that stands in is shown as an assumption, a typed value as the judge's.
 */
export function sumFindings(input: Input, facts: Facts, standing: Standing, said: readonly Said[]): Finding<Value>[] {
  const { sums } = facts;
  if (!sums) return [];
  const to = trialDay(input, facts);
  const known = knownInputs(facts, said, { assumptions: input.assumptions ?? {}, trialOn: to });
  const made = new Map<string, Calculation>();
  const context: RunContext = {
    known,
    facts,
    numbers: known.numbersOn(to),
    to,
    made,
    defences: new Set(standing.raised.map(({ defence }) => defence.id)),
  };
  return partsOf(sums, facts, said).flatMap((part) => findingsOf(part, context, made));
}

function findingsOf(part: SumPart, context: RunContext, made: Map<string, Calculation>): Finding<Value>[] {
  const { known, facts } = context;
  const absent = part.needs.filter((id) => !known.has(id));
  if (absent.length > 0) return part.quiet ? [] : [askFor(part, absent, facts)];
  const result = RUNS[part.id]?.(context);
  if (!result) return [];
  if (result.kind === "unknown") return [gapOf(part, result.note, facts)];
  const inputs = [...part.needs, ...part.uses].flatMap((id) => known.get(id) ?? []);
  if (!("expiresOn" in result) && !isSound(result)) return [gapOf(part, ABSURD, facts)];
  if ("expiresOn" in result) return [dayFinding(part, result, inputs, facts)];
  made.set(part.id, result);
  return [sumFinding(part, result, inputs, facts)];
}

/** False where absurd inputs give a sum that is no whole number any more. */
function isSound({ leastFen, mostFen, steps }: Calculation): boolean {
  return [leastFen, mostFen, ...steps.map(({ resultFen }) => resultFen)].every(Number.isSafeInteger);
}

const ABSURD = {
  zh: "数值不合常理（过大），没有计算，请核对卷内数值和填写的数值。",
  en: "A value is absurdly large; nothing was computed, check what the file says and what was typed.",
};

/** Parts whose calculator the cause calls for and whose words the claims or the complaint hold. */
function partsOf(sums: SumFacts, facts: Facts, said: readonly Said[]): SumPart[] {
  const claims = claimTexts(facts.fields).map(({ text }) => text);
  const called = calledFor(sums, facts, claims);
  const spoken = [...claims, ...said.filter(({ voice }) => voice === "plaintiff").map(({ text }) => text)];
  return sums.rules.parts.filter(
    ({ calculators, words }) =>
      calculators.some((one) => called.has(one)) &&
      (words.length === 0 || words.some((word) => spoken.some((text) => text.includes(word)))),
  );
}

function calledFor(sums: SumFacts, { template }: Facts, claims: readonly string[]): Set<Calculator> {
  const always: Calculator[] = ["litigation-fee", "late-performance-interest"];
  const own = template ? sums.rules.own[template.id] : undefined;
  if (own) return new Set(own);
  if (template) return new Set([...(template.computations ?? []).map(({ calculator }) => calculator), ...always]);
  const byWords = sums.rules.byClaim.filter(({ words }) =>
    words.some((word) => claims.some((text) => text.includes(word))),
  );
  return new Set([...byWords.map(({ calculator }) => calculator), ...always]);
}

function trialDay(input: Input, facts: Facts): Day {
  const dayOf = (name: string): Day | undefined =>
    Day.safeParse(facts.fields.find((field) => field.name === name)?.value).data;
  const known = input.to ?? dayOf("hearingDate") ?? dayOf("filingDate") ?? facts.today;
  return input.to === undefined && known > facts.today ? facts.today : known;
}

function sumFinding(part: SumPart, result: Calculation, inputs: readonly KnownInput[], facts: Facts): Finding<Value> {
  const [calculator = "price-balance"] = part.calculators;
  const value: Value = {
    kind: "computation",
    id: part.id,
    rule: "AD-09",
    calculator,
    name: part.name,
    inputs: inputs.map(({ shown }) => shown),
    leastFen: result.leastFen,
    mostFen: result.mostFen,
    steps: result.steps.map((step) => ({ ...step })),
    notes: [...result.notes],
  };
  const note = `${part.name.zh}：${inputs.map(({ shown }) => `${shown.name.zh} ${shown.value}（${shown.by.zh}）`).join("；")}`;
  return findingOf(value, 0.7, { rule: "AD-09", note, passages: placesOf(inputs), basis: part.basis }, facts.grounds);
}

function dayFinding(part: SumPart, result: LastDay, inputs: readonly KnownInput[], facts: Facts): Finding<Value> {
  const { from, expiresOn, inTime, what, rule } = result;
  const value: Value = {
    kind: "timeline",
    id: part.id,
    rule: "AD-05",
    name: part.name,
    expiresOn,
    inTime,
    events: [{ day: from, what, expiresOn, rule }],
    message: {
      zh: `自${from}起算，至${expiresOn}届满；起算日由审判组织认定。`,
      en: `From ${from}, ending on ${expiresOn}; the first day is for the bench to find.`,
    },
  };
  const note = `${what.zh}：${inputs.map(({ shown }) => `${shown.name.zh} ${shown.value}`).join("；")}`;
  return findingOf(value, 0.7, { rule: "AD-05", note, passages: placesOf(inputs), basis: part.basis }, facts.grounds);
}

function placesOf(inputs: readonly KnownInput[]): KnownInput["passages"] {
  return inputs.flatMap(({ passages }) => passages);
}

function askFor(part: SumPart, absent: readonly string[], facts: Facts): Finding<Value> {
  const asked = absent.flatMap((id) => {
    const input = facts.sums?.rules.inputs[id];
    return input ? [{ id, name: input.name, unit: input.unit }] : [];
  });
  const message = {
    zh: `卷内未见${asked.map(({ name }) => `“${name.zh}”`).join("、")}，没有计算“${part.name.zh}”；可由审判组织按认定的数值填写。`,
    en: `Not in the file: ${asked.map(({ name }) => name.en).join(", ")}; "${part.name.en}" was not computed. The bench may type what it finds.`,
  };
  return missing(part, message, facts, asked);
}

function gapOf(part: SumPart, message: { zh: string; en: string }, facts: Facts): Finding<Value> {
  return missing(part, message, facts, undefined);
}

function missing(
  part: SumPart,
  message: { zh: string; en: string },
  facts: Facts,
  asked: Extract<Value, { kind: "missing" }>["asked"],
): Finding<Value> {
  const value: Value = {
    kind: "missing",
    id: `sum-${part.id}`,
    rule: "AD-09",
    message: { ...message },
    ...(asked && { asked }),
  };
  return findingOf(value, 0.8, { rule: "AD-09", note: message.zh, basis: part.basis }, facts.grounds);
}
