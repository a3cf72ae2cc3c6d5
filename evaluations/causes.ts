import { join } from "node:path";
import { z } from "zod";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { openCauseRecognition } from "../src/knowledge-service/cause-recognition.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import { meanWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");
/** A day on which the edition of the catalogue held that the data were labelled nearest to. */
const ON = Day.parse("2024-06-01");
/** The most frequent cause of the courts. */
const TRIVIAL = "民间借贷纠纷";
/** A cause is proposed alone from this share of confidence on. */
const SURE = 0.5;

/** Names of older catalogues by their names in ours. */
const RENAMED: Readonly<Record<string, string>> = {
  居间合同纠纷: "中介合同纠纷",
  "生命权、健康权、身体权纠纷": "生命权、身体权、健康权纠纷",
  公共场所管理人责任纠纷: "违反安全保障义务责任纠纷",
};

const Sample = z.object({ cause: z.string(), text: z.string() });

/** Causes of action by the words of the facts, the cause's own name taken out of them. */
export const causes: Suite = {
  name: "causes",
  about:
    "causes of action (some 900 names) by the words of the facts, without their own name: right first, in the first three, five",
  data: "facts-civil.jsonl.gz",
  run: measureCauses,
};

/** One sample: the place of the right cause among those ranked, from 0, or -1; how sure the first is; whether the trivial answer is right. */
interface Tried {
  readonly at: number;
  readonly share: number;
  readonly isTrivial: boolean;
}

async function measureCauses(options: SuiteOptions): Promise<SuiteResult> {
  const base = openKnowledgeBase(KNOWLEDGE);
  const recognise = openCauseRecognition(base);
  const known = new Set(base.causeNames(ON).map(({ name }) => name));
  const tried: Tried[] = [];
  let excluded = 0;
  for await (const { value } of readJsonLines(options.data)) {
    const { cause, text } = Sample.parse(value);
    const right = RENAMED[cause] ?? cause;
    if (known.has(right)) {
      const ranked = recognise(text.replaceAll(cause, ""), "civil", ON);
      const at = ranked.findIndex(({ name }) => name === right);
      tried.push({ at, share: ranked[0]?.share ?? 0, isTrivial: right === TRIVIAL });
    } else excluded += 1;
    if (tried.length === options.limit) break;
  }
  return { suite: "causes", data: options.data, n: tried.length, excluded, ...figuresOf(tried) };
}

function figuresOf(tried: readonly Tried[]): Pick<SuiteResult, "metrics" | "notes"> {
  const trivial = tried.map(({ isTrivial }) => Number(isTrivial));
  const within = (some: readonly Tried[], places: number) =>
    meanWithInterval(
      some.map(({ at }) => Number(at >= 0 && at < places)),
      trivial,
    );
  const sure = tried.filter(({ share }) => share >= SURE);
  return {
    metrics: {
      first: within(tried, 1),
      "first three": within(tried, 3),
      "first five": within(tried, 5),
      "right when sure": within(sure, 1),
    },
    notes: [
      `trivial: always ${TRIVIAL}; no published figure on these data is known`,
      `sure (share of ${SURE} or more) of ${sure.length}; the words of the causes and five weights were written by hand with these data in view, nothing was fitted to them`,
    ],
  };
}
