import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { EventType } from "../vocabulary/event.ts";

const Entry = EventType.omit({ group: true, from: true, until: true, source: true })
  .extend({
    weight: EventType.shape.weight.default(0),
    words: EventType.shape.words.min(1),
    weak: EventType.shape.weak.default([]),
    when: EventType.shape.when.default([]),
    unless: EventType.shape.unless.default([]),
  })
  .strict();

/** Schema of events/*.yaml: types of events (事件类型) of one family with their trigger words. */
export const EventFile = z
  .strictObject({
    from: Day,
    until: Day.nullable(),
    source: z.string().min(1),
    group: z.string().min(1),
    types: z.array(Entry).min(1),
  })
  .transform(({ types, from, until, source, group }): EventType[] =>
    types.map((type) => ({ ...type, group, from, until, source })),
  );
