import { z } from "zod";
import { Day } from "./day.ts";

const Words = z.array(z.string().min(1));

/** Words that name an event only beside other words (触发词的语境): one of `needs` must stand in the same clause. */
export const TriggerInContext = z.strictObject({ says: Words.min(1), needs: Words });
export type TriggerInContext = z.infer<typeof TriggerInContext>;

/** A type of event (事件类型) and the words that say it happened (触发词). A word is no finding that it did. */
export const EventType = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/u),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** The family it belongs to: judicial, general, offences, results, civil. */
  group: z.string().min(1),
  /** How much a chronology of the case wants it, 0 (never by itself) to 10. */
  weight: z.int().min(0).max(10),
  /** Words that say it wherever they stand; a single character counts only as a word of its own. */
  words: Words,
  /** Words that say it where one knows from elsewhere that it happened. */
  weak: Words,
  when: z.array(TriggerInContext),
  /** Longer words in which a trigger says nothing of the kind (出租车, 支付宝). */
  unless: Words,
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
});
export type EventType = z.infer<typeof EventType>;
