import { z } from "zod";
import { Day } from "./day.ts";

const Both = z.object({ zh: z.string(), en: z.string() });

/*
 * Search for like cases by hand (类案手工检索), for members of the bench of a case. Nothing of it is advice and nothing is
 * recorded: the judge's own search, as in a printed digest.
 */

// POST /cases/:id/like-cases LikeCasesAsked -> LikeCaseRow[]; GET /cases/:id/similar-cases/report.docx | report.pdf
export const LikeCasesAsked = z.object({
  /** Facts, issues or key words. */
  words: z.string().min(1).max(6000),
  /** Cause of action or charge to stay within. */
  cause: z.string().max(60).optional(),
  level: z.enum(["supreme", "high", "intermediate", "basic"]).optional(),
  /** Years of decision, both ends included. */
  fromYear: z.int().min(1949).max(2100).optional(),
  untilYear: z.int().min(1949).max(2100).optional(),
  /** Authority first (SC-03), likeness within it; otherwise likeness alone. */
  byAuthority: z.boolean().default(false),
});
export type LikeCasesAsked = z.infer<typeof LikeCasesAsked>;

/** A decided case found by hand: differences first (SC-13). */
export const LikeCaseRow = z.object({
  id: z.string(),
  caseNumber: z.string(),
  court: z.string(),
  cause: z.string(),
  decidedOn: Day.nullable(),
  /** Place in the order of the rules for the court of the case, 1–5; 5 is outside its scope. */
  authority: z.int(),
  invented: z.boolean(),
  /** 0–1. */
  score: z.number(),
  different: z.array(Both),
  alike: z.array(Both),
  /** Words of the query found in the case. */
  words: z.array(z.string()),
  facts: z.string(),
  reasoning: z.string(),
  result: z.string(),
});
export type LikeCaseRow = z.infer<typeof LikeCaseRow>;
