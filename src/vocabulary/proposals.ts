import { z } from "zod";
import { FieldReading } from "./case-record.ts";
import { Day } from "./day.ts";
import { Volume } from "./document.ts";
import { PageRef } from "./page.ts";

/*
 * Values of findings that the product itself reads (拟办内容): what cataloguing, backfill, drafting and review propose.
 * They become proposed documents, fields and text; only a person confirms them.
 */

const Note = z.object({ rule: z.string(), zh: z.string(), en: z.string() });

/** A document as cataloguing proposes it (归目建议); value of dossier-cataloguing. */
export const DocumentProposal = z.object({
  pages: z.array(PageRef).min(1),
  kind: z.string(),
  title: z.string(),
  day: Day.nullable(),
  author: z.string().nullable(),
  volume: Volume,
  slot: z.string(),
  /** Running number in catalogue order, from 1. */
  order: z.int(),
  /** Other kinds it might be, best first. */
  alternatives: z.array(z.object({ kind: z.string(), confidence: z.number() })),
  /** Things the clerk should look at: another case's number (CN-02), leak risk (FC-04), duplicate, blank, instruction to the system. */
  notes: z.array(Note),
});
export type DocumentProposal = z.infer<typeof DocumentProposal>;

/** A field as backfill proposes it (回填建议); value of case-backfill. Its passages are the reasons of the finding. */
export const FieldProposal = z.object({
  name: z.string(),
  value: z.string(),
  conflicts: z.array(FieldReading),
  warnings: z.array(Note),
});
export type FieldProposal = z.infer<typeof FieldProposal>;

/** Where a sentence of a draft comes from (文字来源, G5.13). */
export const TextOrigin = z.enum(["template", "field", "paper", "ruling", "computation", "model", "choice"]);
export type TextOrigin = z.infer<typeof TextOrigin>;

/** One paragraph of a draft document (文书段落); value of document-drafting, in reading order. */
export const DraftedParagraph = z.object({
  /** Block of the template, for example "parties", "claims", "order" (handbook T §5.4.3). */
  block: z.string(),
  /** How it is set: title lines are centred, signature lines stand right, body is indented by two characters. */
  style: z.enum(["court-name", "document-name", "case-number", "body", "order-item", "signature", "date", "annex"]),
  text: z.string(),
  origin: TextOrigin,
  /** True where a person must write or choose before the paper can be signed; the text then says what is open. */
  open: z.boolean(),
});
export type DraftedParagraph = z.infer<typeof DraftedParagraph>;

/** One mark of document-review (审查意见). */
export const ReviewMark = z.object({
  /** Check of handbook T §6.4, for example "DR-09". */
  rule: z.string(),
  severity: z.enum(["blocker", "error", "warning", "hint"]),
  /** Place in the plain text of the draft; end exclusive. Equal when something is missing rather than wrong. */
  start: z.int(),
  end: z.int(),
  found: z.string(),
  expected: z.string().nullable(),
  /** Replacement for exactly that span; null where a person must decide (handbook T §6.5: no fix of substance). */
  fix: z.string().nullable(),
  message: z.object({ zh: z.string(), en: z.string() }),
});
export type ReviewMark = z.infer<typeof ReviewMark>;
