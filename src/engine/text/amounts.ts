import { foldWidth } from "./fold.ts";
import { CHINESE_NUMERALS, parseChineseNumber, writeNumber } from "./numerals.ts";

/** An amount of money (金额) found in text: its value in fen and its place, end exclusive. */
export interface Amount {
  readonly fen: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** True when the text says about (约, 余, 左右), names a range or gives parts of a fen. */
  readonly approximate: boolean;
  /** Arabic digits, Chinese numerals (plain or 大写), or digits with Chinese units such as 10万元. */
  readonly form: "figures" | "capitals" | "mixed";
}

const FIGURE = String.raw`(?:\d{1,3}(?:[,'] ?\d{3})+|\d{1,3}(?:\.\d{3})+(?=\.\d{2}(?!\d))|\d{1,3}(?:\.\d{3}){2,}|\d+)(?:\.\d+)?`;
const MULTIPLIER = String.raw`\s?(?:[十百千]\s?)?[万萬亿億]|\s?[十百千]`;
const MIXED = String.raw`${FIGURE}(?:(?:${MULTIPLIER})(?:\s?${FIGURE}(?:${MULTIPLIER}))*(?:\s?\d{1,4})?)?`;
const HAN = `[${CHINESE_NUMERALS}](?:\\s?[${CHINESE_NUMERALS}])*`;
const CURRENCY = String.raw`(?:人民币|RMB|CNY|¥)\s*(?:\(?[大小]写\)?)?\s*[:(]?\s*¥?\s*`;
// 元旦, 元月 and 化-words follow numbers too but are no money; 块 counts many things.
const YUAN = String.raw`\s?(?:[元圆圓](?![旦月化论素宵])|园(?=整|正|[零壹贰叁肆伍陆柒捌玖])|块(?:钱|(?![\u4e00-\u9fff])|(?=[的左吧了整])))`;
const TAIL = String.raw`(?:\s?(?:(?<!角)零)?\s?(?<jiao>[\d零一二三四五六七八九壹贰叁肆伍陆柒捌玖])\s?角)?(?:\s?零?\s?(?<fenDigit>[\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])\s?分(?![之公别支期行享]))?`;
const CAPITAL = "[壹贰叁肆伍陆柒捌玖]";
const SMALL = `(?<smallJiao>${CAPITAL})角(?:零?(?<smallBoth>${CAPITAL})分)?|(?<smallFen>${CAPITAL})分`;

const SOURCE = `(?<currency>${CURRENCY})?(?:${SMALL}|(?<number>${MIXED}|${HAN})(?<more>\\s?[余多]\\s?[万亿]?)?(?<yuan>${YUAN})?(?:${TAIL}))\\s?[整正]?`;
const PATTERN = new RegExp(SOURCE, "gu");
const WHOLE = new RegExp(`^(?:${SOURCE})$`, "u");

/** Words after which a number of 万 or 亿 without 元 is still money, as people write in messages: 借款10万. */
const MONEY_BEFORE =
  /(?:借款|欠款|贷款|货款|工程款|本金|金额|借|欠|还款|还|付款|支付|转账|转款|转|汇款|给付|收到|共计|合计|总计|计)(?:了|我|你|他|她|给|人民币|\s|:){0,3}$/u;
const ABOUT_BEFORE = /(?:约|近|大概|左右|差不多|上下|[\d万亿元][-~至到])\s?$/u;
const ABOUT_AFTER = /^\s?(?:左右|上下|余(?!额|款|下)|多(?!次|名|人|年))/u;

/**
 * All amounts of money in a text, in its order: 100,000.00元, ¥100000, 10万元, 十万元, 人民币（大写）壹拾万元整, 五百块.
 * A bare number counts only after ¥, RMB or 人民币; telephone numbers, dates and other currencies are not money here.
 */
export function findAmounts(text: string): Amount[] {
  const folded = foldWidth(text);
  const found: Amount[] = [];
  for (const match of folded.matchAll(PATTERN)) {
    if (!startsFresh(folded, match) || !isMoney(folded, match)) continue;
    const read = valueOf(match);
    if (!read) continue;
    const length = match[0].trimEnd().length;
    const end = match.index + length;
    const about =
      read.inexact ||
      match.groups?.more !== undefined ||
      ABOUT_BEFORE.test(folded.slice(Math.max(0, match.index - 4), match.index)) ||
      ABOUT_AFTER.test(folded.slice(end, end + 3));
    found.push({
      fen: read.fen,
      start: match.index,
      end,
      text: text.slice(match.index, end),
      approximate: about,
      form: formOf(match),
    });
  }
  return found;
}

/** Value in fen of a text that is one amount and nothing else (rule MN-01); yuan when it names no unit; undefined otherwise. */
export function parseAmount(text: string): number | undefined {
  const match = WHOLE.exec(foldWidth(text).trim());
  return match ? valueOf(match)?.fen : undefined;
}

const PART_OF_WORD = new RegExp(`[第每数几${CHINESE_NUMERALS}]$`, "u");

/** The number must not be the rest of a longer token: 2023-100元 of a serial number, 第3元, a word in Latin letters. */
function startsFresh(folded: string, match: RegExpExecArray): boolean {
  if (match.groups?.currency !== undefined) return true;
  const before = folded.slice(Math.max(0, match.index - 2), match.index);
  if (/^\d/.test(match[0])) return !/(?:[A-Za-z\d.]|\d,)$/.test(before);
  return !PART_OF_WORD.test(before);
}

function isMoney(folded: string, match: RegExpExecArray): boolean {
  const groups = match.groups ?? {};
  if (groups.number === undefined || groups.yuan !== undefined || groups.currency !== undefined) return true;
  if (!/[万亿]$/.test(groups.number) || groups.jiao !== undefined) return false;
  const after = folded.charAt(match.index + match[0].length);
  return (
    !/[\u4e00-\u9fff\w%]/.test(after) && MONEY_BEFORE.test(folded.slice(Math.max(0, match.index - 8), match.index))
  );
}

function formOf(match: RegExpExecArray): Amount["form"] {
  const number = match.groups?.number ?? "";
  if (!/\d/.test(number)) return "capitals";
  return /[十百千万萬亿億]/.test(number) || /[一-龥]/.test(match.groups?.more?.replace(/[余多\s]/g, "") ?? "")
    ? "mixed"
    : "figures";
}

function valueOf(match: RegExpExecArray): { fen: number; inexact: boolean } | undefined {
  const groups = match.groups ?? {};
  const yuan = groups.number === undefined ? { fen: 0, inexact: false } : yuanPart(groups.number, groups.more);
  if (!yuan) return undefined;
  const jiao = smallDigit(groups.jiao ?? groups.smallJiao);
  const fen = smallDigit(groups.fenDigit ?? groups.smallBoth ?? groups.smallFen);
  const total = yuan.fen + jiao * 10 + fen;
  return Number.isSafeInteger(total) ? { fen: total, inexact: yuan.inexact } : undefined;
}

function smallDigit(text: string | undefined): number {
  if (text === undefined) return 0;
  return /\d/.test(text) ? Number(text) : (parseChineseNumber(text) ?? 0);
}

function yuanPart(number: string, more: string | undefined): { fen: number; inexact: boolean } | undefined {
  const unit = more?.replace(/[余多\s]/g, "") ?? "";
  const compact = number.replace(/\s/g, "") + unit;
  if (!/\d/.test(compact)) {
    const value = parseChineseNumber(compact);
    return value === undefined ? undefined : { fen: value * 100, inexact: false };
  }
  let fen = 0;
  let inexact = false;
  for (const part of compact.matchAll(new RegExp(`(${FIGURE})([十百千万萬亿億]*)`, "gu"))) {
    const value = figureInFen(part[1] ?? "", worthOf(part[2] ?? ""));
    fen += value.fen;
    inexact ||= value.inexact;
  }
  return { fen, inexact };
}

function worthOf(units: string): number {
  const worth: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
  return Array.from(units).reduce((product, unit) => product * (worth[unit] ?? 1), 1);
}

/** Decimal text times a power of ten, in fen, without passing through a fraction; half up beyond a fen. */
function figureInFen(figure: string, worth: number): { fen: number; inexact: boolean } {
  const dots = figure.split(".");
  const decimals = dots.length === 2 || (dots.length > 2 && (dots.at(-1) ?? "").length !== 3) ? (dots.pop() ?? "") : "";
  const whole = dots.join("").replace(/[,' ]/g, "");
  const shift = Math.round(Math.log10(worth)) + 2;
  const digits = decimals.padEnd(shift + 1, "0");
  const fen = Number(whole + digits.slice(0, shift)) + (Number(digits.charAt(shift)) >= 5 ? 1 : 0);
  return { fen, inexact: /[1-9]/.test(digits.slice(shift)) };
}

/** An amount in capitals (大写) as on bills, rule MN-03: 100000 yuan is 壹拾万元整. Throws RangeError for a negative or fractional fen. */
export function toCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) {
    throw new RangeError(`Cannot write ${fen} fen in capitals: a whole number of fen, zero or more, is needed`);
  }
  const digits = "零壹贰叁肆伍陆柒捌玖";
  const [yuan, jiao, cent] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  const yuanText = yuan > 0 || fen === 0 ? `${writeNumber(yuan, digits, ["", "拾", "佰", "仟"])}元` : "";
  if (jiao === 0 && cent === 0) return `${yuanText}整`;
  const jiaoText = jiao > 0 ? `${digits.charAt(jiao)}角` : "";
  if (cent === 0) return `${yuanText}${jiaoText}整`;
  return `${yuanText}${jiaoText === "" && yuan > 0 ? "零" : jiaoText}${digits.charAt(cent)}分`;
}

/** True when two texts name the same amount, whatever their spelling (rule MN-02): 拾万圆正 and 壹拾万元整 and 100,000.00. */
export function capitalsEqual(a: string, b: string): boolean {
  const first = parseAmount(a);
  return first !== undefined && first === parseAmount(b);
}

/** An amount as judgments print it: 100000元, with jiao and fen only when there are any: 1299.45元. */
export function formatYuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const size = Math.abs(fen);
  const cents = size % 100;
  return `${sign}${Math.floor(size / 100)}${cents === 0 ? "" : `.${String(cents).padStart(2, "0")}`}元`;
}
