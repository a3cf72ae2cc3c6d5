import { z } from "zod";
import { Increment, SentencingFrame, Threshold } from "../vocabulary/charge.ts";
import { Day } from "../vocabulary/day.ts";
import { citationSchema, type LawTitles } from "./citation.ts";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Dated = { from: Day, until: Day.nullable().default(null), source: z.string().min(1) };

/** Schema of sentencing/thresholds.yaml; a region's figure must lie inside the national band (CR-04). */
export function thresholdsSchema(titles: LawTitles) {
  const region = z.strictObject({ region: z.string().min(1), value: z.int(), ...Dated });
  const entry = Threshold.extend({
    name: Both,
    regions: z.array(region).default([]),
    basis: z.array(citationSchema(titles)).min(1),
    ...Dated,
  })
    .strict()
    .refine(({ least, most }) => least <= most, "the band ends before it begins")
    .refine(
      ({ least, most, regions }) => regions.every(({ value }) => least <= value && value <= most),
      "a region's figure lies outside the national band",
    );
  return z.strictObject({ thresholds: z.array(entry).min(1) });
}

/** Schema of sentencing/increments.yaml: what provinces add to the starting point. */
export const IncrementsFile = z.strictObject({ increments: z.array(Increment.extend(Dated).strict()) });

/** Schema of sentencing/frame.yaml: limits of penalties, and ages of responsibility by their days; one frame per age rule. */
export function frameSchema(titles: LawTitles) {
  const basis = z.array(citationSchema(titles)).min(1);
  const shape = SentencingFrame.shape;
  const limits = <T extends z.ZodRawShape>(of: z.ZodObject<T>) => of.extend({ basis }).strict();
  const general = SentencingFrame.omit({ ages: true, from: true, until: true, source: true })
    .extend({
      control: limits(shape.control),
      detention: limits(shape.detention),
      fixedTerm: limits(shape.fixedTerm),
      combination: basis,
      foundLater: basis,
      newCrime: basis,
      mitigation: basis,
      within: basis,
      lighterLaw: basis,
      custody: shape.custody.extend({ control: basis, detention: basis, fixedTerm: basis }).strict(),
      probation: shape.probation.extend({ basis, barredBasis: basis, periodBasis: basis }).strict(),
      prosecution: shape.prosecution.extend({ basis }).strict(),
      fineBasis: basis,
      evidence: z.array(shape.evidence.element.extend({ basis }).strict()),
    })
    .strict();
  const ages = shape.ages.extend({ basis, ...Dated }).strict();
  return z
    .strictObject({ source: z.string().min(1), frame: general, ages: z.array(ages).min(1) })
    .transform(({ frame, ages: rules }): SentencingFrame[] =>
      rules.map(({ from, until, source, ...age }) => ({ ...frame, ages: age, from, until, source })),
    );
}
