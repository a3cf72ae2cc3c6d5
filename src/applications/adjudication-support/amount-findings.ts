import { provisionReasons } from "../../engine/evidence/grounds.ts";
import type { Said } from "../../engine/evidence/said.ts";
import { amountStep, formatRate, interestStep, roundedShare } from "../../engine/reasoning/computation-step.ts";
import { daysBetween } from "../../engine/reasoning/periods.ts";
import { rateCeilings } from "../../engine/reasoning/rate-ceiling.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findingOf } from "./citing.ts";
import type { Standing } from "./claim-sheets.ts";
import { lendingParameters, loanAmounts } from "./loan-amounts.ts";
import { type LoanFile, readLoan } from "./loan-file.ts";
import type { Facts, Input, Value } from "./schema.ts";

type Amount = Extract<Value, { kind: "amount" }>;

const LENDING = "private-lending";
/** 是还本金, 算作利息, 冲抵本金: somebody says what a payment was for. */
const PURPOSE = /(?:是|系|算作?|作为|冲抵|抵扣|抵作)(?:还|付|支付|偿还)?的?(?:本金|利息)/u;
const MISSING = {
  principal: {
    zh: "卷内未见借款金额，也未见交付凭证，无法计算本金和利息。",
    en: "Neither the sum lent nor a voucher is in the file; nothing can be computed.",
  },
  day: {
    zh: "卷内未见借款或者交付的日期，无法计算利息。",
    en: "No day of the loan or its delivery is in the file; no interest can be computed.",
  },
  absurd: {
    zh: "借款金额不合常理（为零、负数或者过大），没有计算，请核对案件信息项。",
    en: "The sum is zero, negative or absurdly large; nothing was computed, check the fields.",
  },
} as const;

/** Computations as findings: of a private loan on every assumption, and of interest as it is claimed for any cause. */
export function amountFindings(
  input: Input,
  facts: Facts,
  standing: Standing,
  said: readonly Said[],
): Finding<Value>[] {
  const claimed = claimedInterest(input, facts);
  if (facts.template?.id !== LENDING) return claimed;
  const loan = readLoan(input, facts);
  if ("missing" in loan)
    return [...loan.missing.map((what) => missing(`loan-${what}`, MISSING[what], facts)), ...claimed];
  const disputed = {
    defences: new Set(standing.raised.map(({ defence }) => defence.id)),
    paymentsDisputed: said.some(({ text, voice }) => voice !== "court" && PURPOSE.test(text)),
  };
  const made = loanAmounts(loan, facts, disputed).map((each) =>
    each.kind === "gap" ? missing(`amount-${each.id}`, each.note, facts) : loanFinding(each.value, loan, facts),
  );
  return [...made, ...claimed];
}

function loanFinding(value: Amount, loan: LoanFile, facts: Facts): Finding<Value> {
  const { citations } = facts.rules;
  const usesFormer = value.ceilings.some(({ rule }) => rule.includes("2015"));
  const refs: ProvisionRef[] = [
    ...citations.principal,
    ...citations.ceiling,
    ...citations.late,
    ...(loan.payments.length > 0 ? citations.setOff : []),
    ...(usesFormer ? citations.split : []),
    ...(value.id === "renewed" ? citations.renewal : []),
  ];
  const finding = findingOf(
    value,
    0.75,
    {
      rule: "AD-09",
      note: `${value.name.zh}；${value.assumptions.map(({ zh }) => zh).join("")}`,
      passages: [...loan.passages, ...(value.id === "renewed" && loan.renewed?.passage ? [loan.renewed.passage] : [])],
      basis: refs,
    },
    facts.grounds,
  );
  // The former tiers are cited by their text of the day of the loan, not by that of the trial.
  const former = usesFormer
    ? provisionReasons(
        citations.formerCeiling,
        facts.grounds.filter(({ on }) => on < loan.filedOn),
      )
    : [];
  const [first, ...others] = finding.reasons;
  return { ...finding, reasons: [first, ...others, ...former] };
}

/** Interest exactly as a claim states it, where it states base, rate and first day: the court grants no more than is claimed. */
function claimedInterest(input: Input, facts: Facts): Finding<Value>[] {
  const numbers = facts.fields.flatMap(({ name }) => /^claims\.(\d+)\.interest\.rate$/.exec(name)?.[1] ?? []);
  return numbers.flatMap((number) => {
    const claim = claimedTerms(number, input, facts);
    if (!claim) return [];
    const value = claimedAmount(number, claim, facts);
    const { passages } = claim;
    return [findingOf(value, 0.8, { rule: "AD-09", note: "只是诉请的算式，不表示应予支持", passages }, facts.grounds)];
  });
}

interface ClaimedTerms {
  readonly base: number;
  readonly rate: number;
  readonly from: Day;
  readonly to: Day;
  readonly passages: readonly Passage[];
}

function claimedTerms(number: string, input: Input, facts: Facts): ClaimedTerms | undefined {
  const parts = ["base", "rate", "from", "to"] as const;
  const [base, rate, from, to] = parts.map((part) =>
    facts.fields.find(({ name }) => name === `claims.${number}.interest.${part}`),
  );
  const [sum, ppm] = [Number(base?.value), Number(rate?.value)];
  const first = Day.safeParse(from?.value).data;
  const last = Day.safeParse(to?.value).data ?? input.to ?? filingDay(facts);
  const isSensible = [sum, ppm].every((each) => Number.isSafeInteger(each) && each > 0 && each <= 1e14);
  if (!isSensible || !first || first > last) return undefined;
  const passages = [base, rate, from].flatMap((field) => field?.passages.slice(0, 1) ?? []);
  return { base: sum, rate: ppm, from: first, to: last, passages };
}

function filingDay(facts: Facts): Day {
  return Day.safeParse(facts.fields.find(({ name }) => name === "filingDate")?.value).data ?? facts.today;
}

function claimedAmount(number: string, { base, rate, from, to }: ClaimedTerms, facts: Facts): Amount {
  const step = interestStep({
    what: { zh: "按诉请的基数、利率和起算日", en: "on the base, rate and first day claimed" },
    baseFen: base,
    ratePpm: rate,
    from,
    to,
    days: daysBetween(from, to) + 1,
    dayCount: 365,
    rule: "AD-09",
  });
  const totalFen = base + step.resultFen;
  const sum = `${formatYuan(base)} + ${formatYuan(step.resultFen)} = ${formatYuan(totalFen)}`;
  return {
    kind: "amount",
    id: `claim-${number}`,
    rule: "AD-09",
    name: { zh: `第${number}项诉请所主张的利息`, en: `Interest as claimed in claim ${number}` },
    assumptions: [
      {
        zh: `诉请利率 ${formatRate(rate)}；裁判不超出诉请。没有按上限调整。`,
        en: `Claimed rate ${formatRate(rate)}; no more than claimed is granted. Not cut to any ceiling.`,
      },
      ...ceilingNote(rate, facts),
    ],
    to,
    principalFen: base,
    interestFen: step.resultFen,
    feesFen: 0,
    totalFen,
    paidFen: 0,
    runningPpm: rate,
    dailyFen: roundedShare([base, rate], [1_000_000, 365]),
    ceilings: [],
    steps: [step, amountStep({ zh: "基数与利息合计", en: "base and interest" }, sum, totalFen, "AD-09")],
  };
}

/** Tells when the rate claimed for a private loan lies above what a court enforces. */
function ceilingNote(rate: number, facts: Facts): { zh: string; en: string }[] {
  const formed = Day.safeParse(
    facts.fields.find(({ name }) => name === "loan.deliveredOn" || name === "loan.signedOn")?.value,
  ).data;
  if (facts.template?.id !== LENDING || !formed) return [];
  const ceilings = rateCeilings({ formedOn: formed, filedOn: filingDay(facts) }, lendingParameters(facts));
  if (ceilings.kind === "unknown") return [];
  const lowest = Math.min(...ceilings.ceilings.map(({ capPpm }) => capPpm));
  if (rate <= lowest) return [];
  return [
    {
      zh: `诉请利率高于上限 ${formatRate(lowest)}。`,
      en: `The rate claimed is above the ceiling of ${formatRate(lowest)}.`,
    },
  ];
}

function missing(id: string, message: { zh: string; en: string }, facts: Facts): Finding<Value> {
  return findingOf(
    { kind: "missing", id, rule: "AD-09", message },
    0.8,
    { rule: "AD-09", note: message.zh },
    facts.grounds,
  );
}
