/** Cuts a text into search words; engine/model/jieba-segmenter.ts makes one. */
export type Segment = (text: string) => readonly string[];

/** What a query needs besides its own words; knowledge/search/*.yaml holds it. */
export interface Lexicon {
  /** Question words that say nothing about the matter, longest first. */
  readonly fillers: readonly string[];
  /** Everyday words and terms of lawyers, and the statute's words for the same thing. */
  readonly expansions: readonly {
    readonly kind: Expansion["kind"];
    readonly words: readonly string[];
    readonly add: readonly string[];
  }[];
  /** Traditional character to simplified character. */
  readonly simplified: ReadonlyMap<string, string>;
}

/** A lexicon that changes nothing, for texts that need no help. */
export const EMPTY_LEXICON: Lexicon = { fillers: [], expansions: [], simplified: new Map() };

const WORD = /[\p{Script=Han}\p{Letter}\p{Number}]/u;
const RUN = /[\p{Script=Han}\p{Letter}\p{Number}]+/gu;
/** Bigrams carry a mark so that a word of two characters and the pair of characters count as two witnesses. */
const PAIR = "_";

/** Folds a text for search: full-width to half-width (NFKC), lower case, traditional to simplified characters. */
export function fold(text: string, simplified: ReadonlyMap<string, string> = EMPTY_LEXICON.simplified): string {
  const plain = text.normalize("NFKC").toLowerCase();
  if (simplified.size === 0) return plain;
  return Array.from(plain, (character) => simplified.get(character) ?? character).join("");
}

/** Every two neighbouring characters within runs of letters, digits and Chinese characters; a lone one stands alone. */
export function characterPairs(text: string): string[] {
  const pairs: string[] = [];
  for (const [run] of text.matchAll(RUN)) {
    const characters = Array.from(run);
    if (characters.length === 1) pairs.push(run);
    for (let at = 0; at + 1 < characters.length; at += 1) pairs.push(`${characters[at]}${characters[at + 1]}`);
  }
  return pairs;
}

/**
 * Search terms of a text: its words and its marked character pairs, repeated as often as they occur.
 * One index over both ranks better than either alone (statutes suite) and costs one look-up.
 */
export function searchTerms(text: string, segment: Segment): string[] {
  const folded = fold(text);
  return [...wordsOf(folded, segment), ...characterPairs(folded).map((pair) => PAIR + pair)];
}

function wordsOf(folded: string, segment: Segment): string[] {
  return segment(folded).filter((word) => WORD.test(word));
}

/** True of the terms that are pairs of characters, false of words. */
export function isPair(term: string): boolean {
  return term.startsWith(PAIR) && term.length > 1;
}

/** A word of a query and the statute's words for the same thing (口语或者学理用语与法条用语). */
export interface Expansion {
  /** Everyday words of laymen, or terms of lawyers that the statutes do not use. */
  readonly kind: "everyday" | "doctrine";
  readonly word: string;
  readonly stands: readonly string[];
}

/** A query made ready: the terms to look up, and the words a person would recognise as the reason for a hit. */
export interface QueryTerms {
  readonly terms: readonly string[];
  /** The terms without those that were added. */
  readonly own: readonly string[];
  /** The query's own words without question words. */
  readonly words: readonly string[];
  /** Statute words that everyday words of the query stand for. */
  readonly added: readonly string[];
  /** Which everyday word each of them stands for. */
  readonly expansions: readonly Expansion[];
}

/** Makes a query ready: folds it, drops question words, adds the statute's words for everyday ones. */
export function queryTerms(query: string, segment: Segment, lexicon: Lexicon): QueryTerms {
  const folded = fold(query, lexicon.simplified);
  const kept = withoutFillers(folded, lexicon.fillers);
  const expansions = lexicon.expansions.flatMap(({ kind, words, add }) => {
    const word = words.find((it) => folded.includes(it));
    const stands = add.filter((it) => !folded.includes(it));
    return word === undefined || stands.length === 0 ? [] : [{ kind, word, stands }];
  });
  const added = unique(expansions.flatMap(({ stands }) => stands));
  const words = wordsOf(kept, segment);
  const own = [...words, ...characterPairs(kept).map((pair) => PAIR + pair)];
  const terms = [...own, ...unique(added.flatMap((it) => wordsOf(it, segment)))];
  return { terms, own, words: unique(words), added, expansions };
}

/** A query of nothing but question words is searched as it stands: "怎么办" may be all there is. */
function withoutFillers(folded: string, fillers: readonly string[]): string {
  const kept = fillers.reduce((text, filler) => text.replaceAll(filler, " "), folded).trim();
  return WORD.test(kept) ? kept : folded;
}

/** The words of a query that a text contains: the explanation of a hit. */
export function matchedWords(query: QueryTerms, text: string): string[] {
  const folded = fold(text);
  const found = [...query.words, ...query.added].filter((word) => word.length > 1 && folded.includes(word));
  const longest = unique(found).filter((word) => !found.some((other) => other !== word && other.includes(word)));
  return longest.length > 0 ? longest : unique(query.words.filter((word) => folded.includes(word)));
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
