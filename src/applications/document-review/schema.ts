import { z } from "zod";
import { Ground } from "../../engine/evidence/grounds.ts";
import { CaseField } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import { FeeTable } from "../../vocabulary/fee-table.ts";
import { LawRank, ProvisionRef } from "../../vocabulary/law.ts";
import { ReviewMark } from "../../vocabulary/proposals.ts";

/** Which document is to be reviewed: the text given, else the draft of the case. */
export const Input = z.object({ caseId: z.string(), text: z.string().optional() });
export type Input = z.infer<typeof Input>;

const Span = { start: z.int(), end: z.int(), text: z.string() };

/**
 * A citation of the text and how the law stands to it: in force on the day of the judgment; no such article or paragraph;
 * in force only earlier or later; or not to be told with the laws at hand.
 */
export const Cited = z.object({
  ...Span,
  law: z.string(),
  /** Full official title; null when the name is not known. */
  title: z.string().nullable(),
  /** A known title that differs by one character, where the name is not known. */
  meant: z.string().nullable(),
  rank: LawRank.nullable(),
  article: z.int(),
  paragraph: z.int().nullable(),
  status: z.enum(["in-force", "no-article", "no-paragraph", "no-longer", "not-yet", "unchecked"]),
});
export type Cited = z.infer<typeof Cited>;

const ArticleSpan = z.object({ from: Day, until: Day.nullable(), article: z.int() });
const Words = z.array(z.string().min(1));

/** Rules of rules.yaml with their citations read. */
export const Rules = z.strictObject({
  catalogue: z.array(
    z.strictObject({
      id: z.string(),
      severity: ReviewMark.shape.severity,
      name: z.string(),
      basis: z.array(ProvisionRef),
    }),
  ),
  caseTypes: z.record(z.string(), Words),
  appealDays: z.array(z.strictObject({ matter: z.string(), form: z.string(), days: z.int() })),
  lateInterest: z.array(ArticleSpan),
  default: z.array(ArticleSpan),
  lawDays: z.array(z.strictObject({ law: z.string(), from: Day, until: Day.nullable() })),
  terms: z.record(z.string(), z.strictObject({ least: z.int(), most: z.int(), mostJoined: z.int() })),
  probation: z.record(z.string(), z.strictObject({ mostTerm: z.int(), least: z.int(), most: z.int() })),
  trialMonths: z.record(z.string(), z.int()),
  trialExcuses: Words,
  defenceWords: Words,
  claimWords: Words,
  slips: z.array(z.tuple([z.string(), z.string()])),
  standing: Words,
  except: Words,
  remnants: Words,
});
export type Rules = z.infer<typeof Rules>;

/** What the review knows of a document and its case. */
export const Facts = z.object({
  text: z.string().nullable(),
  /** True for a document of this case: then names, claims and rulings are compared with it. */
  isOwn: z.boolean(),
  today: Day,
  fields: z.array(CaseField.pick({ name: true, value: true, status: true })),
  rulings: z.array(
    z.object({ claim: z.int(), result: z.enum(["granted", "partly", "dismissed"]), amount: z.int().nullable() }),
  ),
  citations: z.array(Cited),
  /** Court that hears appeals from the court that the text names at its head. */
  appealCourt: z.string().nullable(),
  feeTable: FeeTable.nullable(),
  /** Highest rate of a private loan by the day it was formed, ppm a year, and the day; null when it is none or not known. */
  rateCap: z.object({ ppm: z.int(), on: Day }).nullable(),
  rules: Rules,
  grounds: z.array(Ground),
});
export type Facts = z.infer<typeof Facts>;

export const Value = ReviewMark;
export type Value = z.infer<typeof Value>;
