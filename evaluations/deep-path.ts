import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { readJudgment } from "../src/engine/judgments/read-judgment.ts";
import { type KnowledgeBase, openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import { shareWithInterval } from "./metrics.ts";
import type { Metric, Suite } from "./suite.ts";

/** Day on which the knowledge is asked. */
const ON = Day.parse("2026-11-24");
/** Where the civil causes of real cases are counted; its other sources are lists of names, not cases. */
const CASES = "CAIL2019-CJRC case cause";
const CIVIL = "civil-causes.jsonl.gz";

const Text = z.looseObject({ text: z.string(), document: z.string().optional() });
const Cause = z.looseObject({ cause: z.string(), occurrences: z.record(z.string(), z.int()) });

/** Share of causes and cases with deep rules (深度规则覆盖率), and of those that at least the general path reaches. */
export const deepPath: Suite = {
  name: "deep-path",
  about: "share of causes and cases with deep rules, civil by the causes of CJRC, criminal by the charges of judgments",
  data: "judgments-full-text.jsonl.gz",
  async run({ data, limit }) {
    const knowledge = openKnowledgeBase();
    const criminal = await criminalCoverage(knowledge, data, limit);
    const civil = await civilCoverage(knowledge, join(dirname(data), CIVIL));
    return {
      suite: "deep-path",
      data,
      n: criminal.n + civil.n,
      excluded: criminal.excluded,
      metrics: { ...criminal.metrics, ...civil.metrics },
      notes: [...criminal.notes, ...civil.notes],
    };
  },
};

interface Coverage {
  readonly n: number;
  readonly excluded: number;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly notes: readonly string[];
}

/** A judgment is on the deep path when every charge it finds has deep rules; trivial: the commonest charge alone. */
async function criminalCoverage(knowledge: KnowledgeBase, data: string, limit: number | undefined): Promise<Coverage> {
  const seen = new Map<string, number>();
  let [n, excluded, deep, line] = [0, 0, 0, 0];
  for await (const { value } of readJsonLines(data)) {
    line += 1;
    const parsed = Text.safeParse(value);
    const { charges } = parsed.success
      ? readJudgment(parsed.data.text, { title: parsed.data.document ?? "" })
      : { charges: [] };
    if (charges.length === 0) excluded += 1;
    else {
      n += 1;
      for (const charge of charges) seen.set(charge, (seen.get(charge) ?? 0) + 1);
      if (charges.every((charge) => knowledge.charge(charge, ON) !== undefined)) deep += 1;
    }
    if (line === limit) break;
  }
  const without = [...seen].filter(([charge]) => knowledge.charge(charge, ON) === undefined);
  const most = Math.max(0, ...seen.values());
  return {
    n,
    excluded,
    metrics: { "criminal-judgments-deep": shareWithInterval(deep, n, n === 0 ? null : most / n) },
    notes: [`charges without deep rules, commonest first: ${commonest(without)}`],
  };
}

/** Cases by cause and names of causes, with deep rules and with any; trivial: the commonest cause alone. */
async function civilCoverage(knowledge: KnowledgeBase, path: string): Promise<Coverage> {
  const none = { n: 0, excluded: 0, metrics: {}, notes: [`${CIVIL} is not beside the data: civil causes not counted`] };
  if (!existsSync(path)) return none;
  const causes: (readonly [string, number])[] = [];
  for await (const { value } of readJsonLines(path)) {
    const { cause, occurrences } = Cause.parse(value);
    const count = occurrences[CASES] ?? 0;
    if (count > 0) causes.push([cause, count]);
  }
  const isDeep = (cause: string): boolean => knowledge.cause(cause, ON) !== undefined;
  const isReached = (cause: string): boolean => isDeep(cause) || knowledge.governing(cause, ON) !== undefined;
  const cases = (kept: (cause: string) => boolean): number =>
    causes.filter(([cause]) => kept(cause)).reduce((sum, [, count]) => sum + count, 0);
  const all = cases(() => true);
  const most = Math.max(0, ...causes.map(([, count]) => count));
  const names = causes.length;
  return {
    n: all,
    excluded: 0,
    metrics: {
      "civil-cases-deep": shareWithInterval(cases(isDeep), all, most / all),
      "civil-cases-reached": shareWithInterval(cases(isReached), all, most / all),
      "civil-names-deep": shareWithInterval(causes.filter(([cause]) => isDeep(cause)).length, names, 1 / names),
      "civil-names-reached": shareWithInterval(causes.filter(([cause]) => isReached(cause)).length, names, 1 / names),
    },
    notes: [
      `causes without deep rules, commonest first: ${commonest(causes.filter(([cause]) => !isDeep(cause)))}`,
      "the sample of causes is that of CJRC (188 names), not of all courts",
    ],
  };
}

function commonest(counted: readonly (readonly [string, number])[]): string {
  const first = [...counted].sort((a, b) => b[1] - a[1]).slice(0, 8);
  return first.map(([name, count]) => `${name} ${count}`).join(", ") || "none";
}
