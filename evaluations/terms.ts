import { z } from "zod";
import type { TermQuestion } from "../src/engine/reasoning/sentencing/term-features.ts";
import { termInterval, termMedian, termSpan } from "../src/engine/reasoning/sentencing/term-interval.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { readTermModel } from "../src/knowledge-service/term-model.ts";
import { meanWithInterval, shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";
import { openTermQuestions } from "./term-questions.ts";

/** What LawBench's score divides by: ln of the longest term in months and one. */
const LONGEST = Math.log(216);
const CONSTANT = 18;

/** A case with the term that was imposed, in months; 0 where none was. */
interface TermRow {
  readonly text: string;
  readonly charges: readonly string[];
  readonly months: number;
}

/** Reads a row of a data set; undefined where no number of months was imposed or the row belongs to another set. */
type ReadRow = (value: unknown) => TermRow | undefined;

/** Terms from facts, charge and articles (刑期预测, LawBench 3-4). */
export const terms: Suite = {
  name: "terms",
  about: "terms of imprisonment (LawBench 3-4): log distance, months out, share within a fifth, 90 % interval",
  data: "lawbench/3-4.jsonl.gz",
  run: (options) =>
    measureTerms("terms", options, readLawBench, [
      "published over all rows: constant 18 months .8197, best legal model .8036 zero-shot and .8157 one-shot, GPT-4 .8262 and .8321",
    ]),
};

/** The same with the wording of the articles (LawBench 3-5); the model reads the facts and charges only. */
export const termsWithArticle: Suite = {
  name: "terms-with-article",
  about: "the same with the wording of the articles (LawBench 3-5)",
  data: "lawbench/3-5.jsonl.gz",
  run: (options) =>
    measureTerms("terms-with-article", options, readLawBench, [
      "published over all rows: constant 18 months .8197, best legal model .8110 zero-shot and .8157 one-shot, GPT-4 .8191 and .8274",
      "the model reads facts and charges; the wording of the articles adds nothing to it, so the cases of 3-4 give the same figures",
    ]),
};

/** Terms of the cases of the CAIL 2018 sample, without those that are in LawBench and without life and death. */
export const termsCail: Suite = {
  name: "terms-cail",
  about: "terms of imprisonment of the CAIL 2018 sample: log distance, months out, share within a fifth, 90 % interval",
  data: "cail2018-sample.jsonl.gz",
  run: (options) =>
    measureTerms("terms-cail", options, readCail, [
      "nine tenths of the sample are theft and injury; nothing was learned from it",
    ]),
};

const LawBenchRow = z.object({ question: z.string(), answer: z.string() });
const CailRow = z.object({
  fact: z.string(),
  charges: z.array(z.string()),
  termMonths: z.number(),
  life: z.boolean(),
  death: z.boolean(),
  inLawBench: z.boolean(),
});

function readLawBench(value: unknown): TermRow | undefined {
  const { question, answer } = LawBenchRow.parse(value);
  const [, text, charges] = /^([\s\S]*?)罪名[:：](.*?)。法条/u.exec(question) ?? [];
  const months = /(\d+)个?月/u.exec(answer)?.[1];
  if (text === undefined || charges === undefined || months === undefined) return undefined;
  return { text: text.replace(/^事实[:：]/u, ""), charges: charges.split(";"), months: Number(months) };
}

function readCail(value: unknown): TermRow | undefined {
  const { fact, charges, termMonths, life, death, inLawBench } = CailRow.parse(value);
  return life || death || inLawBench ? undefined : { text: fact, charges, months: termMonths };
}

interface Measured {
  readonly months: number;
  readonly point: number;
  readonly from: number;
  readonly to: number;
  /** True where the product would show the interval. */
  readonly isShown: boolean;
}

async function measureTerms(
  suite: string,
  { data, limit = Number.POSITIVE_INFINITY }: SuiteOptions,
  readRow: ReadRow,
  notes: readonly string[],
): Promise<SuiteResult> {
  const [ask, model] = [openTermQuestions(), readTermModel()];
  const measured: Measured[] = [];
  let excluded = 0;
  for await (const { value } of readJsonLines(data)) {
    const row = readRow(value);
    if (!row) excluded += 1;
    else measured.push(measure(row, ask(row.text, row.charges), model));
    if (measured.length >= limit) break;
  }
  return {
    suite,
    data,
    n: measured.length,
    excluded,
    metrics: measured.length === 0 ? {} : metricsOf(measured),
    notes: [
      "score: (ln 216 − |ln(p + 1) − ln(g + 1)|) / ln 216; trivial: 18 months for every case; mae and width in months",
      "coverage: cases in which a term was imposed within the interval; coverage-all counts exemption and fine alone (0 months), about which the interval says nothing, as misses",
      "shown: share of cases for which the product shows an interval (at least five judgments on a charge were learned from); the figures are over all cases",
      ...notes,
    ],
  };
}

function measure({ months }: TermRow, question: TermQuestion, model: ReturnType<typeof readTermModel>): Measured {
  const span = termSpan(question, model);
  return {
    months,
    point: termMedian(question, model),
    from: span?.from ?? 0,
    to: span?.to ?? 0,
    isShown: termInterval(question, model) !== undefined,
  };
}

function metricsOf(all: readonly Measured[]): SuiteResult["metrics"] {
  const score = (point: number, months: number) =>
    Math.max(0, (LONGEST - Math.abs(Math.log(point + 1) - Math.log(months + 1))) / LONGEST);
  const isNear = (point: number, months: number) => Math.abs(point - months) <= 0.2 * months;
  const near = all.filter(({ point, months }) => isNear(point, months)).length;
  const nearConstant = all.filter(({ months }) => isNear(CONSTANT, months)).length;
  const imposed = all.filter(({ months }) => months > 0);
  const held = imposed.filter(isHeld).length;
  return {
    score: meanWithInterval(
      all.map(({ point, months }) => score(point, months)),
      all.map(({ months }) => score(CONSTANT, months)),
    ),
    "mae-months": meanWithInterval(
      all.map(({ point, months }) => Math.abs(point - months)),
      all.map(({ months }) => Math.abs(CONSTANT - months)),
    ),
    "within-20%": shareWithInterval(near, all.length, nearConstant / all.length),
    coverage: shareWithInterval(held, imposed.length, null),
    "coverage-all": shareWithInterval(all.filter(isHeld).length, all.length, null),
    "width-months": meanWithInterval(
      imposed.map(({ from, to }) => to - from),
      null,
    ),
    "width-ratio": meanWithInterval(
      imposed.map(({ from, to }) => (to + 1) / (from + 1)),
      null,
    ),
    shown: shareWithInterval(all.filter(({ isShown }) => isShown).length, all.length, null),
  };
}

function isHeld({ from, to, months }: Measured): boolean {
  return from <= months && months <= to;
}
