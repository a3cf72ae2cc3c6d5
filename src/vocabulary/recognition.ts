import { z } from "zod";
import { Day } from "./day.ts";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/**
 * One way to say an element (表述方式): a `says` that no `denied` touches, with a `needs` where there are any, and no `unless`
 * anywhere in the sentence.
 */
export const ElementCue = z.strictObject({
  says: z.array(z.string().min(1)).min(1),
  denied: z.array(z.string().min(1)).default([]),
  needs: z.array(z.string().min(1)).default([]),
  unless: z.array(z.string().min(1)).default([]),
});

/** An element of a case (案件要素) and the ways in which a sentence says it; `implies` names elements that go with it. */
export const ElementRule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}\d{1,2}$/u),
  name: Both,
  cues: z.array(ElementCue).min(1),
  implies: z.array(z.string()).default([]),
});
export type ElementRule = z.infer<typeof ElementRule>;

/** Elements of a kind of case (要素表); 〈组〉 in a pattern stands for the words of that group. */
export const ElementRules = z.strictObject({
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
  groups: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  elements: z.array(ElementRule).min(1),
});
export type ElementRules = z.infer<typeof ElementRules>;
