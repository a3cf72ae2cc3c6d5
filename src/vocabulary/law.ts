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
  from: Day,
  until: Day.nullable(),
  source: z.string(),
});
export type CauseTemplate = z.infer<typeof CauseTemplate>;
