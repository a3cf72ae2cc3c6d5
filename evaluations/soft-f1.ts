/**
 * Soft F1 (CJRC, LawBench): F1 of the characters two answers have in common, each counted as often as it occurs; case,
 * blanks and punctuation do not count.
 */
export function softF1(answer: string, reference: string): number {
  const [ours, right] = [charactersOf(answer), charactersOf(reference)];
  const left = new Map<string, number>();
  for (const character of right) left.set(character, (left.get(character) ?? 0) + 1);
  let common = 0;
  for (const character of ours) {
    const rest = left.get(character) ?? 0;
    if (rest === 0) continue;
    common += 1;
    left.set(character, rest - 1);
  }
  return common === 0 ? 0 : (2 * common) / (ours.length + right.length);
}

function charactersOf(text: string): string[] {
  return Array.from(text.toLowerCase().replace(/[\p{P}\p{S}\s]/gu, ""));
}
