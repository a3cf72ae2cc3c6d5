import { z } from "zod";
import { Day } from "../../vocabulary/day.ts";
import { ProvisionRef } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const Words = z.array(z.string().min(1));
const Place = z.object({ title: z.string(), passage: Passage });

/** Rules of legality.yaml: the five points of an administrative act and the judgments to choose from. */
export const LegalityRules = z.strictObject({
  points: z.array(
    z.strictObject({
      id: z.string(),
      question: Both,
      words: Words,
      basis: z.array(ProvisionRef),
      unlawful: Both,
    }),
  ),
  options: z.array(z.strictObject({ name: Both, needs: Both, basis: z.array(ProvisionRef) })),
});
export type LegalityRules = z.infer<typeof LegalityRules>;

/**
 * The way from law and facts to what a court may find on one issue (裁判思路): major premise, minor premise with the places
 * in the file, the trace of rules, and alternatives with what each would need. Never one answer; the evidence is weighed
 * by the bench.
 */
export const ReasoningValue = z.object({
  kind: z.literal("reasoning"),
  id: z.string(),
  rule: z.string(),
  question: Both,
  /** By deep rules of the cause, by the general law of its branch, or by the five points of legality. */
  path: z.enum(["deep", "general", "legality"]),
  /** Provisions in force on their day (大前提). */
  major: z.array(z.object({ citation: z.string(), on: Day, why: z.string() })),
  /** Facts as the file gives them (小前提). */
  minor: z.array(z.object({ fact: Both, stands: Both, places: z.array(Place), against: z.array(Place) })),
  trace: z.array(Both),
  alternatives: z.array(z.object({ finds: Both, leads: Both, needs: Both })).min(2),
});
