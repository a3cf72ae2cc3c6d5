/** Share of relevant ones among the first k (P@k); fewer than k found count as wrong. */
export function precisionAt(k: number, found: readonly string[], right: readonly string[]): number {
  const wanted = new Set(right);
  return found.slice(0, k).filter((id) => wanted.has(id)).length / k;
}

/** Average precision: mean over all relevant ones of the precision at their rank; those not found count as 0. */
export function averagePrecision(found: readonly string[], right: readonly string[]): number {
  const wanted = new Set(right);
  if (wanted.size === 0) throw new RangeError("Cannot measure average precision: the sample has no right answer");
  let hits = 0;
  let sum = 0;
  found.forEach((id, at) => {
    if (!wanted.has(id)) return;
    hits += 1;
    sum += hits / (at + 1);
  });
  return sum / wanted.size;
}

/** Normalised discounted cumulative gain of the first k, gain being the grade; 0 when every grade is 0. */
export function ndcgAt(k: number, found: readonly string[], grades: Readonly<Record<string, number>>): number {
  const gain = (list: readonly number[]) =>
    list.slice(0, k).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
  const best = gain(Object.values(grades).sort((a, b) => b - a));
  return best === 0 ? 0 : gain(found.map((id) => grades[id] ?? 0)) / best;
}
