import { z } from "zod";
import { ProvisionRef } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";

const Both = z.object({ zh: z.string(), en: z.string() });

/** Words of one side with their place in the file. */
export const Words = z.object({ text: z.string(), title: z.string(), places: z.array(Passage) });

/** A kind of question in dispute (争议焦点类别) with the words that speak for it. */
export const Label = z.object({ id: z.string(), name: Both, words: z.array(z.string()) });

/** What an issue adds to its question: what each side says, how the question is called, which facts of it are admitted. */
export const IssueSides = {
  labels: z.array(Label).default([]),
  claimSide: z.array(Words).default([]),
  defenceSide: z.array(Words).default([]),
  admitted: z.array(Words).default([]),
};

const STANCES = ["contests", "admits", "adds"] as const;
const STATED = ["admitted", "disputed", "evidence-accepted"] as const;

/** A point of the defence and what of the complaint it answers (诉辩对应, AD-01). */
export const PairValue = z.object({
  kind: z.literal("pair"),
  id: z.string(),
  rule: z.string(),
  defence: Words,
  stance: z.enum(STANCES),
  /** Number of the claim it answers; null where none is near enough. */
  claim: z.int().nullable(),
  /** The words of the complaint it answers; null where none are near enough. */
  allegation: Words.nullable(),
  /** How much both speak of the same, 0–1; null where nothing was near enough. */
  score: z.number().nullable(),
  labels: z.array(Label),
});
export type PairValue = z.infer<typeof PairValue>;

/** A fact that one side admits or disputes, or a paper it accepts as genuine (自认与争议事实, EV-21). */
export const FactValue = z.object({
  kind: z.literal("fact"),
  id: z.string(),
  rule: z.string(),
  status: z.enum(STATED),
  voice: z.enum(["plaintiff", "defendant", "third", "court", "witness", "paper"]),
  about: z.string(),
  /** What the court looks at before it relies on the admission; empty where nothing speaks against it. */
  doubts: z.array(Both),
  places: z.array(Passage),
});
export type FactValue = z.infer<typeof FactValue>;

/** Why an admission may not bind, in words and law (rules.yaml, doubts). */
export const Doubt = z.strictObject({ zh: z.string(), en: z.string(), basis: z.array(ProvisionRef) });
