const IGNORED = /[^\p{L}\p{N}]+/gu;

/** A text as it is compared: full-width folded, lower case, nothing but letters, digits and Chinese characters. */
export function comparable(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(IGNORED, "");
}

/** All runs of so many characters in a text, each once. */
export function shingles(text: string, length: number): Set<string> {
  const characters = Array.from(text);
  const found = new Set<string>();
  for (let at = 0; at + length <= characters.length; at += 1) found.add(characters.slice(at, at + length).join(""));
  return found;
}

/** Share (0–1) of the characters and character pairs of one text that another one has; 0 of an empty text. */
export function coverage(of: string, by: string): number {
  const wanted = [...shingles(of, 1), ...shingles(of, 2)];
  const given = new Set([...shingles(by, 1), ...shingles(by, 2)]);
  return wanted.length === 0 ? 0 : wanted.filter((it) => given.has(it)).length / wanted.length;
}

/** Cosine (0–1) of the character pairs of two texts. */
export function pairCosine(one: string, other: string): number {
  const [a, b] = [shingles(one, 2), shingles(other, 2)];
  if (a.size === 0 || b.size === 0) return 0;
  return [...a].filter((it) => b.has(it)).length / Math.sqrt(a.size * b.size);
}
