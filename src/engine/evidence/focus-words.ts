/** Most characters that "…" of a written cue may stand for. */
const GAP = 12;

const ready = new Map<string, RegExp>();

/** The first place of a cue word in a text, as written there; "…" in a word bridges up to twelve characters of one clause. */
export function findCue(text: string, words: readonly string[]): { word: string; at: number } | undefined {
  const match = patternOf(words).exec(text);
  return match ? { word: match[0], at: match.index } : undefined;
}

/** How often cue words occur in a text. */
export function countCues(text: string, words: readonly string[]): number {
  return [...text.matchAll(new RegExp(patternOf(words).source, "gu"))].length;
}

function patternOf(words: readonly string[]): RegExp {
  const key = words.join("|");
  const known = ready.get(key);
  if (known) return known;
  const made = new RegExp(words.map(sourceOf).join("|"), "u");
  ready.set(key, made);
  return made;
}

function sourceOf(word: string): string {
  return word
    .split("…")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
    .join(`[^。；，,;]{0,${GAP}}`);
}
