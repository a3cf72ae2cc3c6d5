import type { Charge, SentencingRules } from "../../../vocabulary/charge.ts";
import { crimeTotal, type UsedAmount } from "./crime-total.ts";
import { type DrugQuantity, drugEquivalent } from "./drug-equivalent.ts";
import { type FoundFact, findOffenceFacts } from "./find-circumstances.ts";
import { amountOf, type CrimeAmount, findCrimeAmounts } from "./find-crime-amounts.ts";
import { type FoundQuantity, findQuantities } from "./find-quantities.ts";
import type { OffenceText } from "./offence-words.ts";
import type { AllegedFacts } from "./statutory-tier.ts";

/** A place in a text, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A quantity read for a measure of a crime, how it was got, and where. */
export interface MeasureReading {
  readonly measure: string;
  readonly value: number;
  /** "sum" and "converted" are for the court to check; the others stand in the text. */
  readonly how: "stated-total" | "single" | "sum" | "converted" | "highest";
  readonly places: readonly Place[];
  /** Every sum of the text with its use and the reason, counted ones first; only where the sums of a taking were made up. */
  readonly sums?: readonly UsedAmount[];
}

/** What a text alleges of a crime, with places. */
export interface AllegedReading {
  readonly alleged: AllegedFacts;
  readonly measures: readonly MeasureReading[];
  readonly facts: readonly FoundFact[];
}

/** Reads quantities and facts of a crime from a text; what the text denies or only argues is not alleged. */
export function readAllegedFacts(
  read: OffenceText,
  charge: Charge,
  rules: Pick<SentencingRules, "roles" | "totals" | "drugs">,
): AllegedReading {
  const amounts = findCrimeAmounts(read.text, rules);
  const quantities = findQuantities(read.text, rules.drugs);
  const measures = charge.measures.flatMap(({ id, read: how }) => {
    const reading = measureOf(how, { text: read.text, amounts, quantities, rules });
    return reading ? [{ ...reading, measure: id }] : [];
  });
  const facts = findOffenceFacts(read, charge.facts);
  const told = charge.facts.map(({ id }) => id).filter((id) => isTold(id, facts));
  return {
    measures,
    facts,
    alleged: { facts: told, measures: Object.fromEntries(measures.map(({ measure, value }) => [measure, value])) },
  };
}

function isTold(id: string, facts: readonly FoundFact[]): boolean {
  const own = facts.filter((fact) => fact.id === id);
  return own.some(({ stance }) => stance === "stated");
}

interface Found {
  readonly text: string;
  readonly amounts: readonly CrimeAmount[];
  readonly quantities: readonly FoundQuantity[];
  readonly rules: Pick<SentencingRules, "roles" | "totals" | "drugs">;
}

/** Injured persons add up; all else is the highest number the text gives. */
const ADDED = new Set(["grave-injuries", "light-injuries", "slight-injuries"]);

function measureOf(how: string, found: Found): Omit<MeasureReading, "measure"> | undefined {
  const { amounts, quantities, rules } = found;
  if (how === "amount:taken") return takenOf(found);
  if (how.startsWith("amount:")) {
    const amount = amountOf(how.slice("amount:".length), amounts);
    return amount && { value: amount.fen, how: amount.how, places: amount.places };
  }
  if (how === "drugs") return drugsOf(quantities, rules);
  const own = quantities.filter(({ kind }) => kind === how);
  if (own.length === 0) return undefined;
  const numbers = own.map(({ value }) => value);
  const highest = Math.max(...numbers);
  const sum = numbers.reduce((total, value) => total + value, 0);
  // Several papers tell of one injury; only numbers the text itself gives above one are added.
  const value = ADDED.has(how) && highest > 1 ? Math.max(highest, Math.min(sum, highest + own.length - 1)) : highest;
  return { value: Math.floor(value), how: own.length === 1 ? "single" : "highest", places: own };
}

/** What was taken is made up sum by sum; a paper without any sum of that role alleges none. */
function takenOf({ text, amounts, rules }: Found): Omit<MeasureReading, "measure"> | undefined {
  if (!amounts.some(({ role }) => role === "taken")) return undefined;
  const total = crimeTotal(text, rules);
  if (!total) return undefined;
  return { value: total.fen, how: total.how, places: total.counted, sums: [...total.counted, ...total.left] };
}

function drugsOf(
  quantities: readonly FoundQuantity[],
  rules: Found["rules"],
): Omit<MeasureReading, "measure"> | undefined {
  const own = quantities.filter(({ kind }) => kind === "drug");
  const different = own.filter(
    (one, at) => own.findIndex(({ drug, value }) => drug === one.drug && value === one.value) === at,
  );
  if (different.length === 0) return undefined;
  const weights = different.flatMap(({ drug, value }): DrugQuantity[] =>
    drug === null ? [] : [{ drug, milligrams: value }],
  );
  const { milligrams } = drugEquivalent(weights, rules.drugs);
  const isPlain = different.length === 1 && weights[0]?.milligrams === milligrams;
  return { value: milligrams, how: isPlain ? "single" : "converted", places: different };
}
