import { z } from "zod";
import { articleName } from "../src/engine/retrieval/article-corpus.ts";
import { openScorer } from "../src/engine/retrieval/article-scores.ts";
import { fold, isPair, searchTerms } from "../src/engine/retrieval/terms.ts";
import { formatCitation } from "../src/engine/text/citations.ts";
import { lawKeyOf } from "../src/knowledge-service/law-version.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../src/vocabulary/law.ts";
import { withoutBranch } from "./articles-by-number.ts";
import { openMeasuredCorpus } from "./measured-corpus.ts";
import { type MeasuredLaws, openMeasuredLaws } from "./measured-laws.ts";
import { meanWithInterval, rougeL } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** LawBench was published in September 2023: its scenarios are judged by the law of then. */
const ASKED_ON = Day.parse("2023-09-28");
const DEPTH = 10;

const Sample = z.object({ question: z.string(), answer: z.string() });

/** Articles for a scenario (LawBench 3-2): the first article found, quoted as it stands. */
export const scenarioArticles: Suite = {
  name: "scenario-articles",
  about: "article that a scenario falls under: right article first and among ten, ROUGE-L of quoting it",
  data: "lawbench/3-2.jsonl.gz",
  run: measureScenarios,
};

interface Found {
  readonly names: readonly string[];
  /** The answer in the form of the references: 根据《…》第…条规定，…. */
  readonly answer: string;
}

async function measureScenarios(options: SuiteOptions): Promise<SuiteResult> {
  if (options.laws === undefined) throw new RangeError("Cannot measure scenarios: name the laws with --laws");
  const laws = await openMeasuredLaws(options.laws, options.cacheDir);
  const trivial = await openTrivial(laws, options.laws, options.cacheDir);
  const scores = { rouge: new Array<number>(), plainRouge: new Array<number>() };
  const right = {
    first: new Array<number>(),
    ten: new Array<number>(),
    plain: new Array<number>(),
    plainTen: new Array<number>(),
  };
  for await (const { value } of readJsonLines(options.data)) {
    const { question, answer } = Sample.parse(value);
    const scenario = question.replace(/^场景[:：]/u, "");
    const [ours, plain] = [await findOurs(laws, scenario), await trivial(scenario)];
    const reference = laws.segment(answer);
    scores.rouge.push(rougeL(laws.segment(ours.answer), reference));
    scores.plainRouge.push(rougeL(laws.segment(plain.answer), reference));
    const gold = articleIn(laws, answer);
    if (gold !== undefined) {
      right.first.push(ours.names[0] === gold ? 1 : 0);
      right.ten.push(ours.names.includes(gold) ? 1 : 0);
      right.plain.push(plain.names[0] === gold ? 1 : 0);
      right.plainTen.push(plain.names.includes(gold) ? 1 : 0);
    }
    if (scores.rouge.length === options.limit) break;
  }
  await laws.service.close();
  return {
    suite: "scenario-articles",
    data: options.data,
    n: scores.rouge.length,
    excluded: 0,
    metrics: {
      "right article": meanWithInterval(right.first, right.plain),
      "right in ten": meanWithInterval(right.ten, right.plainTen),
      rougeL: meanWithInterval(scores.rouge, scores.plainRouge),
    },
    notes: [
      `law of ${ASKED_ON}; right article: over the ${right.first.length} references whose article could be read and was in force`,
      "ROUGE-L over jieba words as the official scorer; nothing was learned from LawBench",
      "trivial: first article of BM25 over character pairs of title, headings and text, quoted in the same form",
    ],
  };
}

async function findOurs({ service }: MeasuredLaws, scenario: string): Promise<Found> {
  const found = await service.findProvisions(scenario, { on: ASKED_ON, limit: DEPTH });
  return foundOf(found.map(({ provision }) => provision));
}

function foundOf(provisions: readonly Provision[]): Found {
  const [first] = provisions;
  return {
    names: provisions.map(({ ref }) => nameOf(ref)),
    answer: first ? `根据${formatCitation(first.ref)}规定，${first.text}` : "",
  };
}

function nameOf({ law, article, sub }: ProvisionRef): string {
  return articleName(lawKeyOf(law), article, sub ?? 0);
}

const CITED = /^根据(?<law>.{2,60}?)第(?<number>[零〇一二三四五六七八九十百千\d\s]+)条/u;

/** The article that a reference cites at its beginning; undefined when none can be read or it is not among the laws. */
function articleIn({ service }: MeasuredLaws, answer: string): string | undefined {
  const match = CITED.exec(fold(answer))?.groups;
  if (!match) return undefined;
  const law = (match["law"] ?? "").replace(/[《》<>"“”]/gu, "").replace(/的$/u, "");
  const names = [law, law.replace(/^.*?类中的/u, ""), withoutBranch(law)];
  const ref = names
    .map((name) => service.parseCitation(`${name}第${match["number"]}条`))
    .find((it) => it !== undefined);
  return ref && service.versions(ref.law).length > 0 ? nameOf(ref) : undefined;
}

async function openTrivial({ service }: MeasuredLaws, laws: string, cacheDir: string) {
  const { corpus, accepts } = await openMeasuredCorpus(laws, cacheDir, ASKED_ON);
  const scorer = openScorer(corpus);
  const names: string[] = Array.from({ length: corpus.terms.count }, () => "");
  for (const [name, documents] of corpus.named) for (const document of documents) names[document] = name;
  return async (scenario: string): Promise<Found> => {
    const { total } = scorer.score(searchTerms(scenario, () => []).filter(isPair));
    const best = Array.from(total.keys())
      .filter((at) => (total[at] ?? 0) > 0 && accepts(at))
      .sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0))
      .slice(0, DEPTH);
    const provisions = await Promise.all(best.map((at) => service.provision(refOf(names[at] ?? ""), ASKED_ON)));
    return foundOf(provisions.filter((it) => it !== undefined));
  };
}

/** The article of a name "key/12-0". */
function refOf(name: string): ProvisionRef {
  const slash = name.lastIndexOf("/");
  const [article, sub] = name
    .slice(slash + 1)
    .split("-")
    .map(Number);
  return { law: name.slice(0, slash), article: article ?? 0, ...(sub ? { sub } : {}) };
}
