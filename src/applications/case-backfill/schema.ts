import { z } from "zod";
import { Day } from "../../vocabulary/day.ts";
import { FieldProposal } from "../../vocabulary/proposals.ts";

/** Which case is to be filled in. */
export const Input = z.object({ caseId: z.string() });
export type Input = z.infer<typeof Input>;

const Kinds = z.array(z.string().min(1)).readonly();

/** Schema of rules.yaml; kinds are ids of knowledge/documents/kinds.yaml. */
export const Rules = z.strictObject({
  weights: z.strictObject({
    identity: z.number(),
    answer: z.number(),
    complaint: z.number(),
    court: z.number(),
    other: z.number(),
    cap: z.number(),
    loan: z.number(),
    checked: z.number(),
  }),
  identity: Kinds,
  complaints: Kinds,
  amendments: Kinds,
  answers: Kinds,
  court: Kinds,
  decisions: Kinds,
  procedure: Kinds,
  filing: Kinds,
  hearing: Kinds,
  records: Kinds,
  describing: Kinds,
  causes: Kinds,
  never: Kinds,
  loanPapers: Kinds,
  transfers: Kinds,
  statements: Kinds,
  contracts: Kinds,
  labels: z.array(z.string()).readonly(),
  loanCauses: z.array(z.string()).readonly(),
});
export type Rules = z.infer<typeof Rules>;

const FactPage = z.object({ original: z.string(), number: z.int(), text: z.string(), confidence: z.number() });

/** A catalogued paper of the main volume with the text of its pages. */
export const FactPaper = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  pages: z.array(FactPage),
});
export type FactPaper = z.infer<typeof FactPaper>;

/** What backfill knows when it advises: papers in catalogue order, names of causes and the rules. */
export const Facts = z.object({
  papers: z.array(FactPaper),
  /** Causes with deep rules and what else papers call them. */
  causes: z.array(z.object({ name: z.string(), aliases: z.array(z.string()) })),
  causeNames: z.array(z.string()),
  /** Causes that the words of the complaint speak for, best first. */
  recognised: z.array(z.object({ name: z.string(), share: z.number(), words: z.array(z.string()) })).default([]),
  today: Day,
  rules: Rules,
});
export type Facts = z.infer<typeof Facts>;

/** One field of the case (回填建议). */
export const Value = FieldProposal;
export type Value = FieldProposal;
