import { eventLexicon } from "../../engine/events/event-lexicon.ts";
import { findEventMentions } from "../../engine/events/event-mentions.ts";
import { createSegmenter } from "../../engine/model/jieba-segmenter.ts";
import { findDates } from "../../engine/text/dates.ts";
import { splitSentences } from "../../engine/text/sentences.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Recogniser } from "./recogniser.ts";

interface FoundEvent {
  readonly type: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly trigger: string;
  readonly start: number;
  readonly end: number;
  /** Day of the last date before it in the same sentence; null where there is none. */
  readonly day: Day | null;
}

/** Events a text tells (事件识别): type, trigger word, place, and the day where the sentence gives one. */
export const recogniseEvents: Recogniser = (text, { base, on }) => {
  const lexicon = eventLexicon(base.eventTypes(on));
  const segmenter = createSegmenter([]);
  const dates = findDates(text);
  const found = splitSentences(text).flatMap((sentence): FoundEvent[] =>
    findEventMentions(sentence.text, lexicon, (words) => segmenter.cut(words)).flatMap((mention): FoundEvent[] => {
      if (mention.strength === "weak") return [];
      const [start, end] = [sentence.start + mention.start, sentence.start + mention.end];
      const date = dates.findLast((one) => one.start >= sentence.start && one.end <= start);
      const { id, name } = mention.type;
      return [{ type: id, name, trigger: mention.text, start, end, day: date?.day ?? null }];
    }),
  );
  const lines = found.map(
    ({ name, trigger, start, end, day }) =>
      `[${start}–${end}] ${trigger}  ${name.zh} ${name.en}${day ? `  ${day}` : ""}`,
  );
  return { value: found, text: [...lines, `${found.length} 个事件 event(s)`].join("\n") };
};
