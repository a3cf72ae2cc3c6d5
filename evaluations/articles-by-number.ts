import { z } from "zod";
import { fold } from "../src/engine/retrieval/terms.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import { type MeasuredLaws, openMeasuredLaws } from "./measured-laws.ts";
import { meanWithInterval, rougeL, shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** LawBench was published in September 2023: an article means its wording of then. */
const ASKED_ON = Day.parse("2023-09-28");
/** Branches of law that LawBench writes before the name of the law. */
const BRANCH =
  /^(?:民法商法|行政法|经济法|社会法|刑法(?=.{2,}法)|诉讼与非诉讼程序法|宪法相关法|生态环境法|民法典)(?=.{2,})/u;

const Sample = z.object({ question: z.string(), answer: z.string() });

/** Articles by law and number (LawBench 1-1): the wording, looked up and never recited. */
export const articlesByNumber: Suite = {
  name: "articles-by-number",
  about: "wording of an article asked for by law and number: ROUGE-L against the reference, share found",
  data: "lawbench/1-1.jsonl.gz",
  run: measureArticles,
};

async function measureArticles(options: SuiteOptions): Promise<SuiteResult> {
  if (options.laws === undefined) throw new RangeError("Cannot measure articles: name the laws with --laws");
  const laws = await openMeasuredLaws(options.laws, options.cacheDir);
  const scores: number[] = [];
  const trivial: number[] = [];
  let found = 0;
  for await (const { value } of readJsonLines(options.data)) {
    const { question, answer } = Sample.parse(value);
    const reference = laws.segment(plainAnswer(answer));
    const text = await lookUp(laws, question);
    if (text !== undefined) found += 1;
    scores.push(text === undefined ? 0 : rougeL(laws.segment(plainAnswer(text)), reference));
    trivial.push(rougeL(laws.segment(question), reference));
    if (scores.length === options.limit) break;
  }
  await laws.service.close();
  return {
    suite: "articles-by-number",
    data: options.data,
    n: scores.length,
    excluded: 0,
    metrics: { rougeL: meanWithInterval(scores, trivial), found: shareWithInterval(found, scores.length, null) },
    notes: [`wording of ${ASKED_ON}, else the version nearest to it; trivial: repeating the question`],
  };
}

/** The article as it stood on the day of the data set; when its law begins later, the oldest version we have. */
async function lookUp({ service }: MeasuredLaws, question: string): Promise<string | undefined> {
  const asked = fold(question.replace(/(?:的内容)?是什么[？?]?$/u, ""));
  const ref = [asked, withoutBranch(asked)].map((query) => service.parseCitation(query)).find((it) => it !== undefined);
  if (!ref) return undefined;
  const days = [ASKED_ON, ...service.versions(ref.law).flatMap(({ from }) => (from === null ? [] : [from]))];
  for (const day of days) {
    const provision = await service.provision(ref, day);
    if (provision) return provision.text;
  }
  return undefined;
}

/** The name of a law without the branch of law that LawBench writes before it. */
export function withoutBranch(name: string): string {
  return name.replace(BRANCH, "");
}

/** References begin with 答案: and join paragraphs by commas. */
function plainAnswer(text: string): string {
  return text.replace(/^答案[:：]/u, "").replace(/\s/gu, "");
}
