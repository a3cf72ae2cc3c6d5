import { foldWidth } from "../text/fold.ts";

const LETTERS: Readonly<Record<string, string>> = { O: "0", o: "0", I: "1", l: "1", "|": "1" };

/** A run in which digits stand, perhaps with letters that a scan reads for them, blanks and dashes. */
const RUN = /\d(?:[\s-]?[\dOoIl|]){7,}/g;

/**
 * Half-width text in which letters that scans read for digits (O, l) inside long numbers are digits, one code unit for one:
 * an offset into the result is an offset into the source.
 */
export function foldNumbers(text: string): string {
  return foldWidth(text).replace(RUN, (run) => {
    const digits = run.replace(/\D/g, "").length;
    const letters = run.replace(/[^OoIl|]/g, "").length;
    return letters * 3 > digits ? run : run.replace(/[OoIl|]/g, (letter) => LETTERS[letter] ?? letter);
  });
}

/** Pattern source of a word that a scan may have spread with blanks. */
export function spread(word: string): string {
  return Array.from(word)
    .map((character) => character.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`\s{0,2}`);
}

/** Pattern source for any of the words, the longest first. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map(spread)
    .join("|");
}
