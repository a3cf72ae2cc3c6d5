import { type Glyph, isChinese, isHan, usualWidth } from "./glyph.ts";
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
  return setMarks(asRead(glyphs)).filter((glyph, index, all) => !isStutter(glyph, all[index - 1]));
}

/** The recogniser may see a mark in a wide square twice; nobody types two commas. */
function isStutter(glyph: Glyph, before: Glyph | undefined): boolean {
  return glyph.char === before?.char && /[，、。；：]/.test(glyph.char);
}

/** Puts glyphs of a text layer into plain form: ordinary Han for radicals, half-width digits, no spaces between Han. */
export function asRead(glyphs: readonly Glyph[]): Glyph[] {
  return setSpaces(glyphs.flatMap(toPlain));
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

/** Gaps wider than this, in ems, separate fields of a form or cells of a table; a person would type a space there. */
const FIELD_GAP = 0.6;

/** Keeps spaces between Latin words, sets one where a gap parts fields, and leaves out those that only spread Han apart. */
function setSpaces(glyphs: readonly Glyph[]): Glyph[] {
  const words = glyphs.filter(({ char }) => char !== " ");
  const em = pitchOf(words);
  const spaced = new Set(glyphs.filter((_, index) => glyphs[index - 1]?.char === " "));
  const kept: Glyph[] = [];
  for (const [index, glyph] of words.entries()) {
    const before = words[index - 1];
    if (before && isParted(before, glyph, { em, hasSpace: spaced.has(glyph) }) && !isSpreadLabel(words, index)) {
      const confidence = Math.min(before.confidence, glyph.confidence);
      kept.push({ char: " ", left: before.right, right: Math.max(before.right, glyph.left), confidence });
    }
    kept.push(glyph);
  }
  return kept;
}

function isParted(before: Glyph, glyph: Glyph, { em, hasSpace }: { em: number; hasSpace: boolean }): boolean {
  if (hasSpace && !isChinese(before.char) && !isChinese(glyph.char)) return true;
  const touching = ((usualWidth(before.char) + usualWidth(glyph.char)) / 2) * em;
  // A mark stands in a corner of its square, so its neighbours look far away.
  // Digits are set closer or wider than their kind by some fonts.
  const isLoose = ![before.char, glyph.char].every(isHan);
  return middleOf(glyph) - middleOf(before) - touching > (isLoose ? 1.8 * FIELD_GAP : FIELD_GAP) * em;
}

/** The usual distance from one Han character to the next: large in a title set wide (民 事 起 诉 状). */
function pitchOf(glyphs: readonly Glyph[]): number {
  const pitches: number[] = [];
  for (const [index, glyph] of glyphs.entries()) {
    const before = glyphs[index - 1];
    if (before && isHan(before.char) && isHan(glyph.char)) pitches.push(middleOf(glyph) - middleOf(before));
  }
  const median = pitches.toSorted((a, b) => a - b)[pitches.length >> 1];
  return median ?? Math.max(...glyphs.map(({ char, left, right }) => (right - left) / usualWidth(char)), 0);
}

function middleOf({ left, right }: Glyph): number {
  return (left + right) / 2;
}

/** The gap within a label of two characters set wide to match the labels below it (原 告：). */
function isSpreadLabel(glyphs: readonly Glyph[], index: number): boolean {
  return index === 1 && isHan(glyphs[0]?.char) && isHan(glyphs[1]?.char) && /[：:]/.test(glyphs[2]?.char ?? "");
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
