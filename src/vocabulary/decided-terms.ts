import { z } from "zod";

/**
 * Interval of terms of imprisonment imposed in decided cases like a given one (同类已决案件刑期区间), in months: what courts did,
 * never a proposal and never a single figure (AD-31).
 */
export const DecidedTerms = z.object({
  from: z.int(),
  to: z.int(),
  /** Share of like cases that the interval is to hold, 0–1. */
  level: z.number(),
  /** Share of judgments held out that lay within their interval when it was measured (实测覆盖率), 0–1; null where not measured. */
  held: z.number().nullable(),
  /** Judgments on the same charge among those learned from. */
  ofCharge: z.int(),
  /** Judgments on which the width was measured. */
  measuredOn: z.int(),
});
export type DecidedTerms = z.infer<typeof DecidedTerms>;
