import type { Passage } from "../../vocabulary/page.ts";
import { findAmounts, formatYuan } from "../text/amounts.ts";
import { findDates } from "../text/dates.ts";
import { findBankCards, findCitizenNumbers, findCreditCodes } from "../text/identity-numbers.ts";
import type { Paper, PaperPage } from "./paper.ts";

/** What papers can agree on: a day, a sum, an account or a number of a person or firm. */
export type SharedTopic = "date" | "amount" | "account" | "number";

/** A value that two or more papers give alike (相互印证), with a place in each. */
export interface SharedValue {
  readonly topic: SharedTopic;
  readonly says: string;
  readonly places: readonly { readonly paperId: string; readonly title: string; readonly passage: Passage }[];
}

interface Written {
  readonly topic: SharedTopic;
  readonly says: string;
  readonly passage: Passage;
}

/** Below a hundred yuan sums agree by chance. */
const LEAST_FEN = 10_000;

/** First place of every value of a paper that another paper could confirm. */
export function valuesOf(paper: Paper): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  for (const page of paper.pages) {
    for (const written of valuesOn(page)) {
      const key = `${written.topic}:${written.says}`;
      if (!found.has(key)) found.set(key, written);
    }
  }
  return found;
}

function valuesOn(page: PaperPage): Written[] {
  const at = (topic: SharedTopic, says: string, { start, end }: { start: number; end: number }): Written => ({
    topic,
    says,
    passage: { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) },
  });
  const amounts = findAmounts(page.text).filter(({ fen, approximate }) => !approximate && fen >= LEAST_FEN);
  return [
    ...amounts.map((amount) => at("amount", formatYuan(amount.fen), amount)),
    ...findDates(page.text).flatMap((date) =>
      date.precision === "day" && !isOwnDay(page, date) ? [at("date", date.day, date)] : [],
    ),
    ...findBankCards(page.text).map((card) => at("account", card.number, card)),
    ...[...findCitizenNumbers(page.text), ...findCreditCodes(page.text)].map((number) =>
      at("number", number.number, number),
    ),
  ];
}

/** The day on which a paper was made bears out nothing that it tells. */
function isOwnDay({ text }: PaperPage, { start, end }: { start: number; end: number }): boolean {
  return (
    /(?:时间|日期)[ \t　]*[:：]?[ \t　]*$/u.test(text.slice(Math.max(0, start - 8), start)) ||
    text.slice(end).trim().length < 8
  );
}

const ORDER: readonly SharedTopic[] = ["amount", "account", "date", "number"];

/** Values in which two or more of the papers agree, sums first; at most `most`. */
export function sharedValues(
  papers: readonly Paper[],
  valuesBy: ReadonlyMap<string, ReadonlyMap<string, Written>>,
  most: number,
): SharedValue[] {
  const places = new Map<string, SharedValue["places"][number][]>();
  const said = new Map<string, Written>();
  for (const paper of papers) {
    for (const [key, written] of valuesBy.get(paper.id) ?? []) {
      said.set(key, written);
      places.set(key, [
        ...(places.get(key) ?? []),
        { paperId: paper.id, title: paper.title, passage: written.passage },
      ]);
    }
  }
  return [...places]
    .flatMap(([key, all]): SharedValue[] => {
      const written = said.get(key);
      return written && all.length >= 2 ? [{ topic: written.topic, says: written.says, places: all }] : [];
    })
    .sort((one, other) => ORDER.indexOf(one.topic) - ORDER.indexOf(other.topic))
    .slice(0, most);
}
