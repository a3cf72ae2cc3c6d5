import { z } from "zod";
import { Court } from "../vocabulary/court.ts";

/** Schema of courts/*.yaml: a directory of courts and, for municipalities, which numbered court hears whose appeals. */
export const CourtFile = z.strictObject({
  source: z.string().min(1),
  courts: z
    .array(
      Court.extend({
        aliases: z.array(z.string()).default([]),
        code: z.string().nullable().default(null),
        fictional: z.boolean().default(false),
        source: z.string().optional(),
      }).strict(),
    )
    .default([]),
  /** Districts whose basic courts appeal to one intermediate court, where the name alone does not tell. */
  appeals: z
    .array(z.strictObject({ to: z.string(), prefix: z.string(), districts: z.array(z.string()).min(1) }))
    .default([]),
});
export type CourtFile = z.infer<typeof CourtFile>;

/** Courts of the file with their source. */
export function courtsOf(file: CourtFile): Court[] {
  return file.courts.map((court) => ({ ...court, source: court.source ?? file.source }));
}

/** Court of appeal by the name of the basic court, from the tables of the file. */
export function appealPairs(file: CourtFile): [string, string][] {
  return file.appeals.flatMap(({ to, prefix, districts }) =>
    districts.map((district): [string, string] => [`${prefix}${district}人民法院`, to]),
  );
}
