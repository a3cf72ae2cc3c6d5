import { z } from "zod";
import { Day } from "./day.ts";
import { ProvisionRef } from "./law.ts";
import { Passage } from "./page.ts";

/** Why a finding is made (理由): a passage, a provision, a like case, a statistic or a rule. */
export const Reason = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("passage"), passage: Passage, note: z.string().optional() }),
  z.object({
    kind: z.literal("provision"),
    ref: ProvisionRef,
    /** Day on which it must have been in force: the day of the facts. */
    on: Day,
    /** Words quoted from the official text, if any. */
    quote: z.string().optional(),
    note: z.string().optional(),
  }),
  z.object({ kind: z.literal("likeness"), caseId: z.string(), caseNumber: z.string(), note: z.string() }),
  z.object({ kind: z.literal("statistic"), sample: z.int(), statement: z.string() }),
  z.object({ kind: z.literal("rule"), rule: z.string(), note: z.string() }),
]);
export type Reason = z.infer<typeof Reason>;

export type NonEmpty<T> = readonly [T, ...T[]];

/** One thing a machine found (发现), with its reasons; never a decision. */
export interface Finding<F = unknown> {
  readonly value: F;
  readonly confidence: number;
  readonly reasons: NonEmpty<Reason>;
}

/** Why an application has nothing sound to say (不作提示的原因). */
export const Because = z.enum([
  "nothing_found",
  "facts_missing",
  "out_of_scope",
  "sample_too_small",
  "assistance_declined",
]);
export type Because = z.infer<typeof Because>;

/** An application with nothing sound to say (不作提示). */
export interface Abstention {
  readonly kind: "abstention";
  readonly because: Because;
  readonly note: { readonly zh: string; readonly en: string };
}

/** What an application returns (辅助意见草稿). It is never a decision. */
export type Draft<F = unknown> =
  | {
      readonly kind: "findings";
      readonly findings: NonEmpty<Finding<F>>;
      readonly summary: { readonly zh: string; readonly en: string };
    }
  | Abstention;

/** What a named person did with a piece of advice (处理意见). */
export const Outcome = z.enum(["adopted", "adapted", "rejected"]);
export type Outcome = z.infer<typeof Outcome>;

/** Risk tier of an application (风险分级): R1 clerical, R2 informational, R3 substantive; R4 may not exist (handbook G §0.5). */
export const RiskTier = z.enum(["R1", "R2", "R3"]);

const Text = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** The feature card (功能说明卡) of an application: what it does, what it does not, how well (G6.3). */
export const Card = z.object({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: Text,
  clause: z.int().min(8).max(12),
  systems: z.array(z.enum(["service", "adjudication", "enforcement", "management"])).min(1),
  readers: z.array(z.enum(["judge", "clerk", "president", "administrator", "party"])).min(1),
  does: Text,
  doesNot: z.array(Text).min(1),
  limits: z.array(Text).min(1),
  risk: RiskTier,
  /** Fields of the value that identify it when findings are compared. */
  key: z.array(z.string()).min(1),
  /** Promised precision and recall on evaluation.jsonl, 0–1. */
  floor: z.object({ precision: z.number(), recall: z.number() }),
  /** Version of the application's rules; raised with each change of what it says. */
  version: z.string(),
  /** Date of the knowledge and data behind it. */
  dataDay: Day,
});
export type Card = z.infer<typeof Card>;
