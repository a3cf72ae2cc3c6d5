/** One recognised or read character and where it stands along its line, in any unit. */
export interface Glyph {
  readonly char: string;
  readonly left: number;
  readonly right: number;
  /** Probability of the character, 0–1; 1 for text that was read, not recognised. */
  readonly confidence: number;
}

const HAN = /[\p{Script=Han}〇々]/u;
const CHINESE_MARK = /[，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·￥]/u;

/** True for Han characters and Chinese punctuation, between which nobody types a space. */
export function isChinese(char: string | undefined): boolean {
  return char !== undefined && (HAN.test(char) || CHINESE_MARK.test(char));
}

/** True for a Han character (汉字). */
export function isHan(char: string | undefined): boolean {
  return char !== undefined && HAN.test(char);
}

/** A share of the line's height that a character usually takes along the line: 1 for Han, about half for Latin. */
export function usualWidth(char: string): number {
  // Han and full-width marks are by far the most.
  if (char >= "\u2e80" || /[“”‘’—…]/.test(char)) return 1;
  if (/[ilj.,:;'|!()[\]\s]/.test(char)) return 0.3;
  return /[A-Zmw@%&]/.test(char) ? 0.7 : 0.52;
}
