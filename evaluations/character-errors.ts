import type { Counts } from "./counts.ts";

const SAME = new Map(
  Object.entries({
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "—": "-",
    "–": "-",
    "−": "-",
    "～": "~",
    "￥": "¥",
    〇: "○",
  }),
);

/** Text as characters are compared: full and half width alike, quotation marks and dashes alike, no white space. */
export function comparable(text: string): string {
  const folded = Array.from(text, (letter) => SAME.get(letter) ?? letter).join("");
  return folded.normalize("NFKC").replace(/\s+/gu, "");
}

/** Character errors of a page (字错误): edits as wrong, characters of the truth as right and missed together. */
export function characterErrors(truth: string, read: string): Counts {
  const [wanted, found] = [Array.from(comparable(truth)), Array.from(comparable(read))];
  return { right: wanted.length, wrong: editDistance(wanted, found), missed: 0 };
}

/** Least number of characters to insert, delete or change (Levenshtein). */
export function editDistance(from: readonly string[], to: readonly string[]): number {
  let before = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [row, letter] of from.entries()) {
    const now = [row + 1];
    for (let at = 1; at <= to.length; at += 1) {
      const changed = (before[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      now.push(Math.min(changed, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[to.length] ?? 0;
}
