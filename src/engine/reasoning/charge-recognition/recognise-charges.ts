import type { ChargeName } from "../../../vocabulary/charge.ts";
import type { ChargeRecognition, RecognisedCharge } from "../../../vocabulary/charge-recognition.ts";
import type { Day } from "../../../vocabulary/day.ts";
import { type ChargeModel, chargeScores, contribution, NO_CRIME, shares, termWeights } from "./charge-model.ts";
import { type FactSentence, factSentences, joinTerms } from "./fact-terms.ts";

/** Less than this says nothing of any conduct. */
const LEAST_SENTENCE_TERMS = 12;
const MOST_CHARGES = 5;
/** A charge less likely than this is not listed. */
const LEAST_LISTED = 0.03;
const MOST_SENTENCES = 2;
const MOST_WORDS = 8;

/**
 * Ranks the crimes that facts tell of (罪名识别), with the sentences and words that speak for each and a calibrated probability,
 * under the names in use on the day. Says that it does not know when the first one is less likely than the model allows. It
 * reads conduct only: names of crimes in the text, persons, sex, ethnicity and origin are blanked. A help for checking the
 * charge, no finding (AD-20).
 * @param names names of crimes of all times
 */
export function recogniseCharges(
  text: string,
  model: ChargeModel,
  { names, on }: { readonly names: readonly ChargeName[]; readonly on: Day },
): ChargeRecognition {
  const sentences = factSentences(text);
  const terms = joinTerms(sentences);
  const weighed = termWeights(model, terms);
  if (weighed.length < LEAST_SENTENCE_TERMS) return { charges: [], isKnown: false };
  const likely = shares(chargeScores(model, weighed), model.temperature);
  const ranked = namesOnDay(model.charges, likely, { names, on })
    .sort((one, other) => other.probability - one.probability)
    .slice(0, MOST_CHARGES)
    .filter(({ probability }) => probability >= LEAST_LISTED);
  const charges = ranked.map(({ name, probability, best }): RecognisedCharge => {
    const telling = weighed
      .map((one) => ({ term: one.term, value: contribution(model, one, best) }))
      .filter(({ value }) => value > 0);
    return { name, probability, ...reasons(text, sentences, new Map(telling.map(({ term, value }) => [term, value]))) };
  });
  return { charges, isKnown: (charges[0]?.probability ?? 0) >= model.least };
}

interface NamedShare {
  readonly name: string;
  readonly probability: number;
  /** Number of the charge of the model that gave the most to it. */
  readonly best: number;
}

/** Shares under the names of the day: what a name was given up for has its share, a name not yet in use lends it to the former one. */
function namesOnDay(
  charges: readonly string[],
  likely: Float32Array,
  { names, on }: { readonly names: readonly ChargeName[]; readonly on: Day },
): NamedShare[] {
  const current = currentNames(names, on);
  const sums = new Map<string, { probability: number; best: number; most: number }>();
  let kept = 0;
  charges.forEach((charge, number) => {
    const share = likely[number] ?? 0;
    if (charge === NO_CRIME) kept += share;
    const names = current.get(charge) ?? [];
    for (const name of names) {
      const part = share / names.length;
      const sum = sums.get(name) ?? { probability: 0, best: number, most: 0 };
      sums.set(name, {
        probability: sum.probability + part,
        best: part > sum.most ? number : sum.best,
        most: Math.max(part, sum.most),
      });
      kept += part;
    }
  });
  return [...sums].map(([name, { probability, best }]) => ({ name, probability: probability / (kept || 1), best }));
}

const currentNamesOf = new WeakMap<readonly ChargeName[], Map<Day, Map<string, string[]>>>();

/** Names in use on the day that a name of any time stands for; none where the crime did not exist. */
function currentNames(names: readonly ChargeName[], on: Day): Map<string, string[]> {
  const days = currentNamesOf.get(names) ?? new Map<Day, Map<string, string[]>>();
  currentNamesOf.set(names, days);
  const known = days.get(on);
  if (known) return known;
  const isUsed = ({ from, until }: ChargeName) => from <= on && (until === null || on < until);
  const used = new Set(names.filter(isUsed).map(({ name }) => name));
  const current = new Map<string, string[]>();
  for (const { name } of names) {
    const next = used.has(name) ? [name] : [...successors(name, names), ...formers(name, names)];
    current.set(name, [...new Set(next.filter((one) => used.has(one)))]);
  }
  days.set(on, current);
  return current;
}

function successors(name: string, names: readonly ChargeName[], depth = 3): string[] {
  const next = names.filter((one) => one.name === name).flatMap(({ replacedBy }) => replacedBy);
  return depth === 0 ? next : [...next, ...next.flatMap((one) => successors(one, names, depth - 1))];
}

function formers(name: string, names: readonly ChargeName[], depth = 3): string[] {
  const before = names.filter(({ replacedBy }) => replacedBy.includes(name)).map((one) => one.name);
  return depth === 0 ? before : [...before, ...before.flatMap((one) => formers(one, names, depth - 1))];
}

/** Sentences and words that speak most for a charge. */
function reasons(
  text: string,
  sentences: readonly FactSentence[],
  telling: ReadonlyMap<string, number>,
): Pick<RecognisedCharge, "sentences" | "words"> {
  const weightIn = ({ terms }: FactSentence) =>
    [...terms.keys()].reduce((sum, term) => sum + (telling.get(term) ?? 0), 0);
  const weighed = sentences
    .map((sentence) => ({ sentence, weight: weightIn(sentence) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_SENTENCES);
  const places = weighed.map(({ sentence: { start, end } }) => {
    const indent = text.slice(start, end).length - text.slice(start, end).trimStart().length;
    return { start: start + indent, end };
  });
  const heavy = [...telling].sort(([, one], [, other]) => other - one).map(([term]) => term);
  return { sentences: places, words: wordsOf(text, heavy) };
}

const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
/** Function words and measures alone tell a reader nothing. */
const SAYS_NOTHING = /^(?:\d|[年月日时许元克在将被从向于与和及其])/u;

/** Whole words of the text that hold the heavy pairs and triples of characters, the heaviest first. */
function wordsOf(text: string, heavy: readonly string[]): string[] {
  const whole = [...WORDS.segment(text)].filter(
    ({ segment, isWordLike }) => isWordLike === true && segment.length >= 2 && !SAYS_NOTHING.test(segment),
  );
  const holding = heavy.slice(0, MOST_WORDS * 4).flatMap((term) => {
    const places = placesOf(text, term);
    return whole
      .filter(({ index, segment }) =>
        places.some((at) => at < index + segment.length - 1 && index < at + term.length - 1),
      )
      .map(({ segment }) => segment);
  });
  return [...new Set(holding)].slice(0, MOST_WORDS);
}

function placesOf(text: string, term: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) places.push(at);
  return places;
}

/** A second crime this likely stands beside the first: shares add up to 1, so that two crimes leave each about a half. */
const LEAST_BESIDE = 0.25;

/** Crimes that a reading holds likely together (识别到的罪名): the first one, and others nearly as likely. */
export function likelyCharges({ charges }: ChargeRecognition): RecognisedCharge[] {
  return charges.filter(({ probability }, rank) => rank === 0 || probability >= LEAST_BESIDE);
}
