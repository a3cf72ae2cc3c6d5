import type { ProvisionRef } from "../../vocabulary/law.ts";
import { parseNumber } from "../text/numerals.ts";

/** Finds the full title a name stands for, for example 民诉法 -> 中华人民共和国民事诉讼法. */
export type ResolveTitle = (name: string) => string | undefined;

const NUMBER = "[0-9零〇一二三四五六七八九十百千两]+";
const SHAPE = new RegExp(
  `^(.{2,60}?)第?(${NUMBER})条?(?:之(${NUMBER}))?(?:第?(${NUMBER})款)?(?:第?[(]?(${NUMBER})[)]?项)?(?:的?(?:内容|规定)?(?:是什么|是)?)?$`,
  "u",
);

/**
 * Reads a whole query as a citation: "刑 法 二百 六十四条", "民诉法 67", "《民法典》第六百六十七条第一款".
 * Undefined when it is none; a number without a known title before it is none either. The query must be folded.
 */
export function parseCitationQuery(query: string, resolve: ResolveTitle): ProvisionRef | undefined {
  const match = SHAPE.exec(query.replace(/[\s《》<>"“”,，。？?]/gu, ""));
  if (!match) return undefined;
  const law = resolve(match[1] ?? "");
  const article = numberOf(match[2]);
  if (law === undefined || article === undefined) return undefined;
  const [sub, paragraph, item] = [match[3], match[4], match[5]].map(numberOf);
  return {
    law,
    article,
    ...(sub === undefined ? {} : { sub }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumber(text);
}
