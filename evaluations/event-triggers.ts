import type { EventLexicon } from "../src/engine/events/event-lexicon.ts";
import { knownTriggers } from "../src/engine/events/known-triggers.ts";
import { type EventSample, eventReading, readEventSamples, SEEN } from "./events.ts";
import { meanWithInterval } from "./metrics.ts";
import { lexiconWithoutOwnWords } from "./own-words.ts";
import { softF1 } from "./soft-f1.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** Trigger words of known events (触发词提取, LawBench 2-10): for each event of the prompt the word that tells it. */
export const eventTriggers: Suite = {
  name: "event-triggers",
  about: "words that tell given events in a sentence (LawBench 2-10): soft F1 by position, mean over samples",
  data: "lawbench/2-10.jsonl.gz",
  run: measureTriggers,
};

async function measureTriggers({ data, limit }: SuiteOptions): Promise<SuiteResult> {
  const { lexicon, cut } = eventReading();
  const samples = await readEventSamples(data, limit);
  const without = lexiconWithoutOwnWords(
    samples.map(({ question }) => question),
    lexicon,
    cut,
  );
  const score = ({ question, listed, right }: EventSample, words: EventLexicon): number => {
    const found = knownTriggers(question, listed, words, cut);
    // Where no word is found the event's own name is the best guess.
    const answers = found.map((trigger, at) => trigger?.text ?? nameOf(listed[at]));
    return alignedF1(answers, right);
  };
  const trivial = samples.map(({ listed, right }) => alignedF1(listed.map(nameOf), right));
  return {
    suite: "event-triggers",
    data,
    n: samples.length,
    excluded: 0,
    metrics: {
      softF1: meanWithInterval(
        samples.map((sample) => score(sample, lexicon)),
        trivial,
      ),
      softF1OwnWordsOut: meanWithInterval(
        samples.map((sample) => score(sample, without(sample.question))),
        trivial,
      ),
    },
    notes: [
      "published: GPT-4 .651, one-shot .653, best legal model .174; trivial: the event's name",
      "the prompt lists the events in the order in which the sentence tells them, one word each: we use that order",
      SEEN,
    ],
  };
}

function nameOf(event: string | undefined): string {
  return event?.split("/")[0] ?? "";
}

/** LawBench's score: answers are compared by their position; what has no partner counts as wrong. */
function alignedF1(answers: readonly string[], right: readonly string[]): number {
  const scores = answers.slice(0, right.length).map((answer, at) => softF1(answer, right[at] ?? ""));
  const sum = scores.reduce((total, score) => total + score, 0);
  const [precision, recall] = [sum / answers.length, sum / right.length];
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}
