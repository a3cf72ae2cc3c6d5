import { z } from "zod";
import { Day } from "./day.ts";
import { DecidedCase } from "./decided-case.ts";
import { Fen } from "./money.ts";
import { Passage } from "./page.ts";

/*
 * What similar-case push knows and says (类案推送); the search report is written from it, so it stands here.
 */

const Both = z.object({ zh: z.string(), en: z.string() });

/** Numbers of rules.yaml. The defaults are those of version 1.0.0, under which older advice was given. */
export const LikeCaseRules = z.object({
  alike: z.object({ issues: z.number(), law: z.number() }),
  floor: z.number(),
  dimensions: z.object({ facts: z.number(), issues: z.number(), law: z.number() }),
  statistics: z.object({
    smallestSample: z.int(),
    level: z.number(),
    measured: z
      .object({ unit: z.enum(["months", "share"]), coverage: z.number(), sample: z.int(), on: Day })
      .nullable(),
  }),
  recentYears: z.int(),
  sumsApart: z.number(),
});
export type LikeCaseRules = z.infer<typeof LikeCaseRules>;

const FIRST_RULES: LikeCaseRules = {
  alike: { issues: 0.5, law: 0.5 },
  floor: 0.3,
  dimensions: { facts: 0.4, issues: 0.35, law: 0.25 },
  statistics: { smallestSample: 30, level: 0.9, measured: null },
  recentYears: 3,
  sumsApart: 3,
};

const LikeCaseLabel = z.object({
  id: z.string(),
  group: z.enum(["facts", "issues", "law"]),
  zh: z.string(),
  en: z.string(),
});
export type LikeCaseLabel = z.infer<typeof LikeCaseLabel>;

/** A provision that a decided case applied and that is no longer the law (所据法律已变更), and what happened to it; rule SC-12. */
export const ChangedLaw = z.object({ citation: z.string(), change: z.enum(["amended", "repealed"]) });
export type ChangedLaw = z.infer<typeof ChangedLaw>;

/** Outcome of a decided case with the circumstances and the sum it is compared by; no person is part of it. */
const Outcome = z.object({ labels: z.array(z.string()), amount: z.number().nullable(), value: z.number() });

/** The comparison group (比较组): which cases are in it, and how each ended. */
export const ComparisonGroup = z.object({
  criteria: Both,
  unit: z.enum(["months", "share"]),
  own: Outcome.omit({ value: true }),
  outcomes: z.array(Outcome),
});
export type ComparisonGroup = z.infer<typeof ComparisonGroup>;

/** What similar-case push knows when it advises. */
export const LikeCaseFacts = z.object({
  rules: LikeCaseRules.default(FIRST_RULES),
  /** Largest sum of the case in fen; null when none is named. */
  ownAmount: Fen.nullable().default(null),
  group: ComparisonGroup.nullable().default(null),
  cause: z.string().nullable(),
  day: Day,
  /** Words the search started from; for the search report. */
  query: z.string(),
  /** Labels of this case with a place in the file where each shows, if one was found. */
  own: z.array(z.object({ label: LikeCaseLabel, passage: Passage.nullable() })),
  found: z.array(
    z.object({
      decided: DecidedCase,
      score: z.number(),
      words: z.array(z.string()),
      matched: z.array(LikeCaseLabel),
      onlyThere: z.array(LikeCaseLabel),
      /** Likeness by respect; null where one of the cases says nothing of it. */
      parts: z.record(z.string(), z.number().nullable()).default({}),
      /** Place in the order of the rules for this court, 1–5 (SC-03). */
      authority: z.int().min(1).max(5).default(4),
      changedLaw: z.array(ChangedLaw).default([]),
    }),
  ),
  /** Outcomes of all comparable cases of the cause, for the spread. */
  outcomes: z.array(DecidedCase.shape.outcome),
});
export type LikeCaseFacts = z.infer<typeof LikeCaseFacts>;

const Point = Both.extend({ group: LikeCaseLabel.shape.group, passage: Passage.nullable() });

/** Statistics of the comparison group (同组已决案件的分布): never a suggestion how this case should end. */
export const GroupStatistics = z.object({
  criteria: Both,
  unit: z.enum(["months", "share"]),
  count: z.int(),
  spread: z.object({
    least: z.number(),
    lowerQuarter: z.number(),
    median: z.number(),
    upperQuarter: z.number(),
    most: z.number(),
  }),
  interval: z.object({ from: z.number(), to: z.number(), level: z.number() }).nullable(),
  measured: LikeCaseRules.shape.statistics.shape.measured,
});
export type GroupStatistics = z.infer<typeof GroupStatistics>;

/** One pushed case (推送案件). */
export const PushedCase = z.object({
  id: z.string(),
  caseNumber: z.string(),
  court: z.string(),
  tier: z.int(),
  /** Place in the order of the rules for this court, 1–5; 5 is outside its scope, background only (SC-03). */
  authority: z.int().default(4),
  cause: z.string().default(""),
  source: z.string().default(""),
  /** Provisions the case applied, as 刑法第264条. */
  law: z.array(z.string()).default([]),
  /** Provisions among them that were amended or repealed since (SC-12). */
  changedLaw: z.array(ChangedLaw).default([]),
  /** Sentence in words where the case has a single defendant; null otherwise. */
  sentence: Both.nullable().default(null),
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
  /** Stands with the first case pushed; null with the others, and where the group is too small. */
  statistics: GroupStatistics.nullable().default(null),
  useAs: z.enum(["must-follow-unless-exception", "reference", "demonstration-only"]),
});
export type PushedCase = z.infer<typeof PushedCase>;
