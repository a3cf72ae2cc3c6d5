import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { ProvisionRef } from "../vocabulary/law.ts";

/** A provision that a finding shows with its words. */
const Shown = z.object({
  ref: ProvisionRef,
  text: z.string(),
  wording: z.enum(["official", "digest"]),
  /** Day for which it is shown; a provision without one is shown as of its first day. */
  on: Day.optional(),
  from: Day.nullable().optional(),
  citation: z.string().optional(),
});

/** A provision in a value, with the day on which it must have held. */
export type ShownProvision = Omit<z.infer<typeof Shown>, "on" | "from"> & { readonly on: Day };

const DEEPEST = 8;
const EVER = Day.parse("1949-10-01");

/**
 * Every provision that a finding's value shows with its words, wherever in it (条文展示). One that has the look of a
 * provision but no sound reference (a number that is none) is undefined: it can be compared with nothing.
 */
export function shownProvisions(value: unknown, depth = 0): (ShownProvision | undefined)[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  const { data } = Shown.safeParse(value);
  const below = Object.values(value).flatMap((part: unknown) => shownProvisions(part, depth + 1));
  if (!data) return "ref" in value && "text" in value && "wording" in value ? [undefined, ...below] : below;
  const { on, from, ...shown } = data;
  return [{ ...shown, on: on ?? from ?? EVER }, ...below];
}
