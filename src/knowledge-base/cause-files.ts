import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { CauseComputation, CauseDefence, CauseElement, CauseTemplate, type ProvisionRef } from "../vocabulary/law.ts";
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
  const computation = CauseComputation.extend({
    name: Both,
    needs: Both,
    when: z.string().default("always"),
    basis: basis.min(1),
  }).strict();
  const issue = z.strictObject({
    id: z.string(),
    name: Both,
    elements: z.array(z.string()).default([]),
    defences: z.array(z.string()).default([]),
    words,
  });
  return CauseTemplate.extend({
    aliases: z.array(z.string()).default([]),
    elements: z.array(element).min(1),
    defences: z.array(defence),
    provisions: z.array(cited).min(1),
    flags: z.array(flag).default([]),
    computations: z.array(computation).default([]),
    commonIssues: z.array(issue).default([]),
    examples: z.array(exampleSchema(titles)).default([]),
    until: Day.nullable().default(null),
    source: z.string().min(1),
  }).strict();
}

/** A worked example of a cause (样例): papers in invented words, and what the rules of the cause must make of them. */
export interface CauseExample {
  /** Id of the cause it belongs to. */
  readonly cause: string;
  readonly name: string;
  /** Papers of the situation: kind of document and text. */
  readonly papers: readonly { readonly kind: string; readonly text: string }[];
  readonly expected: {
    /** Status by element; an element that is not named may have any. */
    readonly elements: Readonly<Record<string, "supported" | "contested" | "gap" | "admitted" | "exempt">>;
    /** Ids of all defences that are raised, no more and no less. */
    readonly defences: readonly string[];
    /** Ids of common issues that are in dispute, no more and no less. */
    readonly issues: readonly string[];
    /** Provisions that must be called for, among others. */
    readonly provisions: readonly ProvisionRef[];
  };
}

function exampleSchema(titles: LawTitles) {
  return z.strictObject({
    name: z.string().min(1),
    papers: z.array(z.strictObject({ kind: z.string(), text: z.string().min(1) })).min(1),
    expected: z.strictObject({
      elements: z.record(z.string(), z.enum(["supported", "contested", "gap", "admitted", "exempt"])),
      defences: z.array(z.string()).default([]),
      issues: z.array(z.string()).default([]),
      provisions: z.array(citationSchema(titles)).min(1),
    }),
  });
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
