import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { FeeTable } from "../vocabulary/fee-table.ts";
import { Parameter } from "../vocabulary/law.ts";
import { citationSchema, type LawTitles } from "./citation.ts";

const Value = z.strictObject({
  from: Day,
  until: Day.nullable().optional(),
  value: z.number(),
  source: z.string().min(1).optional(),
});
const Series = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  unit: Parameter.shape.unit,
  source: z.string().min(1),
  /** Day up to which the values are known; later values must be entered by the court. Absent when it does not change often. */
  knownUntil: Day.optional(),
  note: z.string().optional(),
  values: z.array(Value).min(1),
});

/** Schema of parameters/*.yaml: series of dated numbers; a value ends where the next begins unless it says so itself. */
export const ParameterFile = z.strictObject({ series: z.array(Series).min(1) });
export type ParameterSeries = z.infer<typeof Series>;

/** The versions of a series (参数), oldest first. */
export function parametersOf(series: ParameterSeries): Parameter[] {
  const { id, unit, source, values } = series;
  return values.map((value, index) => ({
    id,
    unit,
    value: value.value,
    from: value.from,
    until: value.until === undefined ? (values[index + 1]?.from ?? null) : value.until,
    source: value.source ?? source,
  }));
}

/** Schema of fees/*.yaml: fee tables whose bands adjoin; rules FE-01, FE-12, FE-13. */
export function feeFileSchema(titles: LawTitles) {
  const table = FeeTable.extend({
    name: z.strictObject({ zh: z.string(), en: z.string() }),
    basis: z.array(citationSchema(titles)).min(1),
    source: z.string().min(1),
  })
    .strict()
    .refine(({ bands }) => bandsAdjoin(bands), "the bands do not adjoin from 0 to the open end");
  return z.strictObject({ tables: z.array(table).min(1) });
}

function bandsAdjoin(bands: FeeTable["bands"]): boolean {
  return (
    bands[0]?.above === 0 &&
    bands.at(-1)?.upTo === null &&
    bands.every((band, index) => index === 0 || band.above === bands[index - 1]?.upTo)
  );
}
