import { join } from "node:path";
import { z } from "zod";
import type { Entity } from "../src/engine/text/entities/entity.ts";
import { findOffenceEntities } from "../src/engine/text/entities/find-offence-entities.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { meanOf, meanWithInterval } from "./metrics.ts";
import { softF1 } from "./soft-f1.ts";
import type { Suite } from "./suite.ts";

const Sample = z.object({ question: z.string(), answer: z.string() });
const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");

/** Names of the kinds in the answers of LawBench. */
const NAMES: Readonly<Record<Entity["kind"], string>> = {
  suspect: "犯罪嫌疑人",
  victim: "受害人",
  "money-taken": "被盗货币",
  value: "物品价值",
  gain: "盗窃获利",
  goods: "被盗物品",
  tool: "作案工具",
  time: "时间",
  place: "地点",
  body: "组织机构",
};

/** Instances by kind, joined with 、 as LawBench writes them. */
type Answer = ReadonlyMap<string, string>;

/** Entities of property offences (命名实体识别, LawBench 2-6): soft F1 of the instances, kind by kind. */
export const entities: Suite = {
  name: "entities",
  about: "entities of property offences in a sentence (LawBench 2-6): soft F1 over kinds, mean over samples",
  data: "lawbench/2-6.jsonl.gz",
  async run({ data, limit }) {
    const { persons, offences } = openKnowledgeBase(KNOWLEDGE).recognition();
    const [ours, trivial]: [number[], number[]] = [[], []];
    const byKind = new Map<string, number[]>();
    for await (const { value } of readJsonLines(data)) {
      const { question, answer } = Sample.parse(value);
      const text = question.replace(/^句子:/u, "");
      const right = answerOf(answer);
      const found = written(findOffenceEntities(text, { persons, offences }));
      ours.push(score(found, right));
      trivial.push(score(new Map([["犯罪嫌疑人", text]]), right));
      for (const [kind, instances] of right)
        byKind.set(kind, [...(byKind.get(kind) ?? []), softF1(found.get(kind) ?? "", instances)]);
      if (ours.length === limit) break;
    }
    return {
      suite: "entities",
      data,
      n: ours.length,
      excluded: 0,
      metrics: { "soft-f1": meanWithInterval(ours, trivial) },
      notes: [
        "published: GPT-4 .766 (one shot .800), best legal model .607; trivial: the whole sentence as 犯罪嫌疑人",
        `soft F1 where the kind is asked for: ${[...byKind].map(([kind, scores]) => `${kind} ${meanOf(scores).toFixed(2)} (n=${scores.length})`).join(", ")}`,
        "words of knowledge/entities, no learning; they were written with these rows in sight, so rows never seen will score lower",
      ],
    };
  },
};

function answerOf(answer: string): Answer {
  const parts = answer.trim() === "" ? [] : answer.split(";");
  return new Map(parts.map((part) => [part.split(":")[0] ?? "", part.split(":")[1] ?? ""]));
}

function written(found: readonly Entity[]): Answer {
  const answer = new Map<string, string>();
  for (const { kind, text } of found) {
    const before = answer.get(NAMES[kind]);
    answer.set(NAMES[kind], before === undefined ? text : `${before}、${text}`);
  }
  return answer;
}

/** LawBench: mean soft F1 of the kinds that both have, against the kinds found and the kinds there are. */
function score(found: Answer, right: Answer): number {
  if (right.size === 0) return found.size === 0 ? 1 : 0;
  const shared = [...found].reduce(
    (sum, [kind, text]) => sum + (right.has(kind) ? softF1(text, right.get(kind) ?? "") : 0),
    0,
  );
  return shared === 0 ? 0 : (2 * shared) / (found.size + right.size);
}
