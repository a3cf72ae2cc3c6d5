import { join } from "node:path";
import { z } from "zod";
import { resolveCharge } from "../src/engine/reasoning/sentencing/charge-names.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import type { ChargeName } from "../src/vocabulary/charge.ts";
import { Day } from "../src/vocabulary/day.ts";
import { meanWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");
/** Article of theft, the most frequent charge. */
const TRIVIAL = new Set([264]);
const FIRST_YEAR = 1998;
const LAST_YEAR = 2026;

const Sample = z.object({ question: z.string(), answer: z.string() });

/** Articles of the Criminal Law for facts whose charge is named (LawBench 3-1): by the table of charges. */
export const chargeArticles: Suite = {
  name: "charge-articles",
  about: "articles of the Criminal Law that a named charge calls for: F1 of the two sets, mean over samples",
  data: "lawbench/3-1.jsonl.gz",
  run: measureChargeArticles,
};

async function measureChargeArticles(options: SuiteOptions): Promise<SuiteResult> {
  const names = namesOfAllTimes();
  const ours: number[] = [];
  const trivial: number[] = [];
  let silent = 0;
  for await (const { value } of readJsonLines(options.data)) {
    const { question, answer } = Sample.parse(value);
    const right = new Set(articleNumbers(answer));
    const found = articlesFor(chargesIn(question), names);
    if (found.size === 0) silent += 1;
    ours.push(setF1(found, right));
    trivial.push(setF1(TRIVIAL, right));
    if (ours.length === options.limit) break;
  }
  return {
    suite: "charge-articles",
    data: options.data,
    n: ours.length,
    excluded: 0,
    metrics: { f1: meanWithInterval(ours, trivial) },
    notes: [
      `no article found for ${silent} samples; published: GPT-4 .525, best .559`,
      "the question names the charge; names of all times count, for the day of the facts is not given",
      "trivial: always article 264; a name that is in no list is left out where a listed one stands beside it",
    ],
  };
}

/** Names in use at some time; the names of today stand first. */
function namesOfAllTimes(): ChargeName[] {
  const base = openKnowledgeBase(KNOWLEDGE);
  const names = new Map<string, ChargeName>();
  for (let year = LAST_YEAR; year >= FIRST_YEAR; year -= 1) {
    for (const name of base.chargeNames(Day.parse(`${year}-07-01`)))
      if (!names.has(name.name)) names.set(name.name, name);
  }
  return [...names.values()];
}

/** 罪名:盗窃;抢夺。 at the end of the question. */
function chargesIn(question: string): string[] {
  const said = /罪名[:：](?<names>[^:：]+?)[。.]?\s*$/u.exec(question)?.groups?.["names"] ?? "";
  return said.split(/[;；]/u).filter((name) => name !== "");
}

function articlesFor(charges: readonly string[], names: readonly ChargeName[]): Set<number> {
  const refs = charges.flatMap((charge) => {
    const name = resolveCharge(charge, names);
    return name ? [...name.articles, ...name.punishedBy] : [];
  });
  return new Set(refs.map(({ article }) => article));
}

/** 法条:刑法第264、312条 gives 264 and 312; the data set leaves 之一 out. */
function articleNumbers(answer: string): number[] {
  return [...answer.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
}

function setF1(found: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const both = [...found].filter((article) => right.has(article)).length;
  return both === 0 ? 0 : (2 * both) / (found.size + right.size);
}
