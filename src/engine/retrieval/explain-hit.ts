import { type BoostedTrees, contributions } from "./boosted-trees.ts";
import { RANK_FEATURES } from "./provision-features.ts";
import { characterPairs, type Expansion, fold, matchedWords, type QueryTerms } from "./terms.ts";

/** A feature that weighed in the place of a hit (排序特征): its value, and what it added to the score or took from it. */
export interface WeighedFeature {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly value: number;
  readonly contribution: number;
}

/** Why a provision was found (命中理由). */
export interface HitReason {
  /** Words of the query, and statute words they stand for, that the provision holds. */
  readonly matched: readonly string[];
  /** Everyday words of the query and those statute words for them that the provision holds. */
  readonly expansions: readonly Expansion[];
  /** The sentence that matched best, as a place in the provision's text; null when none holds a word of the query. */
  readonly passage: { readonly start: number; readonly end: number } | null;
  /** What weighed most in its place, greatest first; empty where nothing was weighed but words. */
  readonly weighed: readonly WeighedFeature[];
}

const NAMED_FEATURES = 5;
/** Pairs of characters from which on a text is a phrase, and the share of them that must stand in the provision. */
const PHRASE = 5;
const HELD = 0.6;
const SENTENCE = /[^。；;\n]+[。；;]?/gu;

/** Explains a hit by its words. @param heading title and headings, which count for the words but hold no passage */
export function explainByWords(query: QueryTerms, heading: string, text: string): Omit<HitReason, "weighed"> {
  const whole = fold(`${heading} ${text}`);
  const expansions = query.expansions
    .map(({ kind, word, stands }) => ({ kind, word, stands: stands.filter((it) => holds(whole, fold(it))) }))
    .filter(({ stands }) => stands.length > 0);
  return { matched: matchedWords(query, `${heading} ${text}`), expansions, passage: bestSentence(query, text) };
}

/** A whole phrase is seldom quoted: most of its character pairs are enough. A short one must stand there as it is. */
function holds(text: string, phrase: string): boolean {
  if (text.includes(phrase)) return true;
  const pairs = characterPairs(phrase);
  if (pairs.length < PHRASE) return false;
  return pairs.filter((pair) => text.includes(pair)).length >= pairs.length * HELD;
}

/** The features that weighed most in a row, with their share of the score. */
export function weighedFeatures(trees: BoostedTrees, row: ArrayLike<number>): WeighedFeature[] {
  const shares = contributions(trees, row);
  return RANK_FEATURES.map(({ id, zh, en }, at) => ({
    id,
    zh,
    en,
    value: rounded(row[at] ?? 0),
    contribution: rounded(shares[at] ?? 0),
  }))
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, NAMED_FEATURES);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The first of the sentences that hold most of the query, longer words counting for more. */
function bestSentence(query: QueryTerms, text: string): HitReason["passage"] {
  const words = [...new Set([...query.words, ...query.added])].map((word) => ({
    word: fold(word),
    weight: word.length > 1 ? Math.min(word.length, 4) : 0.2,
  }));
  let best: { start: number; end: number; score: number } | undefined;
  for (const match of text.matchAll(SENTENCE)) {
    const folded = fold(match[0]);
    const score = words.reduce((sum, { word, weight }) => (folded.includes(word) ? sum + weight : sum), 0);
    if (score > (best?.score ?? 0)) best = { start: match.index, end: match.index + match[0].length, score };
  }
  return best ? { start: best.start, end: best.end } : null;
}

const KINDS = {
  everyday: { zh: "口语", en: "everyday" },
  doctrine: { zh: "学理用语", en: "the lawyers' term" },
} as const;

/** The reason of a hit in words for a person: 因“老赖”（口语）对应“被执行人”（法条用语）. */
export function reasonText({ matched, expansions, weighed }: HitReason): { zh: string; en: string } {
  const standing = expansions.map((it) => ({ ...it, stands: it.stands.slice(0, 3) }));
  const zh = standing.map(
    ({ kind, word, stands }) => `“${word}”（${KINDS[kind].zh}）对应“${stands.join("”“")}”（法条用语）`,
  );
  const en = standing.map(
    ({ word, stands }) => `everyday "${word}" stands for "${stands.join('", "')}" of the statute`,
  );
  const asked = weighed.some(({ id, value, contribution }) => id.startsWith("asked") && value > 0 && contribution > 0);
  const words = matched.slice(0, 6);
  return {
    zh: [
      ...(words.length > 0 ? [`含有${words.join("、")}`] : []),
      ...(zh.length > 0 ? [`因${zh.join("，")}`] : []),
      ...(asked ? ["相似的咨询问题曾适用本条或相邻条文"] : []),
    ].join("；"),
    en: [
      ...(words.length > 0 ? [`holds ${words.join(", ")}`] : []),
      ...en,
      ...(asked ? ["this article or its neighbour answered like questions"] : []),
    ].join("; "),
  };
}
