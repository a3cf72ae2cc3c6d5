import { z } from "zod";
import { Day } from "./day.ts";
import { Fen } from "./money.ts";

/** A provision that a judgment applies (适用法条), by article: paragraphs and items are left out so that cases can be compared. */
export const AppliedArticle = z.object({
  /** Key of the law: its title without the name of the state, for example 刑法. */
  law: z.string(),
  article: z.int(),
  /** 之一 is 1. */
  sub: z.int().optional(),
});
export type AppliedArticle = z.infer<typeof AppliedArticle>;

/** What a criminal judgment imposes on one defendant (宣告刑); the sum where several sentences are joined. */
export const Sentence = z.object({
  kind: z.enum([
    "death",
    "death-suspended",
    "life",
    "fixed-term",
    "detention",
    "control",
    "fine-only",
    "exempted",
    "acquitted",
  ]),
  /** Months of imprisonment, detention or control; null for the other kinds. */
  months: z.int().nullable(),
  /** Months of probation (缓刑); null where the sentence is to be served. */
  probationMonths: z.int().nullable(),
  /** Fine (罚金) in fen; null where there is none. */
  fine: Fen.nullable(),
});
export type Sentence = z.infer<typeof Sentence>;

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
  /** Field of law; absent where neither the number nor the kind of document says it. */
  matter: z.enum(["criminal", "civil", "administrative", "compensation", "enforcement"]).optional(),
  /** 一审, 二审, 再审; "other" for what is none of them; absent where the text does not say. */
  instance: z.enum(["first", "second", "retrial", "other"]).optional(),
  /** Province, region or municipality of the court (省级行政区), for example 云州省; absent where its name does not say. */
  province: z.string().optional(),
  /** Charges found proved (认定罪名), each once, in the order of the disposition; empty for other matters. */
  charges: z.array(z.string()).optional(),
  /** Provisions of the reasoning and the disposition, each article once, in their order. */
  articles: z.array(AppliedArticle).optional(),
  /** Sums that the facts found name, in fen, largest first, at most 20. */
  amounts: z.array(Fen).optional(),
  /** Sentence of the only defendant; absent where there are several or none. */
  sentence: Sentence.optional(),
  /** Number of defendants of a criminal case, where it can be read. */
  defendants: z.int().optional(),
  /** Text before the facts: heading, parties, course of proceedings, claims and defences. */
  opening: z.string().optional(),
  /** Text after the disposition: costs, appeal notice, signatures. */
  closing: z.string().optional(),
});
export type DecidedCase = z.infer<typeof DecidedCase>;
