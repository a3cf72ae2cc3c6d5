import { join } from "node:path";
import { z } from "zod";
import { type EventLexicon, eventLexicon } from "../src/engine/events/event-lexicon.ts";
import { type Cut, findEventMentions } from "../src/engine/events/event-mentions.ts";
import { createSegmenter } from "../src/engine/model/jieba-segmenter.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import { meanWithInterval } from "./metrics.ts";
import { lexiconWithoutOwnWords } from "./own-words.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const Sample = z.object({ instruction: z.string(), question: z.string(), answer: z.string() });
const KNOWN_ON = Day.parse("2024-01-01");
const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");
/** The type most sentences of the data tell. */
const TRIVIAL = new Set(["拘捕"]);

/** Events of a sentence (事件检测, LawBench 2-9): which of the types that the prompt lists it tells. */
export const events: Suite = {
  name: "events",
  about: "types of events that a sentence of a judgment tells (LawBench 2-9): F1 of the two sets, mean over samples",
  data: "lawbench/2-9.jsonl.gz",
  run: measureEvents,
};

async function measureEvents({ data, limit }: SuiteOptions): Promise<SuiteResult> {
  const { lexicon, cut } = eventReading();
  const samples = await readEventSamples(data, limit);
  const without = lexiconWithoutOwnWords(
    samples.map(({ question }) => question),
    lexicon,
    cut,
  );
  const score = ({ question, listed, right }: EventSample, words: EventLexicon): number =>
    setF1(eventsTold(question, listed, words, cut), new Set(right));
  const trivial = samples.map(({ right }) => setF1(TRIVIAL, new Set(right)));
  return {
    suite: "events",
    data,
    n: samples.length,
    excluded: 0,
    metrics: {
      f1: meanWithInterval(
        samples.map((sample) => score(sample, lexicon)),
        trivial,
      ),
      f1OwnWordsOut: meanWithInterval(
        samples.map((sample) => score(sample, without(sample.question))),
        trivial,
      ),
    },
    notes: ["published: GPT-4 .788, best legal model .317; trivial: always 拘捕", SEEN],
  };
}

function eventsTold(text: string, listed: readonly string[], lexicon: EventLexicon, cut: Cut): Set<string> {
  const mentions = findEventMentions(text, lexicon, cut).filter(({ strength }) => strength !== "weak");
  return new Set(mentions.map(({ type }) => type.name.zh).filter((name) => listed.includes(name)));
}

/** What a reader must know of figures measured on sentences that were in sight when the words were written. */
export const SEEN =
  "words of knowledge/events, no learning; written with these rows in sight. OwnWordsOut: without the words that one row alone shows, nearer to rows never seen";

/** A sentence with the events its prompt lists and the right answers. */
export interface EventSample {
  readonly question: string;
  readonly listed: readonly string[];
  readonly right: readonly string[];
}

/** Rows of LawBench 2-9 or 2-10. */
export async function readEventSamples(data: string, limit: number | undefined): Promise<EventSample[]> {
  const samples: EventSample[] = [];
  for await (const { value } of readJsonLines(data)) {
    const { instruction, question, answer } = Sample.parse(value);
    samples.push({ question, listed: listedEvents(instruction), right: answer.split(";") });
    if (samples.length === limit) break;
  }
  return samples;
}

/** Types that a prompt of LawBench lists, in its order. */
function listedEvents(instruction: string): string[] {
  return (/事件包括：(.*?)。请直接/u.exec(instruction)?.[1] ?? "").split(/[，,]/u).filter((name) => name !== "");
}

/** The event words of knowledge/ and the segmenter that tells where words end. */
export function eventReading(): { lexicon: EventLexicon; cut: Cut } {
  const segmenter = createSegmenter([]);
  const types = openKnowledgeBase(KNOWLEDGE).eventTypes(KNOWN_ON);
  return { lexicon: eventLexicon(types), cut: (text) => segmenter.cut(text) };
}

function setF1(found: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...found].filter((name) => right.has(name)).length;
  return common === 0 ? 0 : (2 * common) / (found.size + right.size);
}
