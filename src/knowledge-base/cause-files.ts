import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { CauseDefence, CauseElement, CauseTemplate } from "../vocabulary/law.ts";
import { citationSchema, type LawTitles } from "./citation.ts";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Schema of causes/<id>.yaml: a CauseTemplate whose citations are written in short; what is usual may be left out. */
export function causeFileSchema(titles: LawTitles) {
  const basis = z.array(citationSchema(titles));
  const words = z.array(z.string()).default([]);
  const element = CauseElement.extend({
    fact: Both,
    guidance: Both,
    when: z.string().default("always"),
    evidence: z.array(z.strictObject({ kind: z.string(), words })),
    basis: basis.min(1),
  }).strict();
  const defence = CauseDefence.extend({
    name: Both,
    effect: Both,
    raisedOnlyByParty: z.boolean().default(false),
    words: z.array(z.string()).min(1),
    basis: basis.min(1),
  }).strict();
  const cited = CauseTemplate.shape.provisions.element
    .extend({ ref: citationSchema(titles), for: z.array(z.string()).default([]), zh: z.string().min(1) })
    .strict();
  const flag = CauseTemplate.shape.flags.element.extend({ words, basis }).strict();
  return CauseTemplate.extend({
    aliases: z.array(z.string()).default([]),
    elements: z.array(element).min(1),
    defences: z.array(defence),
    provisions: z.array(cited).min(1),
    flags: z.array(flag).default([]),
    until: Day.nullable().default(null),
    source: z.string().min(1),
  }).strict();
}

/** A cause by name only, for recognition and the general path; causes/names.yaml. */
export const CauseName = z.object({
  name: z.string(),
  /** Group of the catalogue (二级或三级案由) it belongs to. */
  group: z.string(),
  kind: z.enum(["civil", "criminal", "administrative", "enforcement"]),
  /** Words of the papers that speak for it. */
  words: z.array(z.string()),
  from: Day,
  until: Day.nullable(),
  source: z.string(),
});
export type CauseName = z.infer<typeof CauseName>;

/** Schema of causes/names.yaml: names in groups; a name is a text or {name, words}. */
export const CauseNamesFile = z
  .strictObject({
    kind: CauseName.shape.kind,
    from: Day,
    until: Day.nullable(),
    source: z.string().min(1),
    groups: z.array(
      z.strictObject({
        group: z.string(),
        names: z.array(
          z.union([z.string(), z.strictObject({ name: z.string(), words: z.array(z.string()).default([]) })]),
        ),
      }),
    ),
  })
  .transform(({ groups, ...shared }): CauseName[] =>
    groups.flatMap(({ group, names }) =>
      names.map((entry) => ({ ...shared, group, ...(typeof entry === "string" ? { name: entry, words: [] } : entry) })),
    ),
  );
