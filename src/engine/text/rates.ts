import { foldWidth } from "./fold.ts";
import { parseNumber } from "./numerals.ts";

/** An interest rate (利率) found in text, and its place; end exclusive. */
export interface FoundRate {
  /** Parts per million a year: 12 % a year is 120000, 3 % a month is 360000. */
  readonly ppm: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,4})?|[零一二三四五六七八九十两]{1,3}(?:点[零一二三四五六七八九]{1,3})?`;
const PERIOD = String.raw`(?<period>[年月日天])(?:利率|利息|化利率|化|息|利|率)?|每(?<each>[年月日天])(?:利息|按|以|支付)?|按(?<by>[年月日天])(?:利率|利息|息)?`;
const LINK = String.raw`(?:为|按|按照|计|是|即|:|以|\(|的|标准|利率|利息|本金|借款|支付|计算|百分之)?`;
const VALUE = String.raw`(?:(?<percent>${NUMBER})%|百分之(?<hundredth>${NUMBER})|千分之(?<thousandth>${NUMBER})|(?<permille>${NUMBER})‰|万分之(?<tenThousandth>${NUMBER})|(?<fen>${NUMBER})分(?:(?<alsoLi>[一二三四五六七八九\d])厘|(?<half>半))?(?!之|公|别|钟|期)|(?<li>${NUMBER})厘)`;
const PATTERN = new RegExp(String.raw`(?:${PERIOD})${LINK}${LINK}\s?${VALUE}`, "gu");

const PERIODS: Readonly<Record<string, number>> = { 年: 1, 月: 12, 日: 365, 天: 365 };

/**
 * Interest rates of a text in its order: 年利率12%, 月利率2%, 月息三分, 每日万分之五, 年息8厘. Multiples of a published
 * rate (一年期贷款市场报价利率的四倍) state no number and are left out.
 */
export function findRates(text: string): FoundRate[] {
  return [...foldWidth(text).matchAll(PATTERN)].flatMap((match): FoundRate[] => {
    const groups = match.groups ?? {};
    const period = groups.period ?? groups.each ?? groups.by ?? "";
    const share = shareOf(groups, period);
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    // 10年5% and 3月2% are no rates a year or a month: a number before the word makes it a length or a date.
    if (share === undefined || /\d$/u.test(before)) return [];
    const ppm = Math.round(share * 1e6 * (PERIODS[period] ?? 1));
    const end = match.index + match[0].length;
    return ppm > 0 ? [{ ppm, start: match.index, end, text: text.slice(match.index, end) }] : [];
  });
}

/** 分 is a hundredth of the principal a month but a tenth a year; 厘 a tenth of that. */
function shareOf(groups: Readonly<Record<string, string | undefined>>, period: string): number | undefined {
  const fen = period === "年" ? 0.1 : 0.01;
  const parts: readonly (readonly [string | undefined, number])[] = [
    [groups.percent, 0.01],
    [groups.hundredth, 0.01],
    [groups.thousandth, 0.001],
    [groups.permille, 0.001],
    [groups.tenThousandth, 0.0001],
    [groups.fen, fen],
    [groups.li, fen / 10],
  ];
  const found = parts.find(([text]) => text !== undefined);
  if (!found) return undefined;
  const value = decimal(found[0] ?? "");
  if (value === undefined) return undefined;
  const more = (decimal(groups.alsoLi ?? "") ?? 0) / 10 + (groups.half === undefined ? 0 : 0.5);
  return (value + more) * found[1];
}

function decimal(text: string): number | undefined {
  if (text === "") return undefined;
  if (/^[\d.]+$/u.test(text)) return Number(text);
  const [whole = "", part] = text.split("点");
  const value = parseNumber(whole);
  if (value === undefined || part === undefined) return value;
  const digits = Array.from(part).map((digit) => "零一二三四五六七八九".indexOf(digit));
  return Number(`${value}.${digits.join("")}`);
}
