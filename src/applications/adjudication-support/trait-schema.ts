import { z } from "zod";
import { DecidedTerms } from "../../vocabulary/decided-terms.ts";
import { Passage } from "../../vocabulary/page.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const Place = z.object({ title: z.string(), passage: Passage });

/** What the papers of a kind of case say of its usual points (案件要素): a point and everything that says it. */
export const Trait = z.object({
  id: z.string(),
  group: z.enum(["family", "property", "drug"]),
  name: Both,
  /** What is written, each once: persons, things, sums; empty where the point itself is all there is. */
  says: z.array(z.string()),
  places: z.array(Place),
});
export type Trait = z.infer<typeof Trait>;

/** A point of the case as the papers tell it (案件要素); told, not found: the bench finds facts. */
export const TraitValue = Trait.omit({ places: true }).extend({ kind: z.literal("trait"), rule: z.string() });

/** Terms of decided cases like this one, or why none are given. */
export const DecidedOnFile = z.object({
  terms: DecidedTerms.nullable(),
  because: z.enum(["several-accused", "too-few", "no-story"]).nullable(),
});
export type DecidedOnFile = z.infer<typeof DecidedOnFile>;

/** The interval of terms imposed in decided cases like this one (同类已决案件刑期区间, AD-31): what courts did, never a proposal. */
export const DecidedValue = z.object({
  kind: z.literal("decided"),
  id: z.string(),
  rule: z.string(),
  charges: z.array(z.string()),
  /** Null where none can be given; the message says why. */
  terms: DecidedTerms.nullable(),
  message: Both,
});
