import { z } from "zod";
import { Day } from "./day.ts";

/** Rank of a legal text (效力级别). */
export const LawRank = z.enum([
  "constitution",
  "law",
  "administrative-regulation",
  "judicial-interpretation",
  "departmental-rule",
  "other",
]);
export type LawRank = z.infer<typeof LawRank>;

/** Where a provision stands: law by title, article 条, sub-article 之一, paragraph 款, item 项. */
export const ProvisionRef = z.object({
  /** Full official title without 《》, for example 中华人民共和国民法典. */
  law: z.string(),
  article: z.int(),
  sub: z.int().optional(),
  paragraph: z.int().optional(),
  item: z.int().optional(),
});
export type ProvisionRef = z.infer<typeof ProvisionRef>;

/** A provision (法条) in one version. */
export const Provision = z.object({
  /** Stable id: law key, article and first day in force, for example "民法典/667@2021-01-01". */
  id: z.string(),
  ref: ProvisionRef,
  rank: LawRank,
  issuer: z.string().nullable(),
  /** Headings from the outside in. */
  path: z.array(z.string()),
  text: z.string(),
  /** "official" was imported from an official text and may be quoted; "digest" is our own summary and may not. */
  wording: z.enum(["official", "digest"]),
  /** First day in force; null when the source does not say. */
  from: Day.nullable(),
  /** First day no longer in force. */
  until: Day.nullable(),
  source: z.string(),
});
export type Provision = z.infer<typeof Provision>;

/** True when the provision was in force on the day (施行中), as far as its days are known: the last day is the one before `until`. */
export function inForce({ from, until }: Pick<Provision, "from" | "until">, day: Day): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/** Number with a date: an interest rate in parts per million a year, a limit in fen, a fee bracket (参数). */
export const Parameter = z.object({
  id: z.string(),
  value: z.number(),
  unit: z.enum(["ppm-per-year", "ppm-per-day", "fen", "days", "months", "count"]),
  from: Day,
  until: Day.nullable(),
  source: z.string(),
});
export type Parameter = z.infer<typeof Parameter>;

const Basis = z.array(ProvisionRef);

/** A fact to be proved (要件) and by whom. */
export const CauseElement = z.object({
  id: z.string(),
  fact: z.object({ zh: z.string(), en: z.string() }),
  burden: z.enum(["plaintiff", "defendant", "court", "shared"]),
  /** When the element matters: "always" or the name of a claim or field that triggers it, for example "guarantor-sued". */
  when: z.string(),
  /** Kinds of document that typically prove it, and words in them that speak for it. */
  evidence: z.array(z.object({ kind: z.string(), words: z.array(z.string()) })),
  /** What can be asked for when nothing is in the file. */
  guidance: z.object({ zh: z.string(), en: z.string() }),
  basis: Basis,
});
export type CauseElement = z.infer<typeof CauseElement>;

/** A defence (抗辩) and who must prove it. */
export const CauseDefence = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  burden: z.enum(["plaintiff", "defendant", "court"]),
  /** A court may not raise it of its own motion, for example limitation (AD-04). */
  raisedOnlyByParty: z.boolean(),
  /** Words of an answer or hearing record that raise it. */
  words: z.array(z.string()),
  /** Elements it contests, where the provisions alone do not tell; absent when they do. */
  against: z.array(z.string()).optional(),
  basis: Basis,
  effect: z.object({ zh: z.string(), en: z.string() }),
});
export type CauseDefence = z.infer<typeof CauseDefence>;

/** Which of the house's calculators a cause calls for (计算项目); handbook T §0.7 and the amounts of Table A. */
export const Calculator = z.enum([
  "interest",
  "late-payment",
  "penalty",
  "price-balance",
  "rent",
  "refund",
  "injury-items",
  "vehicle-insurance",
  "severance",
  "double-pay",
  "overtime",
  "annual-leave",
  "wages",
  "child-support",
  "property-division",
  "estate-shares",
  "guarantee-period",
  "priority-period",
  "recourse",
  "repayment-order",
  "limitation",
  "litigation-fee",
  "late-performance-interest",
]);
export type Calculator = z.infer<typeof Calculator>;

/** An amount or a day that is computed in cases of a cause (计算). */
export const CauseComputation = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  calculator: Calculator,
  /** When it matters: as with elements. */
  when: z.string(),
  /** What must be known before anything can be computed; what is missing is asked for, never assumed. */
  needs: z.object({ zh: z.string(), en: z.string() }),
  basis: Basis,
});
export type CauseComputation = z.infer<typeof CauseComputation>;

/** A question on which parties of such cases often differ (常见争议焦点), with what it joins. */
export const CommonIssue = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** Elements of the claim it turns on. */
  elements: z.array(z.string()),
  /** Defences that raise it. */
  defences: z.array(z.string()),
  /** Words of pleadings that speak for it. */
  words: z.array(z.string()),
});
export type CommonIssue = z.infer<typeof CommonIssue>;

/** A cause of action (案由) with its elements, defences and law; handbook T Part 3. */
export const CauseTemplate = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** Words that speak for this cause when the papers do not name it. */
  words: z.array(z.string()),
  elements: z.array(CauseElement),
  defences: z.array(CauseDefence),
  /** Provisions in citing order with their role. */
  provisions: z.array(
    z.object({
      ref: ProvisionRef,
      role: z.enum(["claim-basis", "element", "defence", "calculation", "procedure"]),
      /** Element, defence or computation ids that call for it; empty means always. */
      for: z.array(z.string()),
      zh: z.string(),
    }),
  ),
  /** Things the court checks or reminds of. */
  flags: z.array(
    z.object({ id: z.string(), zh: z.string(), en: z.string(), words: z.array(z.string()), basis: Basis }),
  ),
  computations: z.array(CauseComputation).optional(),
  commonIssues: z.array(CommonIssue).optional(),
  from: Day,
  until: Day.nullable(),
  source: z.string(),
});
export type CauseTemplate = z.infer<typeof CauseTemplate>;

/** A name in an official catalogue of causes (案由规定) with its place in the tree, in one edition; rule CA-01. */
export const CauseNode = z.object({
  catalogue: z.enum(["civil", "administrative"]),
  /** Edition of the catalogue, for example "2025". */
  edition: z.string(),
  name: z.string(),
  /** 1 一级案由 to 4 四级案由. */
  level: z.int().min(1).max(4),
  /** Number as printed (第四部分, 十, 108, （3）); null where it is not known for this edition. */
  number: z.string().nullable(),
  /** Names above it, from the outside in. */
  path: z.array(z.string()),
  /**
   * Provisions that govern every cause of its branch (一般规定), and what calls for them (empty: always); those of the
   * branches above are not repeated.
   */
  general: z.array(z.object({ ref: ProvisionRef, for: z.array(z.string()) })),
  from: Day,
  until: Day.nullable(),
  source: z.string(),
});
export type CauseNode = z.infer<typeof CauseNode>;

/** A provision that governs a cause and what for; "general" is the law of the whole branch. */
export const GoverningProvision = z.object({
  ref: ProvisionRef,
  role: z.enum(["claim-basis", "element", "defence", "calculation", "procedure", "general"]),
  /** Element, defence or computation ids that call for it; empty means always. */
  for: z.array(z.string()),
  zh: z.string(),
});
export type GoverningProvision = z.infer<typeof GoverningProvision>;

/** Law that governs a cause (案由的适用法律): by deep rules, else by the branch of the catalogue it stands in, with an honest note. */
export const Governing = z.object({
  path: z.enum(["deep", "general"]),
  cause: z.string(),
  /** Names from the outside in down to the cause itself; empty where the catalogue does not hold it. */
  branch: z.array(z.string()),
  provisions: z.array(GoverningProvision),
  note: z.object({ zh: z.string(), en: z.string() }),
});
export type Governing = z.infer<typeof Governing>;
