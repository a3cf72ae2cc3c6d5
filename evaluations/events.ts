import { join } from "node:path";
import { z } from "zod";
import { type EventLexicon, eventLexicon } from "../src/engine/events/event-lexicon.ts";
import { type Cut, findEventMentions } from "../src/engine/events/event-mentions.ts";
import { createSegmenter } from "../src/engine/model/jieba-segmenter.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import { meanWithInterval } from "./metrics.ts";
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
  const ours: number[] = [];
  const trivial: number[] = [];
  let silent = 0;
  for await (const { value } of readJsonLines(data)) {
    const { instruction, question, answer } = Sample.parse(value);
    const listed = new Set(listedEvents(instruction));
    const right = new Set(answer.split(";"));
    const mentions = findEventMentions(question, lexicon, cut).filter(({ strength }) => strength !== "weak");
    const found = new Set(mentions.map(({ type }) => type.name.zh).filter((name) => listed.has(name)));
    if (found.size === 0) silent += 1;
    ours.push(setF1(found, right));
    trivial.push(setF1(TRIVIAL, right));
    if (ours.length === limit) break;
  }
  return {
    suite: "events",
    data,
    n: ours.length,
    excluded: 0,
    metrics: { f1: meanWithInterval(ours, trivial) },
    notes: [
      `nothing found in ${silent} samples; published: GPT-4 .788, best legal model .317; trivial: always 拘捕`,
      "words of knowledge/events, no learning; they were written with these rows in sight, so rows never seen will score lower",
    ],
  };
}

/** Types that a prompt of LawBench lists, in its order. */
export function listedEvents(instruction: string): string[] {
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
