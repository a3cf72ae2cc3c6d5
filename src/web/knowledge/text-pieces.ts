/** A stretch of a text, by positions. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A run of a text that lies in the same citation, if any, and in the same mark, if any. */
export interface Piece<C extends Stretch, M extends Stretch> extends Stretch {
  readonly text: string;
  readonly citation: C | undefined;
  readonly mark: M | undefined;
}

/**
 * Cuts a text at the borders of citations and marks. Citations that reach out of the text or into an earlier one are
 * left out: better no link than a wrong one.
 */
export function textPieces<C extends Stretch, M extends Stretch>(
  text: string,
  citations: readonly C[],
  marks: readonly M[],
): Piece<C, M>[] {
  const sound = apart(citations, text.length);
  const borders = [...sound, ...marks].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...borders, text.length])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    const holds = (stretch: Stretch) => stretch.start <= start && end <= stretch.end;
    return { start, end, text: text.slice(start, end), citation: sound.find(holds), mark: marks.find(holds) };
  });
}

function apart<S extends Stretch>(stretches: readonly S[], length: number): S[] {
  let reached = 0;
  return [...stretches]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < reached || end <= start || end > length) return false;
      reached = end;
      return true;
    });
}

/** Every place of the words in a text, without regard to capital letters and full width. */
export function placesOf(text: string, words: string): Stretch[] {
  const needle = flat(words);
  if (needle === "") return [];
  const hay = flat(text);
  const places: Stretch[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length))
    places.push({ start: at, end: at + needle.length });
  return places;
}

/** Full-width letters and digits as plain ones, character by character, so that positions stay. */
function flat(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
