import { z } from "zod";
import { Day } from "../../vocabulary/day.ts";
import { DecidedCase } from "../../vocabulary/decided-case.ts";
import { Fen } from "../../vocabulary/money.ts";
import { Passage } from "../../vocabulary/page.ts";

const Both = z.object({ zh: z.string(), en: z.string() });

/** Which case like ones are wanted for. */
export const Input = z.object({ caseId: z.string() });
export type Input = z.infer<typeof Input>;

const Label = z.object({ id: z.string(), group: z.enum(["facts", "issues", "law"]), zh: z.string(), en: z.string() });
export type Label = z.infer<typeof Label>;

/** What similar-case push knows when it advises. */
export const Facts = z.object({
  cause: z.string().nullable(),
  day: Day,
  /** Words the search started from; for the search report. */
  query: z.string(),
  /** Labels of this case with a place in the file where each shows, if one was found. */
  own: z.array(z.object({ label: Label, passage: Passage.nullable() })),
  found: z.array(
    z.object({
      decided: DecidedCase,
      score: z.number(),
      words: z.array(z.string()),
      matched: z.array(Label),
      onlyThere: z.array(Label),
    }),
  ),
  /** Outcomes of all comparable cases of the cause, for the spread. */
  outcomes: z.array(DecidedCase.shape.outcome),
});
export type Facts = z.infer<typeof Facts>;

const Point = Both.extend({ group: Label.shape.group, passage: Passage.nullable() });

/** One pushed case (推送案件). */
export const Value = z.object({
  id: z.string(),
  caseNumber: z.string(),
  court: z.string(),
  tier: z.int(),
  decidedOn: Day.nullable(),
  invented: z.boolean(),
  similarity: z.object({ facts: z.number(), issues: z.number(), law: z.number(), total: z.number() }),
  /** Alike in all three dimensions as SC-11 asks, or only related. */
  standing: z.enum(["alike", "related"]),
  /** True for the strongest case that ended against the others (SC-13). */
  contrary: z.boolean(),
  /** Differences come first (SC-13). */
  different: z.array(Point),
  alike: z.array(Point),
  outcome: DecidedCase.shape.outcome,
  claimed: Fen.nullable(),
  awarded: Fen.nullable(),
  facts: z.string(),
  reasoning: z.string(),
  result: z.string(),
  useAs: z.enum(["must-follow-unless-exception", "reference", "demonstration-only"]),
});
export type Value = z.infer<typeof Value>;
