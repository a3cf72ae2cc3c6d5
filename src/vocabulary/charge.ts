import { z } from "zod";
import { Day } from "./day.ts";
import { ProvisionRef } from "./law.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const Basis = z.array(ProvisionRef);
const Dated = { from: Day, until: Day.nullable(), source: z.string() };

/** A name of a crime (罪名) as the Criminal Law and the rules on names fix it. */
export const ChargeName = z.object({
  name: z.string(),
  /** Chapter (章) of the special part; section (节) where the chapter has sections. */
  chapter: z.string(),
  section: z.string().nullable(),
  /** Articles that make it a crime; empty for the one that stands outside the Criminal Law. */
  articles: Basis,
  /** Articles that set the penalty where the defining one does not, for example 383 for 382. */
  punishedBy: Basis.default([]),
  /** Short and selective forms found in papers. */
  aliases: z.array(z.string()),
  /** Names that took its place when it was given up. */
  replacedBy: z.array(z.string()),
  ...Dated,
});
export type ChargeName = z.infer<typeof ChargeName>;

/** What is counted: money in fen, persons or things, milligrams, milligrams in 100 ml of blood. */
export const MeasureUnit = z.enum(["fen", "count", "milligram", "mg-per-100ml"]);

/**
 * A number that opens a tier (数额标准): a national band inside which each province fixes its own figure, or one national
 * figure (least equals most). A province without an entry is unknown and never guessed (CR-04).
 */
export const Threshold = z.object({
  id: z.string(),
  name: Both,
  unit: MeasureUnit,
  least: z.int(),
  most: z.int(),
  regions: z.array(z.object({ region: z.string(), value: z.int(), ...Dated })),
  basis: Basis,
  ...Dated,
});
export type Threshold = z.infer<typeof Threshold>;

/** A quantity a tier may depend on (数额、数量), and how it is read from papers. */
export const Measure = z.object({
  id: z.string(),
  name: Both,
  unit: MeasureUnit,
  /** Role of money ("amount:taken"), or a kind of quantity; "none" is entered by a person only. */
  read: z.string(),
});
export type Measure = z.infer<typeof Measure>;

/** A fact of the offence (情节) that a tier may depend on, and words that speak for it. */
export const OffenceFact = z.object({ id: z.string(), zh: z.string(), en: z.string(), words: z.array(z.string()) });
export type OffenceFact = z.infer<typeof OffenceFact>;

/** One test of a way into a tier: a measure that reaches a line, or any one of some facts. */
export const TierTest = z.union([
  z.object({
    measure: z.string(),
    /** Id of a threshold, or the number itself where the law fixes it nationally. */
    least: z.union([z.string(), z.int()]),
    /** Part of the line that suffices, numerator and denominator, for example half. */
    share: z.tuple([z.int(), z.int()]).optional(),
  }),
  z.object({ facts: z.array(z.string()).min(1) }),
]);
export type TierTest = z.infer<typeof TierTest>;

/** How a fine goes with the main penalty (罚金) and within which limits. */
export const FineRule = z.object({
  rule: z.enum(["none", "may", "together", "together-or-alone", "alone-possible", "or-confiscation", "confiscation"]),
  /** Limits in fen; null where the law sets none. */
  least: z.int().nullable().default(null),
  most: z.int().nullable().default(null),
  /** Upper limit as a multiple of the amount of the crime. */
  timesAmount: z.int().nullable().default(null),
  basis: Basis.default([]),
});
export type FineRule = z.infer<typeof FineRule>;

const Months = z.object({ least: z.int(), most: z.int() });

/** A statutory tier (法定刑档) with the ways into it. */
export const Tier = z.object({
  id: z.string(),
  name: Both,
  /** Fixed-term imprisonment in months; six months is its least (刑法 45). */
  months: Months,
  control: z.boolean(),
  detention: z.boolean(),
  /** False where only detention may be given, as for dangerous driving. */
  imprisonment: z.boolean(),
  life: z.boolean(),
  death: z.boolean(),
  fine: FineRule,
  /** Starting point (量刑起点) of the sentencing guideline; null where there is none. */
  start: Months.extend({ source: z.string() }).nullable(),
  /** Alternative ways; a discretionary one may, not must, be taken by the court (可以). */
  ways: z.array(
    z.object({ id: z.string(), name: Both, all: z.array(TierTest).min(1), discretionary: z.boolean(), basis: Basis }),
  ),
  basis: Basis,
});
export type Tier = z.infer<typeof Tier>;

/** What must be proved for conviction (犯罪构成要件); the prosecution bears the burden (CR-01). */
export const ChargeElement = z.object({
  id: z.string(),
  kind: z.enum(["subject", "mental", "conduct", "object", "result"]),
  fact: Both,
  evidence: z.array(z.object({ kind: z.string(), words: z.array(z.string()) })),
  guidance: Both,
  basis: Basis,
});
export type ChargeElement = z.infer<typeof ChargeElement>;

/** A worked example (算例): a situation and what the rules must say of it; runs as a test. */
export const ChargeExample = z.object({
  name: z.string(),
  day: Day,
  region: z.string().nullable(),
  measures: z.record(z.string(), z.int()),
  facts: z.array(z.string()),
  /** Ids of circumstances, with the band where it is not the first: "plea:with-surrender". */
  circumstances: z.array(z.string()),
  expect: z.object({
    /** Highest tier that the facts reach; null when they reach none. */
    tier: z.string().nullable(),
    /** Tiers above it that the court may or might reach. */
    possible: z.array(z.string()),
    /** Range in months after adjustment; null when there is no guideline for the crime. */
    months: Months.nullable(),
  }),
});
export type ChargeExample = z.infer<typeof ChargeExample>;

/** A crime with deep rules (罪名规则): elements, tiers, facts, neighbouring crimes; handbook T Part 4. */
export const Charge = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** Words that speak for this crime when the papers do not name it. */
  words: z.array(z.string()),
  measures: z.array(Measure),
  facts: z.array(OffenceFact),
  elements: z.array(ChargeElement),
  /** From the lightest to the heaviest. */
  tiers: z.array(Tier),
  /** Circumstances of this crime besides the common ones. */
  circumstances: z.array(z.string()),
  /** Neighbouring crimes and cases that are no crime. */
  exclusions: z.array(
    z.object({ id: z.string(), zh: z.string(), en: z.string(), words: z.array(z.string()), basis: Basis }),
  ),
  examples: z.array(ChargeExample),
  ...Dated,
});
export type Charge = z.infer<typeof Charge>;

/** How far a circumstance moves the base sentence, in percent of it. */
export const AdjustmentBand = z.object({
  id: z.string(),
  when: Both,
  least: z.int(),
  most: z.int(),
  exempt: z.boolean(),
  /** Whether this range allows a sentence below the tier, where it differs from the circumstance. */
  mitigates: z.boolean().nullable(),
});
export type AdjustmentBand = z.infer<typeof AdjustmentBand>;

/** A sentencing circumstance (量刑情节) with its order and range (AD-24, AD-29, AD-30). */
export const Circumstance = z.object({
  id: z.string(),
  name: Both,
  /** Layer 1 multiplies in a chain, layer 2 adds and subtracts in one factor (AD-29). */
  layer: z.union([z.literal(1), z.literal(2)]),
  direction: z.enum(["lighter", "heavier"]),
  duty: z.enum(["may", "shall"]),
  /** True when it allows a sentence below the tier (减轻, 刑法 63). */
  mitigates: z.boolean(),
  /** True when it may lead to exemption from punishment (免除). */
  exempts: z.boolean(),
  /** Ranges of the guideline; empty where it sets none and the bench weighs the circumstance itself. */
  bands: z.array(AdjustmentBand),
  /** Least addition in months, as for recidivism. */
  leastMonths: z.int().nullable(),
  /** Circumstances that must not be counted besides it, being the same fact. */
  covers: z.array(z.string()),
  /** Ids of charges to which it is limited; empty for all. */
  charges: z.array(z.string()),
  /** Whose trait it is: words about the other side do not count. */
  of: z.enum(["accused", "victim", "any"]),
  /** Words that name it, and words that only describe facts on which it may rest; "…" stands for a short gap. */
  words: z.array(z.string()),
  hints: z.array(z.string()),
  basis: Basis,
  ...Dated,
});
export type Circumstance = z.infer<typeof Circumstance>;

/** A role of money in a criminal case (金额性质) and words around the sum that tell it. */
export const AmountRole = z.object({
  id: z.string(),
  name: Both,
  before: z.array(z.string()),
  after: z.array(z.string()),
});
export type AmountRole = z.infer<typeof AmountRole>;

/** Amount of a drug that equals the two lines of heroin (毒品数量标准), in milligrams. */
export const DrugLine = z.object({
  id: z.string(),
  names: z.array(z.string()).min(1),
  large: z.int(),
  larger: z.int(),
  basis: Basis,
});
export type DrugLine = z.infer<typeof DrugLine>;

/** What a province adds to the starting point for more than the tier asks (增加刑罚量). */
export const Increment = z.object({
  charge: z.string(),
  tier: z.string(),
  region: z.string(),
  measure: z.string(),
  /** Line of the tier beyond which it counts, a threshold id or a number. */
  above: z.union([z.string(), z.int()]),
  per: z.int().positive(),
  months: Months,
  ...Dated,
});
export type Increment = z.infer<typeof Increment>;

/** Limits of penalties and general rules of counting (刑罚一般规定; AD-23, AD-25 to AD-27). */
export const SentencingFrame = z.object({
  control: Months.extend({ combined: z.int(), basis: Basis }),
  detention: Months.extend({ combined: z.int(), basis: Basis }),
  fixedTerm: Months.extend({ combined: z.int(), longSum: z.int(), longCombined: z.int(), basis: Basis }),
  combination: Basis,
  foundLater: Basis,
  newCrime: Basis,
  mitigation: Basis,
  within: Basis,
  lighterLaw: Basis,
  /** Days of control for one day of custody; one day of detention or imprisonment is one day. */
  custody: z.object({ controlDays: z.int(), control: Basis, detention: Basis, fixedTerm: Basis }),
  probation: z.object({
    most: z.int(),
    conditions: z.array(Both),
    barred: z.array(z.string()),
    shallBelow: z.int(),
    shallFrom: z.int(),
    detention: Months,
    fixedTerm: Months,
    basis: Basis,
    barredBasis: Basis,
    periodBasis: Basis,
  }),
  ages: z.object({
    full: z.int(),
    listed: z.int(),
    lowest: z.int(),
    lighterBelow: z.int(),
    old: z.int(),
    /** Charges for which those of 14 and 15 answer, with their condition. */
    listedCharges: z.array(z.object({ charge: z.string(), tiers: z.array(z.string()), when: Both })),
    lowestCharges: z.array(z.object({ charge: z.string(), tiers: z.array(z.string()), when: Both })),
    basis: Basis,
  }),
  /** Limitation of prosecution by the statutory maximum in months; the last holds for life and death. */
  prosecution: z.object({
    steps: z.array(z.object({ below: z.int().nullable(), years: z.int() })).min(1),
    basis: Basis,
  }),
  leastFine: z.int(),
  fineBasis: Basis,
  /** Rules of exclusion and proof of criminal evidence to be reminded of (EV-12, EV-70 to EV-73). */
  evidence: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      zh: z.string(),
      en: z.string(),
      words: z.array(z.string()),
      basis: Basis,
    }),
  ),
  ...Dated,
});
export type SentencingFrame = z.infer<typeof SentencingFrame>;

/** All rules on sentencing that hold on a day (量刑规则). */
export const SentencingRules = z.object({
  frame: SentencingFrame,
  circumstances: z.array(Circumstance),
  thresholds: z.array(Threshold),
  increments: z.array(Increment),
  roles: z.array(AmountRole),
  /** Words that announce a total of sums. */
  totals: z.array(z.string()),
  drugs: z.array(DrugLine),
});
export type SentencingRules = z.infer<typeof SentencingRules>;
