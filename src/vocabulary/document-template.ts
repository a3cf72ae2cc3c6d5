import { z } from "zod";
import { Day } from "./day.ts";
import { ProvisionRef } from "./law.ts";

/** A fixed phrase of a judicial document with {placeholders}, and when it is used. */
export const TemplatePhrase = z.object({
  id: z.string(),
  /** "always", or a condition by name, for example "money-order" or "defendant-absent"; the drafting code knows the names. */
  when: z.string(),
  text: z.string(),
});
export type TemplatePhrase = z.infer<typeof TemplatePhrase>;

/** A part (组成部分) of a judicial document; handbook T §5.4.3. */
export const TemplateBlock = z.object({
  key: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** False for parts that stand only in some cases. */
  required: z.boolean(),
  /** Case fields that must be known before the part can be written; "*" stands for a list position, for example "plaintiffs.*.name". */
  fields: z.array(z.string()),
  phrases: z.array(TemplatePhrase),
  /** Words by which the part is recognised in a finished text. */
  anchors: z.array(z.string()),
  /** True where only a judge's own words may stand: facts found, reasoning, order. */
  mustBeHuman: z.boolean(),
  basis: z.array(ProvisionRef),
});
export type TemplateBlock = z.infer<typeof TemplateBlock>;

/** The structure of a judicial document (文书样式): its parts in order. */
export const DocumentTemplate = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** Kind of document in knowledge/documents/kinds.yaml, for example "judgment". */
  documentKind: z.string(),
  caseKind: z.enum(["civil", "criminal", "administrative", "enforcement"]),
  procedures: z.array(z.enum(["ordinary", "summary", "small-claims"])).min(1),
  blocks: z.array(TemplateBlock).min(1),
  from: Day,
  until: Day.nullable(),
  source: z.string(),
});
export type DocumentTemplate = z.infer<typeof DocumentTemplate>;
