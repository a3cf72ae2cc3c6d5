import { z } from "zod";
import { Charge, ChargeName, Circumstance, SentencingRules } from "../../vocabulary/charge.ts";
import { Day } from "../../vocabulary/day.ts";
import { ProvisionRef } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";
import { DecidedOnFile } from "./trait-schema.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const Place = z.object({ title: z.string(), passage: Passage });
const Shared = { id: z.string(), rule: z.string() };
const Span = z.object({ least: z.int(), most: z.int() });

/** A charge of the case with the rules of the day of the act and of today. */
export const ChargeFacts = z.object({
  name: ChargeName,
  /** Where the papers name it; empty when only a field does. */
  places: z.array(Place),
  /** Deep rules at the act and at trial; null where there are none. */
  atAct: Charge.nullable(),
  atTrial: Charge.nullable(),
});
export type ChargeFacts = z.infer<typeof ChargeFacts>;

/** Crimes the story of a paper tells of, likeliest first (罪名识别); what the gatherer read, with the places. */
export const RecognisedFacts = z.object({
  title: z.string(),
  isKnown: z.boolean(),
  charges: z.array(
    z.object({ name: ChargeName, percent: z.int(), words: z.array(z.string()), places: z.array(Place) }),
  ),
});
export type RecognisedFacts = z.infer<typeof RecognisedFacts>;

/** A provision that was looked up and was in force on the day. */
const CriminalGround = z.object({ ref: ProvisionRef, on: Day });

/** What adjudication support knows of a criminal case besides the papers. */
export const CriminalFacts = z.object({
  court: z.string(),
  /** Day of the act as the indictment tells; null when no day was read. */
  act: Day.nullable(),
  charges: z.array(ChargeFacts),
  /** Rules of the day of the act, or of today while it is not known. */
  sentencing: SentencingRules.nullable(),
  /** Circumstances with the ranges of today's guideline. */
  circumstances: z.array(Circumstance),
  grounds: z.array(CriminalGround),
  /** Null where no paper tells a story. */
  recognised: RecognisedFacts.nullable().default(null),
  /** Terms of decided cases like this one; null in advice from before they were known. */
  decided: DecidedOnFile.nullable().default(null),
});
export type CriminalFacts = z.infer<typeof CriminalFacts>;

/** A charge (罪名) with its articles and what must be proved (AD-20). */
export const ChargeValue = z.object({
  kind: z.literal("charge"),
  ...Shared,
  name: z.string(),
  chapter: z.string(),
  articles: z.array(z.string()),
  /** False where only the article is known and tiers are not (general path). */
  deep: z.boolean(),
  elements: z.array(
    z.object({ id: z.string(), fact: Both, status: z.enum(["supported", "alleged", "gap"]), guidance: Both }),
  ),
});

/**
 * A crime that the story of a paper tells of (识别罪名, AD-20), beside the charge of the indictment: for checking whether facts
 * and charge agree. No finding; the bench names the crime.
 */
export const RecognisedValue = z.object({
  kind: z.literal("recognised"),
  ...Shared,
  name: z.string(),
  articles: z.array(z.string()),
  /** Out of a hundred like readings so many were right. */
  percent: z.int(),
  rank: z.int(),
  /** Whether the indictment charges it; null where no charge was read. */
  isCharged: z.boolean().nullable(),
  /** Words of the story that weighed most. */
  words: z.array(z.string()),
});

/** A statutory tier (法定刑档) that the alleged facts could meet, and what each way needs; nothing is found here. */
export const TierValue = z.object({
  kind: z.literal("tier"),
  ...Shared,
  charge: z.string(),
  name: Both,
  state: z.enum(["met", "discretionary", "open", "not-met", "not-alleged"]),
  months: Span,
  fine: Both.nullable(),
  ways: z.array(
    z.object({
      name: Both,
      state: z.enum(["met", "not-met", "not-entered", "not-alleged"]),
      discretionary: z.boolean(),
      needs: z.array(Both),
    }),
  ),
});

/** A sentencing circumstance (量刑情节) the papers speak of; whether it stands is for the court. */
export const CircumstanceValue = z.object({
  kind: z.literal("circumstance"),
  ...Shared,
  name: Both,
  person: z.string().nullable(),
  direction: z.enum(["lighter", "heavier"]),
  stance: z.enum(["stated", "argued", "denied"]),
  strength: z.enum(["named", "described"]),
  effect: Both,
  places: z.array(Place),
});

/** A range that might apply (可能适用的幅度) if the court finds what is assumed; there may be several, none is the answer. */
export const RangeValue = z.object({
  kind: z.literal("range"),
  ...Shared,
  charge: z.string(),
  person: z.string().nullable(),
  name: Both,
  assumptions: z.array(Both),
  /** Months; null where the guideline has no starting point. */
  least: z.int().nullable(),
  most: z.int().nullable(),
  statutory: Span,
  mayExempt: z.boolean(),
  steps: z.array(z.object({ what: Both, expression: z.string(), rule: z.string() })),
  cautions: z.array(Both),
  probation: Both,
});
