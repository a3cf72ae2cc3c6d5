import type { ArgumentTopic } from "../../vocabulary/focus-label.ts";
import { comparable, coverage, shingles } from "../text/text-similarity.ts";
import { countCues } from "./focus-words.ts";

/** What speaks for or against a statement as the answer to an argument (对应理由). */
export const ANSWER_SIGNS = ["words", "topics", "figures", "speaks", "fuller", "silent"] as const;
export type AnswerSign = (typeof ANSWER_SIGNS)[number];

/** A statement of the other side with what speaks for its being the answer (诉辩对应). */
export interface ScoredAnswer {
  /** Place among the candidates, from 0. */
  readonly position: number;
  /** Sum of the signs, each standardised over the candidates; compares candidates of one argument only. */
  readonly score: number;
  /** Signs as found, before standardising. */
  readonly signs: Readonly<Record<AnswerSign, number>>;
}

/** A party that begins to speak, within the first characters of a statement. */
const SPEAKS = /辩称|辩解|辩护人|辩护意见|答辩|认为|提出/u;
const OPENING = 25;
/** Statements that answer nothing: silence, consent, lists of exhibits, closing formulas. */
const SILENT =
  /未(?:提出|作|予|发表)?(?:任何)?(?:答辩|辩解|辩护)|没有(?:答辩|辩解)|无异议|提供(?:了)?(?:下列|如下|以下)|提交了?|证人|^综上/u;
const MOST_OF_TOPIC = 3;
/** Two statements of which one holds so much of the other are one statement told twice. */
const SAME = 0.7;

/**
 * Ranks statements of the other side by how likely they answer an argument, best first: words and subjects both share, the
 * same figures, a party that begins to speak, a statement that holds other candidates whole; against it, that it answers
 * nothing. All signs weigh the same; no weight was learned.
 */
export function rankAnswers(
  argument: string,
  candidates: readonly string[],
  topics: readonly ArgumentTopic[],
): ScoredAnswer[] {
  const texts = candidates.map(comparable);
  const quads = texts.map((text) => shingles(text, 4));
  const signs = texts.map(
    (text, at): Readonly<Record<AnswerSign, number>> => ({
      words: coverage(comparable(argument), text),
      topics: topicsShared(argument, text, topics),
      figures: figuresShared(argument, text),
      speaks: SPEAKS.test(text.slice(0, OPENING)) ? 1 : 0,
      fuller: quads.filter((other, index) => index !== at && holds(quads[at], other)).length,
      silent: SILENT.test(text) ? -1 : 0,
    }),
  );
  const score = standardisedSums(signs);
  return signs
    .map((own, position) => ({ position, signs: own, score: score[position] ?? 0 }))
    .sort((one, other) => other.score - one.score || one.position - other.position);
}

/** Subjects of the argument, by how much it speaks of each, as far as the answer speaks of them too. */
export function topicsShared(argument: string, answer: string, topics: readonly ArgumentTopic[]): number {
  const counts = topics.map(({ words }) => countCues(argument, words));
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return 0;
  return topics.reduce((sum, { words }, at) => {
    const share = (counts[at] ?? 0) / all;
    return share === 0 ? sum : sum + share * Math.log1p(Math.min(MOST_OF_TOPIC, countCues(answer, words)));
  }, 0);
}

function figuresShared(argument: string, answer: string): number {
  const figures = (text: string) => new Set(text.normalize("NFKC").match(/\d{2,}/gu) ?? []);
  const given = figures(answer);
  return [...figures(argument)].filter((figure) => given.has(figure)).length;
}

function holds(whole: ReadonlySet<string> | undefined, part: ReadonlySet<string>): boolean {
  if (!whole || part.size === 0 || whole.size <= part.size) return false;
  return [...part].filter((it) => whole.has(it)).length > SAME * part.size;
}

/** Sum over the signs of (value − mean) / spread among the candidates; a sign that is the same for all counts nothing. */
function standardisedSums(signs: readonly Readonly<Record<AnswerSign, number>>[]): number[] {
  const sums = signs.map(() => 0);
  for (const sign of ANSWER_SIGNS) {
    const values = signs.map((own) => own[sign]);
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
    if (spread < 1e-9) continue;
    values.forEach((value, at) => {
      sums[at] = (sums[at] ?? 0) + (value - mean) / spread;
    });
  }
  return sums;
}
