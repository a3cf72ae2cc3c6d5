import { z } from "zod";
import { Day } from "./day.ts";
import { ProvisionRef } from "./law.ts";
import { Fen } from "./money.ts";

/** One band of a fee table: a fixed sum plus a rate on the part of the amount inside the band. */
export const FeeBand = z.object({
  /** The band begins above this amount, in fen. */
  above: Fen,
  /** And ends at this amount, included; null for the last band. */
  upTo: Fen.nullable(),
  /** Fixed sum for reaching the band, in fen. */
  fixed: Fen,
  /** Parts per million of the part of the amount inside the band: 2.5 % is 25000. */
  ppm: z.int(),
});
export type FeeBand = z.infer<typeof FeeBand>;

/** A fee (诉讼费用) charged by bands of the amount in dispute; rules FE-01, FE-12, FE-13. */
export const FeeTable = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** Adjoining bands from 0 upwards; the fee is the sum over the bands the amount reaches. */
  bands: z.array(FeeBand).min(1),
  /** Lowest and highest fee when there is no amount, in fen; null when the case always has one. */
  withoutAmount: z.object({ least: Fen, most: Fen }).nullable(),
  /** Highest fee, in fen. */
  cap: Fen.nullable(),
  basis: z.array(ProvisionRef).min(1),
  from: Day,
  until: Day.nullable(),
  source: z.string(),
});
export type FeeTable = z.infer<typeof FeeTable>;
