import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { DocumentKind } from "../vocabulary/document.ts";
import { DocumentTemplate, TemplateBlock, TemplatePhrase } from "../vocabulary/document-template.ts";
import { citationSchema, type LawTitles } from "./citation.ts";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Slots of the civil catalogue (handbook T §7.4.2): C01–C28 in the main volume, S01–S14 in the side volume. */
const SLOT = /^(C(0[1-9]|1\d|2[0-8])|S(0[1-9]|1[0-4]))$/;

const Kind = DocumentKind.extend({
  name: Both,
  aliases: z.array(z.string()).default([]),
  anchors: z.array(z.string()).default([]),
  slot: z.string().regex(SLOT, "is not a slot C01–C28 or S01–S14"),
  evidence: z.boolean().default(false),
  caseKinds: DocumentKind.shape.caseKinds.default(["civil"]),
  source: z.string().min(1),
})
  .strict()
  .refine(({ slot, volume }) => slot.startsWith("S") === (volume === "side"), "slot and volume do not agree");

/** Schema of documents/kinds.yaml. Kinds of documents are practice, not law; the file says since when it describes it. */
export const KindFile = z
  .strictObject({
    from: Day,
    until: Day.nullable(),
    source: z.string().min(1),
    kinds: z.array(z.record(z.string(), z.unknown())),
  })
  .transform(({ source, kinds }): unknown => ({ kinds: kinds.map((kind) => ({ source, ...kind })) }))
  .pipe(z.object({ kinds: z.array(Kind).min(1) }));

/** Schema of documents/templates/*.yaml: one template a file, citations in short. */
export function templateFileSchema(titles: LawTitles) {
  const phrase = TemplatePhrase.extend({ when: z.string().default("always") }).strict();
  const block = TemplateBlock.extend({
    name: Both,
    required: z.boolean().default(true),
    fields: z.array(z.string()).default([]),
    phrases: z.array(phrase).default([]),
    anchors: z.array(z.string()).default([]),
    mustBeHuman: z.boolean().default(false),
    basis: z.array(citationSchema(titles)).default([]),
  }).strict();
  return DocumentTemplate.extend({
    name: Both,
    blocks: z.array(block).min(1),
    until: Day.nullable().default(null),
    source: z.string().min(1),
  }).strict();
}
