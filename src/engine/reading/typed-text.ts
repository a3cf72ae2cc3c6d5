import { type Glyph, isChinese, isHan } from "./glyph.ts";
import { plainHan } from "./plain-han.ts";

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ",": "，",
  ":": "：",
  ";": "；",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};

/** Puts recognised glyphs into the form in which a person would type them: as read, and with Chinese marks next to Han. */
export function asTyped(glyphs: readonly Glyph[]): Glyph[] {
  return setMarks(asRead(glyphs));
}

/** Puts glyphs of a text layer into plain form: ordinary Han for radicals, half-width digits, no spaces between Han. */
export function asRead(glyphs: readonly Glyph[]): Glyph[] {
  return dropSpaces(glyphs.flatMap(toPlain));
}

function toPlain(glyph: Glyph): Glyph[] {
  const char = plainHan(halfWidth(glyph.char));
  return char === "" ? [] : [{ ...glyph, char }];
}

/** Full-width digits, letters and a few signs become half-width; Chinese punctuation keeps its width. */
function halfWidth(char: string): string {
  if (/[０-９Ａ-Ｚａ-ｚ％＋－．／＝＠＃＆＊]/u.test(char))
    return String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0);
  if (/[\u3000\u00a0\u2000-\u200a\t]/u.test(char)) return " ";
  return /[\p{Cc}\p{Cf}]/u.test(char) ? "" : char;
}

function dropSpaces(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const [index, glyph] of glyphs.entries()) {
    if (glyph.char !== " ") {
      kept.push(glyph);
      continue;
    }
    const before = kept.at(-1);
    const after = glyphs.slice(index + 1).find(({ char }) => char !== " ");
    if (!before || !after || before.char === " ") continue;
    if (isWide(before, after) || !(isChinese(before.char) || isChinese(after.char))) kept.push(glyph);
  }
  return kept;
}

/** A gap of more than two characters separates fields of a form; a person would type a space there. */
function isWide(before: Glyph, after: Glyph): boolean {
  const width = Math.max(before.right - before.left, after.right - after.left);
  return after.left - before.right > 2.2 * width;
}

/** Gives half-width marks next to Han their Chinese form, in pairs for brackets: (2024)浙 becomes （2024）浙. */
function setMarks(glyphs: readonly Glyph[]): Glyph[] {
  const chars = glyphs.map(({ char }) => char);
  const chinese = chars.map((char, index) => {
    const full = FULL_WIDTH[char];
    if (full === undefined || char === "(" || char === ")") return char;
    return isChinese(chars[index - 1]) || followsBracket(chars, index) ? full : char;
  });
  for (const [open, close] of bracketPairs(chars)) {
    const near = [open - 1, open + 1, close - 1, close + 1].some((at) => isHan(chars[at]));
    if (open >= 0) chinese[open] = near ? "（" : (chars[open] ?? "");
    if (close < chars.length) chinese[close] = near ? "）" : (chars[close] ?? "");
  }
  return glyphs.map((glyph, index) => ({ ...glyph, char: chinese[index] ?? glyph.char }));
}

/** A mark after a closing bracket follows the kind of text before it. */
function followsBracket(chars: readonly string[], index: number): boolean {
  return /[)）"”\]】]/.test(chars[index - 1] ?? "") && chars.some((char) => isHan(char));
}

function bracketPairs(chars: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  for (const [index, char] of chars.entries()) {
    if (char === "(" || char === "（") open.push(index);
    if (char === ")" || char === "）") pairs.push([open.pop() ?? -1, index]);
  }
  return [...pairs, ...open.map((index): [number, number] => [index, chars.length])];
}
