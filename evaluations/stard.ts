import { z } from "zod";
import { articleName } from "../src/engine/retrieval/article-corpus.ts";
import { lawKeyOf } from "../src/knowledge-service/law-version.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";

/** STARD was published in June 2024: its questions are asked under the law of that day. */
export const ASKED_ON = Day.parse("2024-06-01");

const Question = z.object({
  question: z.string(),
  gold: z.array(z.object({ law: z.string(), no: z.int(), sub: z.int().nullable().default(0) })),
});

/** A lay question and the articles that answer it, as "key/article-sub". */
export interface StatuteQuestion {
  readonly question: string;
  readonly right: readonly string[];
}

/** Reads questions in the form of STARD. @throws Failure naming the line that is none */
export async function readStard(file: string, limit?: number): Promise<StatuteQuestion[]> {
  const questions: StatuteQuestion[] = [];
  for await (const { value } of readJsonLines(file)) {
    const { question, gold } = Question.parse(value);
    const right = gold.map(({ law, no, sub }) => articleName(lawKeyOf(law), no, sub ?? 0));
    questions.push({ question, right: [...new Set(right)] });
    if (questions.length === limit) break;
  }
  return questions;
}
