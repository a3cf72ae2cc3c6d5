import { z } from "zod";
import { Day } from "../../vocabulary/day.ts";
import { FeeTable } from "../../vocabulary/fee-table.ts";
import { Calculator, Parameter, ProvisionRef } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const Words = z.array(z.string().min(1));
const Unit = z.enum(["fen", "day", "count", "share", "rate", "grade", "yes", "list"]);

const SumInput = z.strictObject({
  name: Both,
  unit: Unit,
  /** Case fields that hold it, the first that is filled counts. */
  fields: Words.default([]),
  after: Words.default([]),
  /** Words right before that make it another value. */
  unless: Words.default([]),
  before: Words.default([]),
  counted: Words.default([]),
  scale: z.int().positive().default(1),
  /** Series of knowledge/parameters; REGION stands for the region of the court. */
  series: z.string().optional(),
  /** Stands in where the file is silent, always shown as an assumption. */
  standard: z.strictObject({ value: z.string(), zh: z.string(), en: z.string() }).optional(),
});
export type SumInput = z.infer<typeof SumInput>;

const SumPart = z.strictObject({
  id: z.string(),
  calculators: z.array(Calculator).min(1),
  name: Both,
  words: Words.or(z.tuple([])),
  needs: Words,
  uses: Words.default([]),
  basis: z.array(ProvisionRef),
  /** Asks for nothing by itself: it is computed only when all is there. */
  quiet: z.boolean().default(false),
});
export type SumPart = z.infer<typeof SumPart>;

/** Rules of computations.yaml: what each sum needs and by which words the file gives it. */
export const SumRules = z.strictObject({
  regions: z.record(z.string(), z.string()),
  own: z.record(z.string(), z.array(Calculator)),
  byClaim: z.array(z.strictObject({ words: Words, calculator: Calculator })),
  fees: z.array(z.strictObject({ words: Words, table: z.string() })),
  inputs: z.record(z.string(), SumInput),
  parts: z.array(SumPart),
});
export type SumRules = z.infer<typeof SumRules>;

/** What the computations of a case rest on beside its papers. */
export const SumFacts = z.object({
  rules: SumRules,
  /** Series by id; those of the region of the court under their id with REGION. */
  series: z.record(z.string(), z.array(Parameter)),
  fee: FeeTable.nullable(),
});
export type SumFacts = z.infer<typeof SumFacts>;

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

/** Where a number came from: a case field, a paper and whose words they are, statistics, a stated standard, the judge. */
const Origin = z.enum(["field", "paper", "statistic", "standard", "assumed"]);

/** A sum of the cause (金额计算) with the inputs it rests on; a range where the law leaves one to the judge. */
export const ComputationValue = z.object({
  kind: z.literal("computation"),
  id: z.string(),
  rule: z.string(),
  calculator: Calculator,
  name: Both,
  inputs: z.array(
    z.object({
      id: z.string(),
      name: Both,
      unit: Unit,
      value: z.string(),
      origin: Origin,
      /** Who says so, in words; empty where nobody does. */
      by: Both,
      place: z.object({ title: z.string(), passage: Passage }).nullable(),
      /** Other values the file gives for it. */
      others: z.array(z.string()),
    }),
  ),
  leastFen: z.int(),
  mostFen: z.int(),
  steps: z.array(Step),
  notes: z.array(Both),
});

/** An input the file does not give and the judge may type (待填写的数值). */
export const AskedInput = z.object({ id: z.string(), name: Both, unit: Unit });
export type AskedInput = z.infer<typeof AskedInput>;
