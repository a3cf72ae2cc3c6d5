import type { Segment } from "../../src/engine/retrieval/terms.ts";
import type { LawRank } from "../../src/vocabulary/law.ts";
import { seededRandom } from "../../tools/case-library/seeded-random.ts";
import type { StatuteQuestion } from "../stard.ts";

/** An article in force from which queries can be made. */
export interface QuerySource {
  readonly name: string;
  readonly rank: LawRank;
  readonly title: string;
  readonly text: string;
}

const SEED = 20240601;
/** Ranks from which queries are made, as often as they stand here. */
const RANKS: readonly LawRank[] = ["law", "law", "judicial-interpretation", "administrative-regulation"];
const KEYWORDS = { least: 2, most: 5 };
const LEAST_WORDS = 12;
/** How a scenario begins and ends; said by everybody, so it must teach the ranking nothing. */
const OPENINGS = ["某公司", "小明", "小李在工作中", "一名当事人", "某单位", "张先生", "某市政府", "一家企业", ""];
const CLOSINGS = ["应当如何处理？", "根据哪条法律规定？", "是否合法？", "需要承担什么责任？", "可以吗？", ""];

/**
 * Makes queries from the articles themselves, over laws of every kind: key words as a lawyer types them, and scenarios that
 * keep part of the wording among other words. Lay questions alone teach that the civil code answers everything.
 */
export function inventQueries(sources: readonly QuerySource[], count: number, segment: Segment): StatuteQuestion[] {
  const random = seededRandom(SEED);
  const byRank = RANKS.map((rank) => sources.filter((source) => source.rank === rank));
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const made: StatuteQuestion[] = [];
  for (let tries = 0; made.length < count && tries < count * 20; tries += 1) {
    const source = pick(pick(byRank) ?? []);
    const other = pick(sources);
    const words = source ? contentWords(source.text, segment) : [];
    if (!source || !other || words.length < LEAST_WORDS) continue;
    const kind = random();
    const question =
      kind < 0.4
        ? keywords(words, contentWords(source.title, segment), random)
        : scenario(words, contentWords(other.text, segment), random, pick);
    made.push({ question, right: [source.name] });
  }
  return made;
}

function contentWords(text: string, segment: Segment): string[] {
  return segment(text).filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
}

function keywords(words: readonly string[], title: readonly string[], random: () => number): string {
  const count = KEYWORDS.least + Math.floor(random() * (KEYWORDS.most - KEYWORDS.least));
  const chosen = Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? "");
  const named = random() < 0.4 ? [title[Math.floor(random() * title.length)] ?? ""] : [];
  return [...new Set([...named, ...chosen])].join(" ").trim();
}

/** Part of the words of the article, in their order, with some words of another article before them. */
function scenario(
  words: readonly string[],
  other: readonly string[],
  random: () => number,
  pick: (from: readonly string[]) => string | undefined,
): string {
  const share = 0.25 + random() * 0.4;
  const from = Math.floor(random() * Math.max(1, words.length - 30));
  const kept = words.slice(from, from + 30).filter(() => random() < share);
  const strange = other.slice(0, 30).filter(() => random() < 0.2);
  return `${pick(OPENINGS) ?? ""}${strange.join("")}，${kept.join("")}，${pick(CLOSINGS) ?? ""}`;
}
