import type { EventLexicon } from "./event-lexicon.ts";
import { type Cut, findEventMentions } from "./event-mentions.ts";

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Weights of candidates: sure words before weak ones, words before single characters, resemblance last. */
const WEIGHT = { sure: 3, context: 2.6, weak: 1.6, single: 0.7, alike: 0.5 } as const;

/**
 * The word that says each of the events which a text is known to tell, named in the order in which it tells them
 * (触发词抽取): the choice of one word for each, in that order, that weighs most together; null where no word fits.
 */
export function knownTriggers(
  text: string,
  events: readonly string[],
  lexicon: EventLexicon,
  cut: Cut,
): ({ start: number; end: number; text: string } | null)[] {
  const mentions = findEventMentions(text, lexicon, cut);
  const words = wordsOf(text, cut);
  const candidates = events.map((event): Candidate[] => {
    const own = mentions
      .filter(({ type }) => type.name.zh === event)
      .map(({ start, end, strength }) => ({
        start,
        end,
        weight: WEIGHT[strength] * (end - start === 1 ? WEIGHT.single : 1) + (end - start) * 0.02,
      }));
    return [...own, ...alike(event, words, lexicon)];
  });
  return choose(candidates).map((chosen) => chosen && { ...chosen, text: text.slice(chosen.start, chosen.end) });
}

function wordsOf(text: string, cut: Cut): { start: number; end: number; text: string }[] {
  let at = 0;
  return cut(text).map((word) => {
    const start = at;
    at += word.length;
    return { start, end: at, text: word };
  });
}

/** Words nobody wrote into the lexicon but that share characters with the triggers of the type or with its name. */
function alike(
  event: string,
  words: readonly { start: number; end: number; text: string }[],
  lexicon: EventLexicon,
): Candidate[] {
  const type = lexicon.types.find(({ name }) => name.zh === event);
  const counts = new Map<string, number>();
  const known = [...(type?.words ?? []), ...event.split("/"), ...event.split("/")];
  for (const character of known.flatMap((word) => [...new Set(word)])) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return words.flatMap(({ start, end, text }) => {
    if (text.length < 2 || !/^[\u4e00-\u9fff]+$/u.test(text)) return [];
    const shared = Array.from(text).reduce((sum, character) => sum + Math.min(1, (counts.get(character) ?? 0) / 4), 0);
    return shared < 0.5 ? [] : [{ start, end, weight: (WEIGHT.alike * shared) / text.length }];
  });
}

/** The heaviest choice of at most one candidate for each event whose places rise; events without one are left out. */
function choose(candidates: readonly Candidate[][]): (Candidate | null)[] {
  interface Path {
    readonly weight: number;
    readonly end: number;
    readonly chosen: readonly (Candidate | null)[];
  }
  let paths: Path[] = [{ weight: 0, end: 0, chosen: [] }];
  for (const own of candidates) {
    const longer = paths.flatMap((path): Path[] => [
      { ...path, chosen: [...path.chosen, null] },
      ...own
        .filter(({ start }) => start >= path.end)
        .map((one) => ({ weight: path.weight + one.weight, end: one.end, chosen: [...path.chosen, one] })),
    ]);
    paths = bestByEnd(longer);
  }
  return [...paths.reduce((best, path) => (path.weight > best.weight ? path : best)).chosen];
}

/** Of paths that end at the same place only the heaviest can win. */
function bestByEnd<P extends { weight: number; end: number }>(paths: readonly P[]): P[] {
  const best = new Map<number, P>();
  for (const path of paths) {
    const before = best.get(path.end);
    if (!before || path.weight > before.weight) best.set(path.end, path);
  }
  return [...best.values()];
}
