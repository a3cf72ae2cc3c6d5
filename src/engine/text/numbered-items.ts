import { foldWidth } from "./fold.ts";
import { toChineseNumber } from "./numerals.ts";

/** One numbered point (一、 or 1.) of a list; start after its number, end exclusive. */
export interface NumberedItem {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const MOST = 60;

type Style = (n: number) => string;
/** How people number points; the list keeps the style of its first. */
const STYLES: readonly Style[] = [
  (n) => String.raw`${n}[ \t]?(?:[、.:]|[,)](?!\d{3}))[ \t]?(?![\d%])`,
  (n) => String.raw`\(${n}\)[ \t]?[、.,:]?`,
  (n) => String.raw`${toChineseNumber(n)}[ \t]?[、.,:]`,
  (n) => String.raw`\(${toChineseNumber(n)}\)[ \t]?[、.,:]?`,
  (n) => String.raw`第${toChineseNumber(n)}[ \t]?[、,:]`,
  (n) => String.raw`其${toChineseNumber(n)}[ \t]?[、,:]`,
  (n) => CIRCLED.charAt(n - 1) || "(?!)",
];

/**
 * The points of a list between two offsets of a text. A number counts only at the start of a line or after ；。： and
 * only when it is the next one, so that 1.5倍 or 第1项 inside a point divide nothing. Empty when there is no list.
 */
export function numberedItems(text: string, from = 0, to = text.length): NumberedItem[] {
  const folded = foldWidth(text.slice(from, to));
  const [best] = STYLES.map((style) => itemsIn(folded, style))
    .filter((items) => items.length > 0)
    // The outer list begins first; lists inside a point come later.
    .sort((a, b) => (a[0]?.mark ?? 0) - (b[0]?.mark ?? 0));
  return (best ?? []).map(({ number, start, end }) => ({ number, start: from + start, end: from + end }));
}

function itemsIn(folded: string, style: Style): (NumberedItem & { mark: number })[] {
  const found: { number: number; mark: number; start: number; end: number }[] = [];
  for (let n = 1, at = 0; n <= MOST; n++) {
    const match = new RegExp(String.raw`(?<lead>^|\n|[;。:])[ \t]*${style(n)}`, "u").exec(folded.slice(at));
    if (!match) break;
    const mark = at + match.index + (match.groups?.lead?.length ?? 0);
    const last = found.at(-1);
    if (last) last.end = mark;
    at += match.index + match[0].length;
    found.push({ number: n, mark, start: at, end: folded.length });
  }
  return found;
}
