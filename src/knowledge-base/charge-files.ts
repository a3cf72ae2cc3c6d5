import { z } from "zod";
import {
  AdjustmentBand,
  AmountRole,
  Charge,
  ChargeElement,
  ChargeExample,
  type ChargeName,
  Circumstance,
  DrugLine,
  FineRule,
  Measure,
  Tier,
  TierTest,
} from "../vocabulary/charge.ts";
import { Day } from "../vocabulary/day.ts";
import { citationSchema, type LawTitles, parseCitation } from "./citation.ts";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Words = z.array(z.string().min(1)).default([]);
const Span = z.tuple([z.int(), z.int()]).transform(([least, most]) => ({ least, most }));
const Dated = { from: Day, until: Day.nullable().default(null), source: z.string().min(1) };

/** Schema of charges/names.yaml: names of crimes by chapter and section; an article is written without the law. */
export function chargeNamesSchema(titles: LawTitles) {
  const entry = z.strictObject({
    name: z.string().endsWith("罪"),
    articles: z.array(z.string()),
    punishedBy: Words,
    aliases: Words,
    replacedBy: Words,
    from: Day.optional(),
    until: Day.nullable().default(null),
    source: z.string().optional(),
  });
  const group = z.strictObject({
    chapter: z.string(),
    section: z.string().nullable().default(null),
    charges: z.array(entry).min(1),
  });
  return z
    .strictObject({ law: z.string(), from: Day, source: z.string().min(1), groups: z.array(group).min(1) })
    .transform(({ law, from, source, groups }, context): ChargeName[] => {
      const refsOf = (name: string, articles: readonly string[]) =>
        articles.flatMap((article) => {
          const ref = parseCitation(`${law} ${article}`, titles);
          if (!ref) context.addIssue({ code: "custom", message: `"${article}" of ${name} is no article` });
          return ref ?? [];
        });
      return groups.flatMap(({ chapter, section, charges }) =>
        charges.map((charge) => ({
          ...charge,
          chapter,
          section,
          from: charge.from ?? from,
          source: charge.source ?? source,
          articles: refsOf(charge.name, charge.articles),
          punishedBy: refsOf(charge.name, charge.punishedBy),
        })),
      );
    });
}

/** Schema of charges/<id>.yaml: a Charge with short citations and pairs [least, most]; what is usual may be left out. */
export function chargeFileSchema(titles: LawTitles) {
  const basis = z.array(citationSchema(titles));
  const test = z.union([TierTest.options[0].strict(), TierTest.options[1].strict()]);
  const way = Tier.shape.ways.element
    .extend({ name: Both, all: z.array(test).min(1), discretionary: z.boolean().default(false), basis: basis.min(1) })
    .strict();
  const tier = Tier.extend({
    name: Both,
    months: Span,
    control: z.boolean().default(false),
    detention: z.boolean().default(false),
    imprisonment: z.boolean().default(true),
    life: z.boolean().default(false),
    death: z.boolean().default(false),
    fine: FineRule.extend({ basis: basis.default([]) }).strict(),
    start: z
      .strictObject({ months: Span, source: z.string().min(1) })
      .transform(({ months, source }) => ({ ...months, source }))
      .nullable()
      .default(null),
    ways: z.array(way).min(1),
    basis: basis.min(1),
  }).strict();
  const element = ChargeElement.extend({
    fact: Both,
    guidance: Both,
    evidence: z.array(z.strictObject({ kind: z.string(), words: Words })),
    basis: basis.min(1),
  }).strict();
  const example = ChargeExample.extend({
    region: z.string().nullable().default(null),
    measures: z.record(z.string(), z.int()).default({}),
    facts: Words,
    circumstances: Words,
    expect: z.strictObject({ tier: z.string().nullable(), possible: Words, months: Span.nullable().default(null) }),
  }).strict();
  return Charge.extend({
    aliases: Words,
    words: z.array(z.string()).min(1),
    measures: z.array(Measure.extend({ name: Both, read: z.string().default("none") }).strict()).default([]),
    facts: z.array(Charge.shape.facts.element.extend({ words: Words }).strict()).default([]),
    elements: z.array(element).min(3),
    tiers: z.array(tier).min(1),
    circumstances: Words,
    exclusions: z.array(Charge.shape.exclusions.element.extend({ words: Words, basis }).strict()).default([]),
    examples: z.array(example).min(2),
    ...Dated,
  }).strict();
}

/** Schema of sentencing/circumstances.yaml; an entry holds as long as its file unless it says so itself. */
export function circumstancesSchema(titles: LawTitles) {
  const band = AdjustmentBand.extend({
    when: Both,
    exempt: z.boolean().default(false),
    mitigates: z.boolean().nullable().default(null),
  }).strict();
  const entry = Circumstance.omit({ from: true, until: true, source: true })
    .extend({
      name: Both,
      layer: Circumstance.shape.layer.default(2),
      mitigates: z.boolean().default(false),
      exempts: z.boolean().default(false),
      bands: z.array(band).default([]),
      leastMonths: z.int().nullable().default(null),
      covers: Words,
      charges: Words,
      of: Circumstance.shape.of.default("accused"),
      words: z.array(z.string()).min(1),
      hints: Words,
      basis: z.array(citationSchema(titles)).min(1),
    })
    .strict();
  return z
    .strictObject({ ...Dated, circumstances: z.array(entry).min(1) })
    .transform(({ circumstances, ...dated }): Circumstance[] => circumstances.map((one) => ({ ...one, ...dated })));
}

/** Schema of sentencing/amount-roles.yaml: what a sum is, and words that announce a total. */
export const AmountRolesFile = z.strictObject({
  source: z.string().min(1),
  roles: z.array(AmountRole.extend({ name: Both, before: Words, after: Words }).strict()).min(1),
  totals: z.array(z.string()).min(1),
});

/** Schema of sentencing/drugs.yaml: quantities that equal the two lines of heroin. */
export function drugsSchema(titles: LawTitles) {
  return z.strictObject({
    ...Dated,
    drugs: z.array(DrugLine.extend({ basis: z.array(citationSchema(titles)).min(1) }).strict()).min(1),
  });
}
