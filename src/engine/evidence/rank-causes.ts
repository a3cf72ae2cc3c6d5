/** A cause of action as it shows in papers (案由): its names, words, and the law that governs it. */
export interface CauseProfile {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Words of papers that speak for it. */
  readonly words: readonly string[];
  /** Texts of the provisions that govern it. */
  readonly texts: readonly string[];
  /** It stands above other causes of the catalogue: taken only where none of them fits. */
  readonly isGeneral: boolean;
  /** One of the causes that come often enough to have deep rules. */
  readonly isCommon: boolean;
}

/** A cause that the words of a text speak for (案由识别), with the words. */
export interface RankedCause {
  readonly name: string;
  /** Share of the confidence among the causes ranked, 0–1. */
  readonly share: number;
  /** Its words that stand in the text, those that say most first. */
  readonly words: readonly string[];
}

/** Ranks causes by the words of a text. */
export interface CauseRanking {
  /** The likeliest causes of a complaint or of facts, best first; empty where no word speaks for any. */
  rank(text: string, limit: number): RankedCause[];
}

// Weights chosen by hand with facts-civil of the shared data in view; `npm run eval -- causes` measures them.
const LAW = 20;
const WORDS = 2;
const STEM = 0.6;
const NAMED = 6;
const COMMON = 0.7;
const GENERAL = 2.5;
/** A cause with few words must not win by one of them. */
const STEADY = 60;
const [IN_NAME, IN_WORDS, IN_LAW] = [3, 2, 1];
/** How much of a lead makes one sure: smaller scores count as doubt. */
const SPREAD = 3.5;
const COMPARED = 10;
const MOST_WORDS = 8;

interface Indexed {
  readonly profile: CauseProfile;
  readonly stem: string;
  readonly pairs: ReadonlyMap<string, number>;
  readonly length: number;
  /** Length of its words' weights. */
  readonly heft: number;
}

/** Pairs of neighbouring Chinese characters with how often they stand there. */
function pairsOf(text: string, weight: number, into = new Map<string, number>()): Map<string, number> {
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at + 1 < run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      into.set(pair, (into.get(pair) ?? 0) + weight);
    }
  }
  return into;
}

function stemOf(name: string): string {
  return name.replace(/(?:损害)?(?:责任|合同)?纠纷$/u, "");
}

function countIn(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}

const damped = (count: number): number => (count > 0 ? 1 + Math.log(count) : 0);

function holdersOf(lists: readonly Iterable<string>[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const list of lists) for (const one of new Set(list)) holders.set(one, (holders.get(one) ?? 0) + 1);
  return holders;
}

/**
 * Makes causes ready for ranking. A word that many causes list says little, one that a single cause lists says much; the law
 * of the cause speaks through the pairs of characters it shares with the text.
 */
export function openCauseRanking(profiles: readonly CauseProfile[]): CauseRanking {
  const byWord = holdersOf(profiles.map(({ words }) => words));
  const wordWeight = (word: string): number => Math.log(1 + profiles.length / (byWord.get(word) ?? 1));
  const pairs = profiles.map(({ name, words, texts }) => {
    const found = pairsOf(stemOf(name), IN_NAME);
    for (const word of words) pairsOf(word, IN_WORDS, found);
    for (const text of texts) pairsOf(text, IN_LAW, found);
    return found;
  });
  const byPair = holdersOf(pairs.map((found) => found.keys()));
  const pairWeight = (pair: string): number => Math.log(profiles.length / (byPair.get(pair) ?? profiles.length));
  const lengthOf = (found: ReadonlyMap<string, number>): number =>
    Math.hypot(...[...found].map(([pair, count]) => pairWeight(pair) * damped(count))) || 1;
  const indexed = profiles.map((profile, at): Indexed => {
    const own = pairs[at] ?? new Map<string, number>();
    const heft = Math.hypot(...profile.words.map(wordWeight), Math.sqrt(STEADY));
    return { profile, stem: stemOf(profile.name), pairs: own, length: lengthOf(own), heft };
  });
  const scoreOf = (cause: Indexed, asked: Asked): number => {
    const { profile, stem } = cause;
    const words =
      profile.words.reduce((sum, word) => sum + wordWeight(word) * damped(asked.count(word)), 0) / cause.heft;
    const root = stem.length >= 2 ? Math.min(2, stem.length / 3) * damped(asked.count(stem)) : 0;
    const isNamed = [profile.name, ...profile.aliases].some((name) => asked.count(name) > 0);
    const law = likeness(cause, asked, pairWeight);
    if (words + root + law === 0 && !isNamed) return Number.NEGATIVE_INFINITY;
    const standing = (profile.isCommon ? COMMON : 0) - (profile.isGeneral ? GENERAL : 0);
    return LAW * law + WORDS * words + STEM * root + (isNamed ? NAMED : 0) + standing;
  };
  return {
    rank(text, limit) {
      const asked = askedOf(text, lengthOf);
      const scored = indexed
        .map((cause) => ({ cause, score: scoreOf(cause, asked) }))
        .filter(({ score }) => Number.isFinite(score))
        .sort((a, b) => b.score - a.score)
        .slice(0, Math.max(limit, COMPARED));
      const weightOf = (score: number): number => Math.exp((score - (scored[0]?.score ?? 0)) / SPREAD);
      const total = scored.reduce((sum, { score }) => sum + weightOf(score), 0);
      return scored.slice(0, limit).map(({ cause, score }) => ({
        name: cause.profile.name,
        share: weightOf(score) / total,
        words: cause.profile.words
          .filter((word) => asked.count(word) > 0)
          .sort((a, b) => wordWeight(b) - wordWeight(a))
          .slice(0, MOST_WORDS),
      }));
    },
  };
}

interface Asked {
  readonly pairs: ReadonlyMap<string, number>;
  readonly length: number;
  readonly count: (word: string) => number;
}

function askedOf(text: string, lengthOf: (pairs: ReadonlyMap<string, number>) => number): Asked {
  const flat = text.replace(/\s+/gu, "");
  const pairs = pairsOf(flat, 1);
  const counts = new Map<string, number>();
  const count = (word: string): number => {
    const known = counts.get(word) ?? countIn(flat, word);
    counts.set(word, known);
    return known;
  };
  return { pairs, length: lengthOf(pairs), count };
}

function likeness(cause: Indexed, asked: Asked, weight: (pair: string) => number): number {
  let sum = 0;
  for (const [pair, count] of cause.pairs) {
    const there = asked.pairs.get(pair);
    if (there !== undefined) sum += weight(pair) ** 2 * damped(count) * damped(there);
  }
  return sum / (cause.length * asked.length);
}
