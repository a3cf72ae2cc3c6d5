import { z } from "zod";
import { Day } from "./day.ts";
import { Fen } from "./money.ts";

/** A decided case (已决案件) of the case library. */
export const DecidedCase = z.object({
  id: z.string(),
  caseNumber: z.string(),
  court: z.string(),
  courtLevel: z.enum(["supreme", "high", "intermediate", "basic"]),
  /** Authority tier 1–4 of the similar-case rules (SC-03). */
  tier: z.int().min(1).max(4),
  cause: z.string(),
  decidedOn: Day.nullable(),
  ending: z.enum(["judgment", "mediation", "withdrawal", "ruling"]),
  facts: z.string(),
  reasoning: z.string(),
  result: z.string(),
  /** Labels such as "iou", "transfer-only", "limitation-raised"; engine/retrieval/features.ts finds them in text. */
  features: z.array(z.string()),
  claimed: Fen.nullable(),
  awarded: Fen.nullable(),
  outcome: z.enum(["granted", "partly", "dismissed", "unknown"]),
  /** True for cases invented for the demonstration library. */
  invented: z.boolean(),
  source: z.string(),
});
export type DecidedCase = z.infer<typeof DecidedCase>;
