import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { rankAnswers } from "../src/engine/evidence/argument-pairs.ts";
import { comparable, pairCosine } from "../src/engine/text/text-similarity.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");
const CAIL = join(import.meta.dirname, "..", "..", "shared", "data", "argument-pairs.jsonl.gz");
const SHORTEST_STEM = 6;

interface Stem {
  readonly claim: string;
  readonly candidates: readonly string[];
  readonly answer: number;
}

const CailSample = z.object({ claim: z.string(), candidates: z.array(z.string()), answer: z.int() });
const BenchSample = z.object({ question: z.string(), answer: z.string() });

/** Which of five statements of the defence answers an argument (CAIL2021 1.1). */
export const argumentPairs: Suite = {
  name: "argument-pairs",
  about: "which of five statements of the defence answers an argument of the claim: accuracy",
  data: "argument-pairs.jsonl.gz",
  run: async (options) => {
    const samples: Stem[] = [];
    for await (const { value } of readJsonLines(options.data)) samples.push(CailSample.parse(value));
    return measure(options, {
      suite: "argument-pairs",
      samples,
      excluded: 0,
      published: "published: BERT baseline of the organisers about .745 (test 1)",
    });
  },
};

/** The same of LawBench 2-8, without the rows that CAIL2021 also has. */
export const argumentPairsLawBench: Suite = {
  name: "argument-pairs-lawbench",
  about: "the same of LawBench 2-8, rows that argument-pairs.jsonl.gz also has left out: accuracy",
  data: "lawbench/2-8.jsonl.gz",
  run: measureLawBench,
};

async function measureLawBench(options: SuiteOptions): Promise<SuiteResult> {
  const known = new Set<string>();
  const isThere = existsSync(CAIL);
  if (isThere) for await (const { value } of readJsonLines(CAIL)) known.add(comparable(CailSample.parse(value).claim));
  const samples: Stem[] = [];
  let excluded = 0;
  for await (const { value } of readJsonLines(options.data)) {
    const stem = stemOf(BenchSample.parse(value));
    if (!stem || known.has(comparable(stem.claim))) excluded += 1;
    else samples.push(stem);
  }
  return measure(options, {
    suite: "argument-pairs-lawbench",
    samples,
    excluded,
    published: `${isThere ? "" : "argument-pairs.jsonl.gz is not there, so no row could be left out; "}published on all 500 rows: GPT-4 .612 (zero-shot, best), .590 (one-shot)`,
  });
}

/** 句子：…A:…B:…C:…D:…E:… with [正确答案]C<eoa>. */
function stemOf({ question, answer }: z.infer<typeof BenchSample>): Stem | undefined {
  const parts =
    /^句子[:：](?<claim>.*?)A[:：](?<A>.*?)B[:：](?<B>.*?)C[:：](?<C>.*?)D[:：](?<D>.*?)E[:：](?<E>.*)$/su.exec(
      question,
    )?.groups;
  const letter = /\[正确答案\](?<letter>[A-E])/u.exec(answer)?.groups?.["letter"];
  if (!parts || letter === undefined || (parts["claim"] ?? "").length < SHORTEST_STEM) return undefined;
  return {
    claim: parts["claim"] ?? "",
    candidates: ["A", "B", "C", "D", "E"].map((name) => parts[name] ?? ""),
    answer: letter.charCodeAt(0) - "A".charCodeAt(0),
  };
}

interface Given {
  readonly suite: string;
  readonly samples: readonly Stem[];
  readonly excluded: number;
  readonly published: string;
}

function measure(options: SuiteOptions, { suite, samples: all, excluded, published }: Given): SuiteResult {
  const { topics } = openKnowledgeBase(KNOWLEDGE).issues();
  const samples = all.slice(0, options.limit ?? all.length);
  const hits = (pick: (stem: Stem) => number) => samples.filter((stem) => pick(stem) === stem.answer).length;
  const longest = hits(({ candidates }) => best(candidates.map((text) => comparable(text).length)));
  const cosine = hits(({ claim, candidates }) =>
    best(candidates.map((text) => pairCosine(comparable(claim), comparable(text)))),
  );
  const ours = hits(({ claim, candidates }) => rankAnswers(claim, candidates, topics)[0]?.position ?? -1);
  const n = samples.length;
  return {
    suite,
    data: options.data,
    n,
    excluded,
    metrics: { accuracy: shareWithInterval(ours, n, longest / n) },
    notes: [
      `${published}; trivial: the longest candidate ${(longest / n).toFixed(3)}, cosine of character pairs ${(cosine / n).toFixed(3)}`,
      "signs and words by hand, all signs weigh the same; nothing was learned from labels; punctuation at the end of a candidate is not looked at",
    ],
  };
}

function best(values: readonly number[]): number {
  return values.reduce((at, value, index) => (value > (values[at] ?? Number.NEGATIVE_INFINITY) ? index : at), 0);
}
