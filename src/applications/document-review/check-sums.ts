import { formatRate } from "../../engine/reasoning/computation-step.ts";
import { type Amount, findAmounts, formatYuan, toCapitals } from "../../engine/text/amounts.ts";
import { foldWidth } from "../../engine/text/fold.ts";
import { splitSentences } from "../../engine/text/sentences.ts";
import type { Draftmark } from "./mark.ts";
import type { Paper } from "./paper.ts";
import type { Facts } from "./schema.ts";

const BETWEEN = /^[\s(),:]{0,3}(?:即|计|人民币)?(?:大写|小写)?[\s:(]{0,3}(?:人民币)?[\s¥]{0,2}$/u;
const CAPITALS_UNREAD = /大写[:：\s]{0,2}(?:人民币)?(?<words>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,30})/gu;

/** The same sum in figures and in capitals beside it (MN-02, DR-09). */
export function checkCapitals({ text }: Paper): Draftmark[] {
  const amounts = findAmounts(text);
  const folded = foldWidth(text);
  const unequal = amounts.flatMap((amount, at): Draftmark[] => {
    const next = amounts[at + 1];
    if (!next || !isPair(amount, next) || !BETWEEN.test(folded.slice(amount.end, next.start))) return [];
    if (amount.fen === next.fen) return [];
    const [figures, capitals] = amount.form === "capitals" ? [next, amount] : [amount, next];
    return [
      {
        rule: "DR-09",
        start: capitals.start,
        end: capitals.end,
        expected: toCapitals(figures.fen),
        zh: `大写“${capitals.text}”为${formatYuan(capitals.fen)}，与小写${formatYuan(figures.fen)}不一致`,
        en: `Capitals (${capitals.fen / 100} yuan) and figures (${figures.fen / 100} yuan) disagree`,
      },
    ];
  });
  return [...unequal, ...unreadable(text, amounts)];
}

function isPair(one: Amount, other: Amount): boolean {
  return (one.form === "capitals") !== (other.form === "capitals") && !one.approximate && !other.approximate;
}

function unreadable(text: string, amounts: readonly Amount[]): Draftmark[] {
  return [...text.matchAll(CAPITALS_UNREAD)].flatMap((match): Draftmark[] => {
    const words = match.groups?.["words"] ?? "";
    const start = match.index + match[0].length - words.length;
    const end = start + words.length;
    if (amounts.some((amount) => amount.start <= start + 1 && amount.end >= end - 1)) return [];
    return [
      { rule: "DR-09", start, end, zh: `大写金额“${words}”写法有误`, en: "The amount in capitals cannot be read" },
    ];
  });
}

const TOTAL = /(?:共计|合计|总计)(?:人民币|金额|为|：|:){0,2}$/u;
/** Words between the items of a sum; anything else may be a subtraction, a part or a different matter. */
const ITEM_GAP = /^[、，,及和]?[\u4e00-\u9fff]{0,8}(?:人民币)?[:：]?$/u;
const NO_ITEM = /其中|扣除|减去|已|尚|余|应|抵|除|以上|至|倍|按|每|余额|超|约/u;
const FEWEST_ITEMS = 2;

/** Items listed one after another and their total in the same sentence (DR-09). */
export function checkTotals({ text }: Paper): Draftmark[] {
  return splitSentences(text).flatMap((sentence): Draftmark[] => {
    const amounts = findAmounts(sentence.text).filter(({ approximate }) => !approximate);
    return amounts.flatMap((total, at) => {
      const items = amounts.slice(0, at);
      if (!TOTAL.test(sentence.text.slice(Math.max(0, total.start - 6), total.start))) return [];
      const listed = listBefore(sentence.text, items, total);
      const sum = listed.reduce((all, { fen }) => all + fen, 0);
      if (listed.length < FEWEST_ITEMS || sum === total.fen) return [];
      return [
        {
          rule: "DR-09",
          severity: "warning" as const,
          start: sentence.start + total.start,
          end: sentence.start + total.end,
          expected: formatYuan(sum),
          zh: `合计${formatYuan(total.fen)}与所列${listed.length}项之和${formatYuan(sum)}不一致`,
          en: `The total ${total.fen / 100} is not the sum ${sum / 100} of the ${listed.length} items before it`,
        },
      ];
    });
  });
}

/** The unbroken run of items that ends at the total; empty when something else stands between them. */
function listBefore(text: string, items: readonly Amount[], total: Amount): readonly Amount[] {
  const first = items[0];
  if (!first) return [];
  const lead = text.slice(Math.max(0, first.start - 10), first.start);
  const gaps = items.slice(1).map((item, at) => text.slice(items[at]?.end ?? 0, item.start));
  const last = text.slice(items.at(-1)?.end ?? 0, total.start).replace(TOTAL, "");
  const isList = gaps.every((gap) => ITEM_GAP.test(gap) && !NO_ITEM.test(gap)) && /^[，,、；;]?(?:以上)?$/u.test(last);
  return isList && !/其中|扣除|已/u.test(lead) ? items : [];
}

const RATE = /(?<unit>年|月|日)(?:利率|利息|息|化利率)?(?:按|为|以|的)?(?<value>\d{1,3}(?:\.\d{1,4})?)\s?%/gu;
const PER_YEAR = { 年: 1, 月: 12, 日: 365 } as const;
const PPM = 10_000;
const MULTIPLE = /(?:贷款市场报价利率|LPR|报价利率)(?:（[^）]*）)?的?(?<times>[五六七八九十]|[5-9]|\d{2})倍/gu;

/** Rates ordered on a private loan within the ceiling of the day it was formed (DR-11, AD-09). */
export function checkRates({ order }: Paper, { rateCap }: Facts): Draftmark[] {
  if (!order || !rateCap) return [];
  const expected = `不超过年利率${formatRate(rateCap.ppm)}`;
  const place = (match: RegExpMatchArray) => {
    const start = order.start + (match.index ?? 0);
    return { rule: "DR-11", start, end: start + match[0].length, expected };
  };
  const rates = [...order.text.matchAll(RATE)].flatMap((match): Draftmark[] => {
    const unit = match.groups?.["unit"] as keyof typeof PER_YEAR;
    const ppm = Math.round(Number(match.groups?.["value"]) * PPM * PER_YEAR[unit]);
    if (ppm <= rateCap.ppm) return [];
    return [
      {
        ...place(match),
        zh: `利率折合年${formatRate(ppm)}，超过合同成立时（${rateCap.on}）的上限${formatRate(rateCap.ppm)}`,
        en: `The rate of ${formatRate(ppm)} a year exceeds the ceiling of ${formatRate(rateCap.ppm)}`,
      },
    ];
  });
  const multiples = [...order.text.matchAll(MULTIPLE)].map((match) => ({
    ...place(match),
    zh: "超过一年期贷款市场报价利率四倍的上限",
    en: "More than four times the prime rate",
  }));
  return [...rates, ...multiples];
}
