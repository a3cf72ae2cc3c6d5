import { join } from "node:path";
import { z } from "zod";
import { likelyCharges } from "../src/engine/reasoning/charge-recognition/recognise-charges.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { openChargeRecognition } from "../src/knowledge-service/charge-recognition.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import type { ChargeName } from "../src/vocabulary/charge.ts";
import type { ChargeRecognition } from "../src/vocabulary/charge-recognition.ts";
import { Day } from "../src/vocabulary/day.ts";
import { meanWithInterval, shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");
/** The names that the data sets of CAIL 2018 and LawBench use are those before the ninth amendment of the Criminal Law. */
const NAMES_OF = Day.parse("2015-06-01");
const TRIVIAL = "盗窃";

const Sample = z.object({ question: z.string(), answer: z.string() });

/** Charges for facts (LawBench 3-3, 罪名预测): names in the answer against the right ones. */
export const charges: Suite = {
  name: "charges",
  about: "crimes that facts tell of (LawBench 3-3): F1 of the sets of names, mean over samples",
  data: "lawbench/3-3.jsonl.gz",
  run: measureCharges,
};

/** Reads facts as the product does, under the names that the data sets use. */
export function openChargeReader(): { read: (facts: string) => ChargeRecognition; names: readonly ChargeName[] } {
  const base = openKnowledgeBase(KNOWLEDGE);
  const read = openChargeRecognition(base);
  return { read: (facts) => read(facts, NAMES_OF), names: base.everyChargeName() };
}

async function measureCharges({ data, limit }: SuiteOptions): Promise<SuiteResult> {
  const { read, names } = openChargeReader();
  const samples: { right: Set<string>; reading: ChargeRecognition }[] = [];
  for await (const { value } of readJsonLines(data)) {
    const { question, answer } = Sample.parse(value);
    samples.push({ right: rightNames(answer), reading: read(question.replace(/^事实[:：]\s*/u, "")) });
    if (samples.length === limit) break;
  }
  const options = new Set([...names.map(({ name }) => plain(name)), ...samples.flatMap(({ right }) => [...right])]);
  const scored = samples.map(({ right, reading }) => {
    const own = likelyCharges(reading).map(({ name }) => plain(name));
    const counted = namesIn(own.join(";"), options);
    return {
      ...agreement(counted, right),
      own: agreement(new Set(own), right),
      reading,
      right,
      silent: own.length === 0,
    };
  });
  const trivial = samples.map(({ right }) => agreement(new Set([TRIVIAL]), right));
  const mean = (of: (one: Agreement) => number) => meanWithInterval(scored.map(of), trivial.map(of));
  const known = scored.filter(({ reading }) => reading.isKnown);
  const isFirstRight = ({ reading, right }: (typeof scored)[number]) =>
    right.has(plain(reading.charges[0]?.name ?? ""));
  return {
    suite: "charges",
    data,
    n: samples.length,
    excluded: 0,
    metrics:
      samples.length === 0
        ? {}
        : {
            f1: mean(({ f1 }) => f1),
            precision: mean(({ precision }) => precision),
            recall: mean(({ recall }) => recall),
            "f1-names": meanWithInterval(
              scored.map(({ own }) => own.f1),
              trivial.map(({ f1 }) => f1),
            ),
            "first-right": shareWithInterval(scored.filter(isFirstRight).length, scored.length, null),
            abstention: shareWithInterval(scored.filter(({ silent }) => silent).length, scored.length, 0),
            "below-floor": shareWithInterval(scored.length - known.length, scored.length, null),
            ...(known.length === 0
              ? {}
              : { "first-right-known": shareWithInterval(known.filter(isFirstRight).length, known.length, null) }),
          },
    notes: [
      "metric of LawBench: a crime counts as answered when its name is part of the answer, so that 合同诈骗 answers 诈骗 too; f1-names compares the names themselves",
      "published F1: GPT-4 .420, best .559 (夫子·明察); trivial: always 盗窃",
      "every reading with enough words is answered here; below-floor is the share that the product shows as not recognised, first-right-known the rest",
      `names in use on ${NAMES_OF}; nothing of this file taught the model, typical facts of rare crimes were written with its shared half in view`,
      "golds hold second crimes that the given facts do not tell of (several defendants), which no reader can find",
    ],
  };
}

interface Agreement {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

function agreement(found: ReadonlySet<string>, right: ReadonlySet<string>): Agreement {
  const both = [...found].filter((name) => right.has(name)).length;
  if (both === 0) return { f1: 0, precision: 0, recall: 0 };
  return { f1: (2 * both) / (found.size + right.size), precision: both / found.size, recall: both / right.size };
}

/** 罪名:盗窃;诈骗 names two. */
function rightNames(answer: string): Set<string> {
  const names = answer.replace(/^罪名[:：]/u, "").split(/[;；]/u);
  return new Set(names.map((name) => name.replace(/[。.\s]+$/u, "")).filter((name) => name !== ""));
}

function namesIn(answer: string, options: ReadonlySet<string>): Set<string> {
  return new Set([...options].filter((name) => answer.includes(name)));
}

/** The name as the data sets write it, without 罪. */
export function plain(name: string): string {
  return name.replace(/罪$/u, "");
}
