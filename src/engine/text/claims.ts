import type { Day } from "../../vocabulary/day.ts";
import { type Amount, findAmounts } from "./amounts.ts";
import { findDates } from "./dates.ts";
import { foldWidth } from "./fold.ts";
import { findRates } from "./rates.ts";

/** A value inside a claim and its place; end exclusive. */
export interface Placed<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/** What one claim (诉讼请求) asks for, as far as its words say. */
export interface ReadClaim {
  /** Sum in fen that the claim states; absent when it names none or only a rate. */
  readonly amount?: Placed<number>;
  /** True when the sum is given as about (约). */
  readonly isAbout: boolean;
  /** True for costs of the suit, which are no part of the amount in dispute (BF-06). */
  readonly isCosts: boolean;
  /** True when it makes another person answer for sums claimed elsewhere. */
  readonly isRepeated: boolean;
  readonly base?: Placed<number>;
  /** Parts per million a year. */
  readonly rate?: Placed<number>;
  readonly from?: Placed<Day>;
  readonly to?: Placed<Day>;
}

const HEADING =
  /(?:^|\n)[ \t]*(?:诉\s?讼\s?请\s?求|请\s?求\s?事\s?项|诉\s?请\s?事\s?项|诉\s?求|反诉\s?请\s?求|变更后的?诉讼请求|仲裁请求)(?:和依据|及依据|事项)?[ \t]*(?:[::]|(?=\n)|(?=[ \t]*(?:1|一|\(一\)|判令|请求|依法)))/gu;
const END =
  /\n[ \t]*(?:事\s?实\s?[与和及、]?\s?(?:理\s?由|经过)|事实部分|案件事实|理\s?由\s?[::]|此\s?致|具\s?状\s?人|起\s?诉\s?人\s?[::])/u;

/** Bounds of the list of claims in a complaint, after its heading; undefined when there is none. */
export function claimSection(text: string): { start: number; end: number } | undefined {
  const folded = foldWidth(text);
  for (const match of folded.matchAll(HEADING)) {
    const start = match.index + match[0].length;
    const end = END.exec(folded.slice(start));
    const length = end?.index ?? Math.min(folded.length - start, 1500);
    if (folded.slice(start, start + length).trim() !== "") return { start, end: start + length };
  }
  return listWithoutHeading(folded);
}

const FIRST_CLAIM = /\n[ \t]*(?:1|一|\(一\))[ \t]?[、.,][ \t]*(?=(?:请求|依法|判令|要求|判决|确认|解除|撤销))/u;

/** Where the heading is not legible: the list whose first point asks for something, up to the facts. */
function listWithoutHeading(folded: string): { start: number; end: number } | undefined {
  const first = FIRST_CLAIM.exec(folded);
  const end = first ? END.exec(folded.slice(first.index)) : null;
  return first && end ? { start: first.index, end: first.index + end.index } : undefined;
}

const COSTS =
  /^(?:请求|依法|判令|判决|由|要求)*(?:本案)?的?(?:全部)?(?:诉讼费|案件受理费|受理费|诉讼、?保全|保全费|鉴定费、?诉讼费|公告费)/u;
const COSTS_BORNE = /(?:诉讼费用?|受理费|保全费|公告费)[^，。；]{0,16}(?:由|均由|全部由)[^，。；]{0,24}(?:承担|负担)/u;
const REPEATED =
  /(?:对上述|就上述|上列|上述[^，。；]{0,24}(?:债务|款项|义务|请求|费用))[^。；]{0,60}(?:连带|补充|共同|优先|承担)/u;
const UNTIL_PAID =
  /(?:实际|全部|款项|本息|本金)[^，。；]{0,6}(?:清偿|付清|履行|给付|偿还|支付|还清|归还|返还)|(?:清偿|付清|还清)(?:完毕)?(?:之日)?(?:为)?止/u;
const PER_PERIOD =
  /(?:每(?:月|年|日|天|季度?|周)[^，。；元]{0,12}|(?<!\d)(?:月|年|日)(?:租金|工资|抚养费)?(?:标准)?(?:为|按)?)$/u;

/** Reads the words of one claim, without white space; nothing is computed that they do not say. */
export function readClaim(text: string): ReadClaim {
  const folded = foldWidth(text);
  const isCosts =
    (COSTS.test(text) || COSTS_BORNE.test(text)) && !/(?:货款|借款|本金|赔偿金?|租金|工资|律师费)/u.test(text);
  const amounts = findAmounts(text);
  const base = amounts.find((amount) => isBase(folded, amount));
  const interest = /利息|违约金|滞纳金|损失|基数|罚息|利率|资金占用/u.test(text) ? interestOf(text, folded) : {};
  const total = totalOf(
    folded,
    amounts.filter((amount) => !isBase(folded, amount) && !isRateLike(folded, amount)),
  );
  return {
    ...(total === undefined ? {} : { amount: { value: total.fen, start: total.start, end: total.end } }),
    isAbout: total?.approximate ?? false,
    isCosts,
    isRepeated: REPEATED.test(text) && /连带|补充(?:清偿|赔偿)?责任|优先受偿/u.test(text),
    ...(base === undefined ? {} : { base: { value: base.fen, start: base.start, end: base.end } }),
    ...interest,
  };
}

function isBase(folded: string, { start, end }: Amount): boolean {
  const after = folded.slice(end, end + 10);
  const before = folded.slice(Math.max(0, start - 14), start);
  return (
    /^\)?(?:作?为)(?:计算|计息|利息|本金)?(?:的)?(?:基数|本金|基准|标准)/u.test(after) ||
    /(?:基数|计息本金)(?:为|是|:)?(?:本金|人民币)?$/u.test(before)
  );
}

/** The value of a thing to be divided or returned is no sum of money asked for. */
const VALUE_OF_THING = /(?:价值|估值|市值|现值|估价)(?:人民币|约|为|共计|:)*$/u;

/** A period of rent, service or wages is no period of interest. */
const OTHER_PERIOD = /^[^,;。()]{0,30}(?:物业|租金|服务费|工资|占用费|使用费|加班费|补偿金)/u;

/** 每月1500元 names a rate of payment, not a sum. */
function isRateLike(folded: string, { start, end }: Amount): boolean {
  return (
    PER_PERIOD.test(folded.slice(Math.max(0, start - 16), start)) ||
    VALUE_OF_THING.test(folded.slice(Math.max(0, start - 8), start)) ||
    /^(?:\/|每)(?:月|年|日|天|平方米|㎡|人)/u.test(folded.slice(end, end + 4))
  );
}

function totalOf(folded: string, amounts: readonly Amount[]): Amount | undefined {
  const [first] = amounts;
  if (!first) return undefined;
  const total = amounts.find(({ start }) =>
    /(?:共计|合计|总计|总共|以上[^，。；]{0,6}计|共|总额(?:为)?)(?:人民币)?$/u.test(
      folded.slice(Math.max(0, start - 10), start),
    ),
  );
  if (total) return total;
  const own = amounts.filter(
    (amount, at) => !isPart(folded, amounts, at) && !isSpelledAgain(folded, amounts, at) && amount.fen > 0,
  );
  const last = own.at(-1) ?? first;
  const head = own[0] ?? first;
  const fen = own.reduce((sum, amount) => sum + amount.fen, 0);
  return {
    ...head,
    fen,
    end: own.length > 1 ? last.end : head.end,
    approximate: own.some(({ approximate }) => approximate),
  };
}

/** Sums after 其中, and sums in brackets after a sum that they add up to, are parts of it. */
function isPart(folded: string, amounts: readonly Amount[], at: number): boolean {
  const amount = amounts[at];
  const before = amounts[at - 1];
  if (!amount || !before) return false;
  const head = folded.slice(0, amount.start);
  const open = head.lastIndexOf("(");
  const inside = open > head.lastIndexOf(")");
  if (/其中|包括|包含|含/u.test(folded.slice(amounts[0]?.end ?? 0, amount.start))) return true;
  if (!inside) return false;
  const outer = amounts.findLast(({ end }) => end <= open);
  const close = folded.indexOf(")", amount.end);
  const group = amounts.filter(({ start, end }) => start > open && end <= (close < 0 ? folded.length : close));
  const sum = group.reduce((all, { fen }) => all + fen, 0);
  return outer !== undefined && group.length > 1 && sum === outer.fen;
}

/** 100000元（大写：壹拾万元整） is one sum. */
function isSpelledAgain(folded: string, amounts: readonly Amount[], at: number): boolean {
  const [amount, before] = [amounts[at], amounts[at - 1]];
  if (!amount || !before) return false;
  const between = folded.slice(before.end, amount.start);
  return amount.fen === before.fen && /^[\s(¥:,]*(?:人民币|大写|小写|即)?[\s:¥]*$/u.test(between);
}

function interestOf(text: string, folded: string): Pick<ReadClaim, "rate" | "from" | "to"> {
  const dates = findDates(text).filter(
    ({ precision, end }) => precision === "day" && !OTHER_PERIOD.test(folded.slice(end, end + 40)),
  );
  const from = dates.find(
    ({ start, end }) =>
      /^(?:\([^()]*\))?(?:起|开始|之?次日)/u.test(folded.slice(end, end + 4)) ||
      /(?:自|从)$/u.test(folded.slice(Math.max(0, start - 1), start)),
  );
  const to =
    from === undefined || UNTIL_PAID.test(text)
      ? undefined
      : dates.find(
          ({ start, end }) =>
            start >= from.end &&
            /(?:至|到|~|-)$/u.test(folded.slice(Math.max(0, start - 1), start)) &&
            !/暂/u.test(folded.slice(Math.max(0, start - 8), start)) &&
            folded.charAt(end) !== "为",
        );
  const [rate] = findRates(text);
  return {
    ...(rate === undefined ? {} : { rate: { value: rate.ppm, start: rate.start, end: rate.end } }),
    ...(from === undefined ? {} : { from: { value: from.day, start: from.start, end: from.end } }),
    ...(to === undefined ? {} : { to: { value: to.day, start: to.start, end: to.end } }),
  };
}
