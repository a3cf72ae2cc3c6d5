import { z } from "zod";
import { CaseKind } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import { DocumentKind } from "../../vocabulary/document.ts";
import { DocumentProposal } from "../../vocabulary/proposals.ts";

/** Which case is to be catalogued. */
export const Input = z.object({ caseId: z.string() });
export type Input = z.infer<typeof Input>;

const Words = z.array(z.string().min(1)).readonly();

/** Schema of rules.yaml; what each part means stands in engine/pages/cataloguing-rules.ts. */
export const Rules = z.strictObject({
  openings: z.array(z.strictObject({ kind: z.string(), words: Words })),
  refinements: z.array(
    z.strictObject({
      from: Words,
      to: z.string(),
      words: Words,
      least: z.int().min(1),
      unless: Words.optional(),
    }),
  ),
  endings: z.array(z.strictObject({ words: Words, kind: z.string().nullable() })),
  signatures: Words,
  dates: z.array(z.strictObject({ kinds: Words, words: Words, signedFirst: z.boolean().default(false) })),
  undated: Words,
  singlePage: Words,
  asReceived: Words,
  decisions: Words,
  ofTheCase: Words,
  secrecy: Words,
});

const Line = z.object({
  start: z.int(),
  end: z.int(),
  left: z.number(),
  right: z.number(),
  top: z.number(),
  height: z.number(),
});

/** What cataloguing knows when it advises: the pages in the order of scanning, the kinds of paper and the rules. */
export const Facts = z.object({
  pages: z.array(
    z.object({
      original: z.string(),
      number: z.int(),
      text: z.string(),
      lines: z.array(Line),
      wide: z.boolean(),
      confidence: z.number(),
      ink: z.number(),
      written: z.boolean().optional(),
    }),
  ),
  caseKind: CaseKind,
  /** No paper is dated later than this. */
  today: Day,
  /** Number of the case as far as the record has it. */
  caseNumber: z.string().nullable(),
  /** Names of the parties as far as the record has them. */
  parties: z.array(z.string()),
  kinds: z.array(DocumentKind),
  rules: Rules,
});
export type Facts = z.infer<typeof Facts>;

/** One catalogued paper (归目建议). */
export const Value = DocumentProposal;
export type Value = DocumentProposal;
