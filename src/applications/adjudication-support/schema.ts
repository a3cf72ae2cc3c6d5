import { z } from "zod";
import { Ground } from "../../engine/evidence/grounds.ts";
import { Paper } from "../../engine/evidence/paper.ts";
import { CaseField } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import { IssueKnowledge } from "../../vocabulary/focus-label.ts";
import { CauseTemplate, Governing, Parameter, ProvisionRef } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";
import {
  ChargeValue,
  CircumstanceValue,
  CriminalFacts,
  RangeValue,
  RecognisedValue,
  TierValue,
} from "./criminal-schema.ts";
import { Doubt, FactValue, IssueSides, PairValue } from "./issue-schema.ts";
import { LegalityRules, ReasoningValue } from "./reasoning-schema.ts";
import { AskedInput, ComputationValue, SumFacts } from "./sum-schema.ts";
import { DecidedValue, Trait, TraitValue } from "./trait-schema.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const Words = z.array(z.string().min(1));

/** Which case the bench works on, up to which day interest is to be counted (by default the hearing, else the filing), and what it supposes. */
export const Input = z.object({
  caseId: z.string(),
  to: Day.optional(),
  /** Values the judge types where the file is silent or in doubt, by input of computations.yaml or by case field, in the form of case fields. */
  assumptions: z.record(z.string(), z.string()).optional(),
  /** Findings the bench supposes in order to see what would follow (情形推演); they decide nothing. */
  supposed: z
    .object({
      elements: z.record(z.string(), z.enum(["found", "not-found", "undecided"])),
      defences: z.record(z.string(), z.enum(["upheld", "rejected", "undecided"])),
    })
    .optional(),
});
export type Input = z.infer<typeof Input>;

const Check = z.strictObject({
  id: z.string(),
  rule: z.string(),
  /** Names of causes; absent means all. */
  causes: Words.optional(),
  /** Words in pleadings, evidence and records without which the check stays silent. */
  words: Words.optional(),
  /** Ids of raised defences without which the check stays silent. */
  defences: Words.optional(),
  /** Ids of defences whose raising makes the check needless. */
  unlessDefences: Words.optional(),
  /** Words in the claims without which the check stays silent. */
  claims: Words.optional(),
  /** Words in the name of a party that make the check needless. */
  unlessParty: Words.optional(),
  /** Name of the procedure without which the check stays silent. */
  procedure: Words.optional(),
  message: Both,
  basis: z.array(ProvisionRef),
});
export type Check = z.infer<typeof Check>;

/** Rules of rules.yaml with their citations read. */
export const Rules = z.strictObject({
  checks: z.array(Check),
  /** Kinds of paper that are the court's own forms: their words say nothing of the case. */
  forms: z.array(z.string()),
  absence: z.strictObject({ words: Words, message: Both, found: Both, missing: Both, basis: z.array(ProvisionRef) }),
  minority: z.strictObject({ age: z.int(), message: Both, basis: z.array(ProvisionRef) }),
  demand: Words,
  /** Papers that show a demand with its day. */
  demandPapers: z.array(z.string()),
  renewal: Words,
  /** Why an admission may not bind, by doubt (EV-21). */
  doubts: z.record(z.string(), Doubt).default({}),
  citations: z.strictObject({
    admission: z.array(ProvisionRef).default([]),
    principal: z.array(ProvisionRef),
    ceiling: z.array(ProvisionRef),
    formerCeiling: z.array(ProvisionRef),
    split: z.array(ProvisionRef),
    late: z.array(ProvisionRef),
    setOff: z.array(ProvisionRef),
    renewal: z.array(ProvisionRef),
    limitation: z.array(ProvisionRef),
    guarantee: z.array(ProvisionRef),
    burden: z.array(ProvisionRef),
    issues: z.array(ProvisionRef),
    costs: z.array(ProvisionRef),
  }),
});
export type Rules = z.infer<typeof Rules>;

/** What adjudication support knows when it advises. */
export const Facts = z.object({
  today: Day,
  cause: z.string().nullable(),
  template: CauseTemplate.nullable(),
  fields: z.array(CaseField),
  papers: z.array(Paper),
  rules: Rules,
  grounds: z.array(Ground),
  /** Series of knowledge/parameters by id, oldest first. */
  parameters: z.record(z.string(), z.array(Parameter)),
  /** First day of the Civil Code's rule that an unclear guarantee is a general one; null when not in the knowledge base. */
  unclearIsGeneralFrom: Day.nullable(),
  /** Charges and rules of sentencing of a criminal case; null in all others. */
  criminal: CriminalFacts.nullable().default(null),
  /** Usual points of this kind of case that the papers tell. */
  traits: z.array(Trait).default([]),
  /** Rules, series and fee table of the sums of the cause; null in criminal cases and in facts stored before there were any. */
  sums: SumFacts.nullable().default(null),
  /** Law of the branch of the catalogue that the cause stands in, where it has no deep rules. */
  governing: Governing.nullable().default(null),
  /** Points of legality of an administrative act; null in all other cases. */
  legality: LegalityRules.nullable().default(null),
  /** Kinds of questions in dispute and subjects of arguments; null in advice given before there were any. */
  issues: IssueKnowledge.nullable().default(null),
});
export type Facts = z.infer<typeof Facts>;

const Place = z.object({ title: z.string(), passage: Passage });
const Cited = z.object({ citation: z.string(), on: Day, why: z.string() });
const Shared = { id: z.string(), rule: z.string() };

const STATUS = ["supported", "contested", "gap", "admitted", "exempt"] as const;

/** One claim (诉讼请求) with what it rests on and what each outcome would need (AD-01). */
export const ClaimValue = z.object({
  kind: z.literal("claim"),
  ...Shared,
  number: z.int(),
  text: z.string(),
  type: z.enum(["payment", "interest", "joint", "formation", "declaration", "performance", "costs"]),
  amount: z.int().nullable(),
  basis: z.array(Cited),
  elements: z.array(z.object({ id: z.string(), fact: Both, burden: z.string(), status: z.enum(STATUS) })),
  /** Which findings of the court lead where; none is preferred. */
  outcomes: z.array(
    z.object({
      outcome: z.enum(["granted", "partly", "dismissed"]),
      needs: Both,
      /** Only where findings are supposed: what is still open, excluded, or follows from them. */
      standing: z.enum(["open", "closed", "follows"]).optional(),
    }),
  ),
});

/** A defence (抗辩) a party has raised. */
export const DefenceValue = z.object({
  kind: z.literal("defence"),
  ...Shared,
  name: Both,
  burden: z.enum(["plaintiff", "defendant", "court"]),
  effect: Both,
  against: z.array(z.string()),
  raised: z.array(Place),
  basis: z.array(Cited),
});

/** A question in dispute (争议焦点) for the bench to put to the parties. */
export const IssueValue = z.object({
  kind: z.literal("issue"),
  ...Shared,
  question: Both,
  source: z.enum(["hearing-record", "derived"]),
  claims: z.array(z.int()),
  places: z.array(Place),
  ...IssueSides,
});
export type IssueValue = z.infer<typeof IssueValue>;

const Step = z.object({
  what: Both,
  expression: z.string(),
  from: Day.nullable(),
  to: Day.nullable(),
  days: z.int().nullable(),
  ratePpm: z.int().nullable(),
  baseFen: z.int().nullable(),
  resultFen: z.int(),
  rule: z.string(),
});

/** One computation (金额计算) on stated assumptions; there may be several and none is the answer. */
export const AmountValue = z.object({
  kind: z.literal("amount"),
  ...Shared,
  name: Both,
  assumptions: z.array(Both),
  /** Last day counted, included. */
  to: Day,
  principalFen: z.int(),
  interestFen: z.int(),
  feesFen: z.int(),
  totalFen: z.int(),
  paidFen: z.int(),
  /** Rate that runs on after the last day, ppm a year, and what it comes to a day, in fen. */
  runningPpm: z.int(),
  dailyFen: z.int(),
  ceilings: z.array(z.object({ from: Day, capPpm: z.int(), why: Both, rule: z.string() })),
  steps: z.array(Step),
});

/** The date line of limitation (诉讼时效), only when a party has raised it (AD-04), or of a guarantee period (AD-05). */
export const TimelineValue = z.object({
  kind: z.literal("timeline"),
  ...Shared,
  name: Both,
  expiresOn: Day,
  inTime: z.boolean().nullable(),
  events: z.array(z.object({ day: Day, what: Both, expiresOn: Day, rule: z.string() })),
  message: Both,
});

/** A check of procedure, a reminder or a flag of the cause (程序审查与提示). */
export const CheckValue = z.object({
  kind: z.literal("check"),
  ...Shared,
  group: z.enum(["procedure", "reminder", "flag"]),
  message: Both,
  places: z.array(Place),
});

/** What the file does not show and the bench may need (卷内未见). */
export const MissingValue = z.object({
  kind: z.literal("missing"),
  ...Shared,
  message: Both,
  /** What the bench may type so that it can be computed after all. */
  asked: z.array(AskedInput).optional(),
});

/** One finding of adjudication support. */
export const Value = z.discriminatedUnion("kind", [
  ClaimValue,
  DefenceValue,
  IssueValue,
  AmountValue,
  ComputationValue,
  ReasoningValue,
  TimelineValue,
  CheckValue,
  MissingValue,
  PairValue,
  FactValue,
  ChargeValue,
  RecognisedValue,
  TierValue,
  CircumstanceValue,
  RangeValue,
  DecidedValue,
  TraitValue,
]);
export type Value = z.infer<typeof Value>;
