import { casePartiesOf } from "../../engine/evidence/case-parties.ts";
import type { Agreed, Delivery, Payment } from "../../engine/reasoning/loan-terms.ts";
import { valueOn } from "../../engine/reasoning/series.ts";
import type { CaseField } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Facts, Input } from "./schema.ts";
import { type WrittenTerms, writtenTerms } from "./written-terms.ts";

/** What the file holds of a private loan (卷内的借款事实), before any assumption is made. */
export interface LoanFile {
  readonly statedFen: readonly number[];
  readonly deliveries: readonly Delivery[];
  /** True when no voucher shows delivery and the agreed sum stands in for it. */
  readonly assumedDelivery: boolean;
  readonly payments: readonly Payment[];
  readonly due: Day | null;
  readonly formedOn: Day;
  readonly filedOn: Day;
  readonly to: Day;
  readonly betweenNaturalPersons: boolean;
  readonly agreed: Agreed;
  /** Where the agreed rate was read; null when only a case field says it. */
  readonly lateAgreed: Agreed;
  readonly feesFen: number;
  readonly papers: readonly WrittenTerms[];
  /** The paper by which interest was written into a new note, when there is one (A01 #6). */
  readonly renewed: WrittenTerms | undefined;
  readonly passages: readonly Passage[];
}

/** What is missing for a computation (卷内未见). */
export interface NoLoan {
  readonly missing: readonly ("principal" | "day" | "absurd")[];
}

const MOST_FEN = 1e14;
const VOUCHERS = new Set(["bank-statement", "bank-transfer", "receipt"]);

/** Reads the loan of the case from its fields and papers; answers with what is missing when it cannot be computed. */
export function readLoan(input: Input, facts: Facts): LoanFile | NoLoan {
  const papers = writtenTerms(facts.papers);
  const lent = lentMoney(facts.fields, papers);
  if ("missing" in lent) return lent;
  const { stated, deliveries, assumedDelivery, signedOn, deliveredOn } = lent;
  const natural = areNatural(facts.fields);
  const formedOn = natural ? deliveredOn : signedOn;
  const filedOn = dayOf(facts.fields, "filingDate") ?? facts.today;
  return {
    statedFen: stated,
    deliveries,
    assumedDelivery,
    payments: dated(facts.fields, "loan.repayments").map(({ day, fen, passages }) => ({
      day,
      fen,
      as: purposeOf(passages, facts),
    })),
    due: dayOf(facts.fields, "loan.dueOn") ?? papers.find(({ due }) => due !== undefined)?.due ?? null,
    formedOn,
    filedOn,
    to: lastDay(input, facts, filedOn),
    betweenNaturalPersons: natural,
    agreed: agreedRate(facts, papers, formedOn),
    lateAgreed: lateRate(papers),
    feesFen: claimedFees(facts.fields),
    papers,
    renewed: renewedPaper(papers, stated[0], signedOn, facts),
    passages: passagesOf(facts.fields),
  };
}

interface LentMoney {
  readonly stated: readonly number[];
  readonly deliveries: readonly Delivery[];
  readonly assumedDelivery: boolean;
  readonly signedOn: Day;
  readonly deliveredOn: Day;
}

/** Sums and days of the loan: vouchers first, else the agreed sum; what papers say where the fields say nothing. */
function lentMoney(fields: readonly CaseField[], papers: readonly WrittenTerms[]): LentMoney | NoLoan {
  const stated = statedSums(fields, papers);
  const vouchers = dated(fields, "loan.deliveries").map(({ day, fen }) => ({ day, statedFen: fen }));
  const sums = [...stated, ...vouchers.map(({ statedFen }) => statedFen)];
  if (sums.length === 0) return { missing: ["principal"] };
  if (sums.some((fen) => fen <= 0 || fen > MOST_FEN)) return { missing: ["absurd"] };
  const signed = dayOf(fields, "loan.signedOn") ?? papers.find(({ day }) => day !== undefined)?.day;
  const deliveredOn = vouchers[0]?.day ?? dayOf(fields, "loan.deliveredOn") ?? signed;
  if (deliveredOn === undefined) return { missing: ["day"] };
  const assumed = stated.slice(0, 1).map((statedFen) => ({ day: deliveredOn, statedFen }));
  return {
    stated,
    deliveries: vouchers.length > 0 ? vouchers : assumed,
    assumedDelivery: vouchers.length === 0,
    signedOn: signed ?? deliveredOn,
    deliveredOn,
  };
}

function lastDay(input: Input, facts: Facts, filedOn: Day): Day {
  const hearing = dayOf(facts.fields, "hearingDate");
  const known = hearing !== undefined && hearing <= facts.today ? hearing : filedOn;
  return input.to ?? (known <= facts.today ? known : facts.today);
}

function dayOf(fields: readonly CaseField[], name: string): Day | undefined {
  return Day.safeParse(fields.find((field) => field.name === name)?.value).data;
}

/** Sums the papers name as lent, each once; a settlement of account names a later sum and is left to the renewed note. */
function statedSums(fields: readonly CaseField[], papers: readonly WrittenTerms[]): number[] {
  const principal = fields.find(({ name }) => name === "loan.principal");
  const written = papers
    .filter(({ paper }) => paper.kind !== "statement-of-account")
    .flatMap(({ sumFen }) => sumFen ?? []);
  const values = principal ? [principal.value, ...principal.conflicts.map(({ value }) => value)].map(Number) : written;
  return [...new Set(values.filter((fen) => Number.isSafeInteger(fen)))];
}

function dated(fields: readonly CaseField[], list: string): { day: Day; fen: number; passages: Passage[] }[] {
  const numbers = fields.flatMap(
    ({ name }) => new RegExp(`^${list.replace(".", "\\.")}\\.(\\d+)\\.amount$`).exec(name)?.[1] ?? [],
  );
  return numbers
    .flatMap((number) => {
      const amount = fields.find(({ name }) => name === `${list}.${number}.amount`);
      const day = dayOf(fields, `${list}.${number}.on`);
      const fen = Number(amount?.value);
      return amount && day && Number.isSafeInteger(fen) ? [{ day, fen, passages: amount.passages }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What the line of the voucher says a payment was for; unstated is the rule (AD-08). */
function purposeOf(passages: readonly Passage[], facts: Facts): Payment["as"] {
  const vouchers = facts.papers.filter(({ kind }) => VOUCHERS.has(kind)).flatMap((paper) => paper.pages);
  const lines = passages.flatMap(({ original, page, start }) => {
    const text = vouchers.find((each) => each.original === original && each.number === page)?.text;
    if (text === undefined) return [];
    const end = text.indexOf("\n", start);
    return [text.slice(text.lastIndexOf("\n", start) + 1, end < 0 ? text.length : end)];
  });
  if (lines.some((line) => /利息|付息|还息|结息/u.test(line))) return "interest";
  return lines.some((line) => /还本|本金/u.test(line)) ? "principal" : "unstated";
}

function areNatural(fields: readonly CaseField[]): boolean {
  const parties = casePartiesOf(fields).filter(
    ({ voice, number }) => voice === "plaintiff" || (voice === "defendant" && number === 1),
  );
  return parties.every(({ isOrganisation }) => !isOrganisation);
}

function agreedRate(facts: Facts, papers: readonly WrittenTerms[], formedOn: Day): Agreed {
  const ppm = Number(facts.fields.find(({ name }) => name === "loan.rate")?.value ?? Number.NaN);
  if (Number.isSafeInteger(ppm) && ppm > 0) return { kind: "rate", ppm };
  const written = papers.find(({ ratePpm }) => ratePpm !== undefined)?.ratePpm;
  if (written !== undefined) return { kind: "rate", ppm: written };
  const multiple = papers.find(({ primeMultiple }) => primeMultiple !== undefined)?.primeMultiple;
  const prime = valueOn(facts.parameters["lpr-1y"] ?? [], formedOn);
  if (multiple !== undefined && prime !== undefined) return { kind: "rate", ppm: Math.round(prime * multiple) };
  return papers.some(({ speaksOfInterest }) => speaksOfInterest) ? { kind: "unclear" } : { kind: "none" };
}

function lateRate(papers: readonly WrittenTerms[]): Agreed {
  const ppm = papers.find(({ lateRatePpm }) => lateRatePpm !== undefined)?.lateRatePpm;
  return ppm === undefined ? { kind: "none" } : { kind: "rate", ppm };
}

function claimedFees(fields: readonly CaseField[]): number {
  const penalties = fields.filter(
    ({ name, value }) => /^claims\.\d+\.text$/.test(name) && /违约金|滞纳金|服务费|手续费/u.test(value),
  );
  return penalties.reduce((sum, { name }) => {
    const amount = Number(fields.find((field) => field.name === name.replace(".text", ".amount"))?.value ?? 0);
    return sum + (Number.isSafeInteger(amount) && amount > 0 ? amount : 0);
  }, 0);
}

function renewedPaper(
  papers: readonly WrittenTerms[],
  first: number | undefined,
  firstDay: Day,
  facts: Facts,
): WrittenTerms | undefined {
  const words = facts.rules.renewal;
  return papers.find(({ paper, day, sumFen }) => {
    const text = paper.pages
      .map((page) => page.text)
      .join("")
      .replace(/\s+/gu, "");
    return (
      day !== undefined &&
      day > firstDay &&
      first !== undefined &&
      sumFen !== undefined &&
      sumFen > first &&
      words.some((word) => text.includes(word))
    );
  });
}

function passagesOf(fields: readonly CaseField[]): Passage[] {
  const wanted = [
    "loan.principal",
    "loan.deliveries.1.amount",
    "loan.deliveredOn",
    "loan.dueOn",
    "loan.rate",
    "loan.repayments.1.amount",
  ];
  return wanted.flatMap((name) => fields.find((field) => field.name === name)?.passages.slice(0, 1) ?? []);
}
