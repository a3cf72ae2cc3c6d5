import { z } from "zod";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { openChargeReader } from "./charges.ts";
import { meanOf, meanWithInterval, shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";
import { namer } from "./training/charge-samples.ts";

const Sample = z.object({ fact: z.string(), charges: z.array(z.string()), inLawBench: z.boolean() });

/** Charges for facts of CAIL 2018 (sample): the first charge read against the ones of the judgment. */
export const chargesCail: Suite = {
  name: "charges-cail",
  about: "crimes that facts tell of (CAIL 2018 sample): accuracy of the first one, macro-F1 over crimes",
  data: "cail2018-sample.jsonl.gz",
  run: measureChargesCail,
};

/** What was read first for a text and what is right. */
export interface FirstReading {
  readonly found: string;
  readonly right: readonly string[];
}

async function measureChargesCail({ data, limit }: SuiteOptions): Promise<SuiteResult> {
  const { read, names } = openChargeReader();
  const nameOf = namer(names);
  const readings: FirstReading[] = [];
  let excluded = 0;
  for await (const { value } of readJsonLines(data)) {
    const { fact, charges, inLawBench } = Sample.parse(value);
    // Selective names stand in brackets: 非法[持有、私藏][枪支、弹药].
    const right = charges.flatMap((charge) => nameOf(charge.replace(/[[\]]/gu, "")) ?? []);
    if (inLawBench || right.length === 0) excluded += 1;
    else readings.push({ found: nameOf(read(fact).charges[0]?.name ?? "") ?? "", right });
    if (readings.length === limit) break;
  }
  return {
    suite: "charges-cail",
    data,
    n: readings.length,
    excluded,
    metrics: readings.length === 0 ? {} : firstChargeMetrics(readings),
    notes: [
      "excluded: rows that LawBench holds too; nothing of this file taught the model",
      "nine tenths of the rows are 盗窃 and 故意伤害: accuracy is easy, macro-F1 rests on crimes with one to six rows",
      "trivial: always the most frequent crime; published on other, larger samples: TF-IDF with SVM .803/.783 (CAIL-small)",
    ],
  };
}

/** Accuracy of the first crime and F1 averaged over crimes, each beside the most frequent crime. */
export function firstChargeMetrics(readings: readonly FirstReading[]): SuiteResult["metrics"] {
  const counts = new Map<string, number>();
  for (const { right } of readings) for (const name of right) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0] as [string, number]);
  const isRight = ({ found, right }: FirstReading) => right.includes(found);
  const trivial = readings.map((one) => ({ ...one, found: most }));
  const crimes = [...counts.keys()];
  return {
    accuracy: shareWithInterval(
      readings.filter(isRight).length,
      readings.length,
      trivial.filter(isRight).length / readings.length,
    ),
    "macro-f1": meanWithInterval(
      crimes.map((crime) => crimeF1(readings, crime)),
      [meanOf(crimes.map((crime) => crimeF1(trivial, crime)))],
    ),
  };
}

function crimeF1(readings: readonly FirstReading[], crime: string): number {
  const both = readings.filter(({ found, right }) => found === crime && right.includes(crime)).length;
  const either = readings.reduce(
    (sum, { found, right }) => sum + (found === crime ? 1 : 0) + (right.includes(crime) ? 1 : 0),
    0,
  );
  return either === 0 ? 0 : (2 * both) / either;
}
