import { type EventLexicon, eventLexicon } from "../src/engine/events/event-lexicon.ts";
import { type Cut, findEventMentions } from "../src/engine/events/event-mentions.ts";

/**
 * For each sentence the lexicon without the words that, of all sentences, it alone shows: as if nobody had thought of them.
 * The words were written with the sentences in sight, so this is nearer to what new sentences will score.
 */
export function lexiconWithoutOwnWords(
  sentences: readonly string[],
  lexicon: EventLexicon,
  cut: Cut,
): (sentence: string) => EventLexicon {
  const shownBy = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of wordsShown(sentence, lexicon, cut)) shownBy.set(word, (shownBy.get(word) ?? 0) + 1);
  }
  return (sentence) => {
    const own = new Set([...wordsShown(sentence, lexicon, cut)].filter((word) => (shownBy.get(word) ?? 0) <= 1));
    return eventLexicon(
      lexicon.types.map((type) => {
        const others = (words: readonly string[]) => words.filter((word) => !own.has(`${type.id} ${word}`));
        const when = type.when.map(({ says, needs }) => ({ says: others(says), needs }));
        return { ...type, words: others(type.words), weak: others(type.weak), when };
      }),
    );
  };
}

function wordsShown(sentence: string, lexicon: EventLexicon, cut: Cut): Set<string> {
  return new Set(findEventMentions(sentence, lexicon, cut).map(({ type, text }) => `${type.id} ${text}`));
}
