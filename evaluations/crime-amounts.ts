import { z } from "zod";
import { crimeTotal } from "../src/engine/reasoning/sentencing/crime-total.ts";
import { findAmounts } from "../src/engine/text/amounts.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import { shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** Amounts of crimes (犯罪金额计算, LawBench 3-7): one number for each paper, right when it is the gold number. */
export const crimeAmounts: Suite = {
  name: "crime-amounts",
  about: "total amount of a crime from the facts (LawBench 3-7): share of papers with the right number",
  data: "lawbench/3-7.jsonl.gz",
  run: measureAmounts,
};

const Row = z.object({ question: z.string(), answer: z.string() });

async function measureAmounts({ data, limit }: SuiteOptions): Promise<SuiteResult> {
  const rules = openKnowledgeBase().sentencing(Day.parse("2021-07-01"));
  if (!rules) throw new Error("knowledge/sentencing holds no rules of 2021");
  let [n, right, answered, trivial, excluded] = [0, 0, 0, 0, 0];
  for await (const { value } of readJsonLines(data)) {
    const { question, answer } = Row.parse(value);
    const gold = goldOf(answer);
    if (gold === undefined) {
      excluded += 1;
      continue;
    }
    n += 1;
    const text = question.replace(/^文书[:：]/u, "");
    const ours = crimeTotal(text, rules);
    if (ours) answered += 1;
    if (ours?.fen === gold) right += 1;
    if (findAmounts(text).reduce((sum, { fen }) => sum + fen, 0) === gold) trivial += 1;
    if (n === limit) break;
  }
  return {
    suite: "crime-amounts",
    data,
    n,
    excluded,
    metrics:
      n === 0
        ? {}
        : {
            accuracy: shareWithInterval(right, n, trivial / n),
            answered: shareWithInterval(answered, n, null),
          },
    notes: [
      "one number for each paper; LawBench's scorer lets any number of the answer count, which one number cannot exploit",
      "trivial: sum of all sums of the paper; published over all 500: sum by regex .472, all numbers echoed .480, best legal model .472, GPT-4 .776",
      "rules were written by hand with these rows in sight: expect less on rows nobody has seen",
    ],
  };
}

/** 上文涉及到的犯罪金额:3900.0元。 in fen. */
function goldOf(answer: string): number | undefined {
  const number = /(\d+(?:\.\d+)?)元/u.exec(answer)?.[1];
  return number === undefined ? undefined : Math.round(Number(number) * 100);
}
