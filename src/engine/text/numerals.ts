import { pairs } from "./fold.ts";

const DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from("零一二三四五六七八九").map((character, value): [string, number] => [character, value]),
);

/** Capitals (大写), traditional forms and look-alikes of the plain numerals. */
const PLAIN = pairs(
  "〇零壹一壱一弌一贰二貳二弍二貮二两二兩二叁三參三参三弎三叄三肆四伍五陆六陸六柒七捌八玖九拾十佰百仟千萬万億亿",
);

/** Every character that may stand in a Chinese number, capitals included; for use inside a character class. */
export const CHINESE_NUMERALS = `零一二三四五六七八九十百千万亿${[...PLAIN.keys()].join("")}`;

/**
 * Value of a Chinese number (中文数字), plain or in capitals, read with its units (一千二百六十, 十万, 壹拾万) or digit
 * by digit (二〇二三). 一万五 is read as it is spoken, 15000. Undefined for anything else.
 */
export function parseChineseNumber(text: string): number | undefined {
  const plain = Array.from(text.trim())
    .map((character) => PLAIN.get(character) ?? character)
    .join("");
  if (plain === "") return undefined;
  if (/^[零一二三四五六七八九]+$/.test(plain)) return digitByDigit(plain);
  const value = withUnits(plain);
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** Value of a number written in Arabic digits (half or full width) or in Chinese; undefined for anything else. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim().normalize("NFKC");
  if (/^\d{1,15}$/.test(trimmed)) return Number(trimmed);
  return parseChineseNumber(text);
}

function digitByDigit(plain: string): number | undefined {
  if (plain.length > 15) return undefined;
  return Array.from(plain).reduce((value, character) => value * 10 + (DIGITS.get(character) ?? 0), 0);
}

/** Splits at the last 亿, then at 万; what stands before 亿 may itself hold a 万. */
function withUnits(plain: string): number | undefined {
  for (const [unit, worth] of [
    ["亿", 1e8],
    ["万", 1e4],
  ] as const) {
    const at = plain.lastIndexOf(unit);
    if (at < 0) continue;
    const before = at === 0 ? undefined : withUnits(plain.slice(0, at));
    const after = lowerPart(plain.slice(at + 1), worth);
    return before === undefined || after === undefined ? undefined : before * worth + after;
  }
  return section(plain);
}

function lowerPart(rest: string, worth: number): number | undefined {
  if (rest === "") return 0;
  const spoken = rest.length === 1 ? DIGITS.get(rest) : undefined;
  if (spoken !== undefined) return (spoken * worth) / 10;
  const value = withUnits(rest);
  return value !== undefined && value < worth ? value : undefined;
}

const SECTION =
  /^零?(?:([一二三四五六七八九])千)?(?:零?([一二三四五六七八九])百)?(?:零?([一二三四五六七八九]?十))?(?:(零)?([一二三四五六七八九]))?$/;

/** A number below ten thousand, units falling from left to right; a last digit without 零 is read as it is spoken (一百五 is 150). */
function section(plain: string): number | undefined {
  const match = SECTION.exec(plain);
  if (!match) return undefined;
  const [, thousands, hundreds, tens, zero, last] = match;
  const value = digit(thousands) * 1000 + digit(hundreds) * 100 + (tens === undefined ? 0 : 10 * (digit(tens) || 1));
  const spoken = zero === undefined && tens === undefined && value > 0;
  if (!spoken) return value + digit(last);
  return value + digit(last) * (hundreds === undefined ? 100 : 10);
}

function digit(character: string | undefined): number {
  return character === undefined ? 0 : (DIGITS.get(character.charAt(0)) ?? 0);
}

const PLAIN_DIGITS = "零一二三四五六七八九";

/** A whole number in Chinese numerals as articles of statutes are numbered (rule CI-02): 110 is 一百一十, 10 is 十. Throws RangeError outside 0 … 10^15. */
export function toChineseNumber(n: number): string {
  const text = writeNumber(n, PLAIN_DIGITS, ["", "十", "百", "千"]);
  return text.startsWith("一十") ? text.slice(1) : text;
}

/** A whole number written with the given digits and units of ten, a run of zeros as one zero. Throws RangeError outside 0 … 10^15. */
export function writeNumber(n: number, digits: string, units: readonly [string, string, string, string]): string {
  if (!Number.isSafeInteger(n) || n < 0 || n > 1e15) {
    throw new RangeError(`Cannot write ${n} in Chinese numerals: a whole number from 0 to 10^15 is needed`);
  }
  const zero = digits.charAt(0);
  if (n === 0) return zero;
  const high = Math.floor(n / 1e8);
  const parts: string[] = high > 0 ? [`${writeNumber(high, digits, units)}亿`] : [];
  let gap = false;
  for (const [value, name] of [
    [Math.floor(n / 1e4) % 1e4, "万"],
    [n % 1e4, ""],
  ] as const) {
    if (value === 0) {
      gap = parts.length > 0;
      continue;
    }
    if (parts.length > 0 && (gap || value < 1000)) parts.push(zero);
    parts.push(writeSection(value, digits, units) + name);
    gap = false;
  }
  return parts.join("");
}

function writeSection(value: number, digits: string, units: readonly string[]): string {
  let text = "";
  let pending = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      pending = text !== "";
      continue;
    }
    text += (pending ? digits.charAt(0) : "") + digits.charAt(digit) + (units[power] ?? "");
    pending = false;
  }
  return text;
}
