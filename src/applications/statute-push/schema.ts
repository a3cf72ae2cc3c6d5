import { z } from "zod";
import { Day } from "../../vocabulary/day.ts";
import { LawRank, Provision, ProvisionRef } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";

const Both = z.object({ zh: z.string(), en: z.string() });

/** Which case the provisions are wanted for. */
export const Input = z.object({ caseId: z.string() });
export type Input = z.infer<typeof Input>;

/** What a provision is for in this case (作用). */
export const ProvisionRole = z.enum([
  "claim-basis",
  "element",
  "defence",
  "calculation",
  "procedure",
  "general",
  "background",
]);
export type ProvisionRole = z.infer<typeof ProvisionRole>;

/** A date on which the law in force matters (关键日期, ST-04). */
export const KeyDate = z.object({
  id: z.enum(["formation", "due", "filing", "today"]),
  name: Both,
  day: Day,
  passages: z.array(Passage),
});
export type KeyDate = z.infer<typeof KeyDate>;

/** Something in the case that calls for a provision: an element, a defence raised, a computation. */
export const Trigger = z.object({ id: z.string(), name: Both, passages: z.array(Passage) });
export type Trigger = z.infer<typeof Trigger>;

const Called = z.object({
  provision: Provision,
  role: ProvisionRole,
  why: z.string(),
  triggers: z.array(z.string()),
  keyDate: KeyDate.shape.id,
  on: Day,
});

/** What statute push knows when it advises. */
export const Facts = z.object({
  cause: z.string().nullable(),
  hasTemplate: z.boolean(),
  keyDates: z.array(KeyDate),
  triggers: z.array(Trigger),
  /** Provisions of the cause template as in force on the key dates. */
  called: z.array(Called),
  /** Provisions found by the words of claims and facts, best first. */
  found: z.array(
    z.object({
      provision: Provision,
      matched: z.array(z.string()),
      /** Everyday words and lawyers' terms of the parties and the statute words for them that the provision holds (口语与法条用语). */
      expansions: z
        .array(z.object({ kind: z.enum(["everyday", "doctrine"]), word: z.string(), stands: z.array(z.string()) }))
        .default([]),
      /** The sentence of the provision that matched best; null when none did. */
      passage: z.object({ start: z.int(), end: z.int() }).nullable().default(null),
      on: Day,
    }),
  ),
  today: Day,
});
export type Facts = z.infer<typeof Facts>;

/** One pushed provision (推送条文). */
export const Value = z.object({
  law: z.string(),
  article: z.int(),
  from: Day.nullable(),
  until: Day.nullable(),
  ref: ProvisionRef,
  citation: z.string(),
  rank: LawRank,
  role: ProvisionRole,
  /** May a civil judgment cite it as basis (ST-05, ST-06, ST-08). */
  citable: z.enum(["directly", "reasoning-only", "never"]),
  on: Day,
  keyDate: KeyDate.shape.id,
  temporal: Both.nullable(),
  wording: z.enum(["official", "digest"]),
  text: z.string(),
  order: z.int(),
  why: Both,
});
export type Value = z.infer<typeof Value>;
