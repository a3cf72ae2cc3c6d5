import type { Reason } from "../vocabulary/advice.ts";
import { Day } from "../vocabulary/day.ts";
import type { Library, Quotable, Random } from "./testing-quotations.ts";

type Provided = Reason & { readonly kind: "provision"; readonly quote: string };

/** What a corruption is made with. */
export interface Workshop {
  readonly random: Random;
  readonly library: Library;
}

/** Makes a true quotation false, in one way (篡改方式). */
export type Corrupt = (reason: Provided, workshop: Workshop) => Provided;

/** Characters that look alike, stand for each other or turn the meaning round. */
const ALIKE = new Map(
  [
    "己已",
    "未末",
    "人入",
    "日曰",
    "土士",
    "大太",
    "干千",
    "天夭",
    "候侯",
    "令今",
    "的地",
    "，,",
    "；;",
    "：:",
    "（(",
    "）)",
    "。．",
    "一—",
    "二⼆",
    "人⼈",
    "口囗",
    "应可",
    "当以",
    "不可",
    "有无",
    "上下",
    "内外",
    "前后",
    "甲乙",
    "年月",
    "人⼊",
  ].flatMap((pair) => {
    const [a = "", b = ""] = Array.from(pair);
    return [[a, b] as const, [b, a] as const];
  }),
);
const DIGITS = "零一二三四五六七八九";
const TURNED = ["不得", "可以", "应当", "但是", "以上", "以下", "无效", "有效", "不", "非", "未", "除外"];

function below(count: number, { random }: Workshop): number {
  return Math.floor(random() * count);
}

function pick<T>(list: readonly T[], workshop: Workshop): T {
  const chosen = list[below(list.length, workshop)];
  if (chosen === undefined) throw new RangeError("Cannot choose from an empty list");
  return chosen;
}

function edited(change: (quote: string, workshop: Workshop) => string): Corrupt {
  return (reason, workshop) => ({ ...reason, quote: change(reason.quote, workshop) });
}

function cited(change: (reason: Provided, workshop: Workshop) => Partial<Provided["ref"]>): Corrupt {
  return (reason, workshop) => {
    const ref = { ...reason.ref, ...change(reason, workshop) };
    return { ...reason, ref };
  };
}

/** Puts the look-alike in place of a character that has one. */
function lookAlike(quote: string, workshop: Workshop): string {
  const places = Array.from(quote).flatMap((character, at) => (ALIKE.has(character) ? [at] : []));
  if (places.length === 0) return `${quote} `;
  const at = pick(places, workshop);
  return Array.from(quote)
    .map((character, index) => (index === at ? (ALIKE.get(character) ?? character) : character))
    .join("");
}

function swapNumerals(quote: string): string {
  const arabic = quote.replace(/[零一二三四五六七八九]/gu, (digit) => String(DIGITS.indexOf(digit)));
  return arabic === quote ? quote.replace(/\d/gu, (digit) => DIGITS.charAt(Number(digit))) : arabic;
}

function moveAmount(quote: string, workshop: Workshop): string {
  const numerals = [...quote.matchAll(/[一二三四五六七八九]/gu)];
  if (numerals.length === 0) return quote.slice(1);
  const { index } = pick(numerals, workshop);
  const next = DIGITS.charAt(1 + ((DIGITS.indexOf(quote.charAt(index)) + below(7, workshop)) % 9));
  return quote.slice(0, index) + next + quote.slice(index + 1);
}

function turnRound(quote: string, workshop: Workshop): string {
  const words = TURNED.filter((word) => quote.includes(word));
  return words.length === 0 ? `不${quote}` : quote.replace(pick(words, workshop), "");
}

function cutInside(quote: string, workshop: Workshop): string {
  const at = 1 + below(Math.max(1, quote.length - 1), workshop);
  return workshop.random() < 0.5 ? quote.slice(0, at) : quote.slice(at);
}

function insert(quote: string, addition: string, workshop: Workshop): string {
  const at = below(quote.length + 1, workshop);
  return quote.slice(0, at) + addition + quote.slice(at);
}

function otherArticle({ library, ...rest }: Workshop): Quotable {
  return pick(library.quotables, { library, ...rest });
}

function shiftDay(day: Day, years: number): Day {
  return Day.parse(`${Number(day.slice(0, 4)) + years}-${day.slice(5, 7)}-01`);
}

/** All ways, by name. */
export const CORRUPTIONS: Readonly<Record<string, Corrupt>> = {
  "character dropped": edited((quote, workshop) => {
    const at = below(quote.length, workshop);
    return quote.slice(0, at) + quote.slice(at + 1);
  }),
  "character added": edited((quote, workshop) =>
    insert(quote, pick(["不", "的", "可", "一", "等", "，"], workshop), workshop),
  ),
  "character exchanged": edited((quote, workshop) => {
    const at = below(Math.max(1, quote.length - 1), workshop);
    return quote.slice(0, at) + quote.charAt(at + 1) + quote.charAt(at) + quote.slice(at + 2);
  }),
  "look-alike put in": edited(lookAlike),
  "digits for numerals": edited(swapNumerals),
  "amount moved": edited(moveAmount),
  "meaning turned round": edited(turnRound),
  "blank or zero width put in": edited((quote, workshop) =>
    insert(quote, pick([" ", "\u200b", "\u3000", "\n", "\u00ad", "\ufeff"], workshop), workshop),
  ),
  "cut inside a sentence": edited(cutInside),
  "two quotations merged": edited((quote, workshop) => quote + otherArticle(workshop).text),
  "sentence of another article": edited((_, workshop) => otherArticle(workshop).text),
  emptied: edited((_, workshop) => pick(["", " ", "\n", "。"], workshop)),
  invented: edited((_, workshop) =>
    pick(["借款合同一律无效。", "法院应当支持原告的全部诉讼请求。", "本条已废止。"], workshop),
  ),
  "number moved": cited(({ ref }, workshop) => ({ article: ref.article + pick([-3, -1, 1, 2, 10, 100], workshop) })),
  "article that does not exist": cited((_, workshop) => ({ article: pick([0, -1, 9999, 1301, 100_000], workshop) })),
  "digits of the number swapped": cited(({ ref }) => ({
    article: Number(Array.from(String(ref.article)).reverse().join("")),
  })),
  "sub-article added": cited((_, workshop) => ({ sub: pick([0, 1, 5, 99], workshop) })),
  "paragraph that is another": cited((_, workshop) => ({ paragraph: pick([0, -1, 1, 2, 3, 9, 99], workshop) })),
  "item that is another": cited((_, workshop) => ({ item: pick([0, 1, 3, 42], workshop) })),
  "another law": cited((_, workshop) => ({ law: otherArticle(workshop).law })),
  "law that does not exist": cited(({ ref }, workshop) => ({
    law: pick(
      [
        `${ref.law}典`,
        ref.law.slice(1),
        `${ref.law}（草案）`,
        "",
        "中华人民共和国虚构法",
        lookAlike(ref.law, workshop),
      ],
      workshop,
    ),
  })),
  "another day": (reason, workshop) => ({ ...reason, on: shiftDay(reason.on, pick([-60, -20, -5, 5, 20], workshop)) }),
  "several at once": (reason, workshop) => {
    const ways = Object.entries(CORRUPTIONS).filter(([name]) => name !== "several at once");
    const [, first] = pick(ways, workshop);
    const [, second] = pick(ways, workshop);
    return second(first(reason, workshop), workshop);
  },
};
