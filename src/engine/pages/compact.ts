import { foldWidth } from "../text/fold.ts";

/** Text for comparing: both widths alike and nothing blank, so that letter-spaced titles (民 事 起 诉 状) read as one word. */
export function compact(text: string): string {
  return foldWidth(text).replace(/\s+/gu, "");
}

/** Number of single-character changes between two short texts; counting stops above `most`, which is then exceeded. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (one.charAt(row - 1) === other.charAt(column - 1) ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > most) return most + 1;
    previous = current;
  }
  return previous[other.length] ?? most + 1;
}
