/** Editions of the Civil Procedure Law (民事诉讼法) by whose numbers older texts cite it. */
export type CplEdition = 2017 | 2021 | 2023;

/** Runs of articles that moved together: from, to, shift. */
type Shift = readonly [from: number, to: number, by: number];

// Handbook T §0.4.1: from a comparison of the 2021 and 2023 texts, and of cross-references written on the 2017 numbers.
const FROM_2017: readonly Shift[] = [
  [1, 15, 0],
  [16, 40, 1],
  [41, 162, 3],
  [163, 284, 7],
];
const FROM_2021: readonly Shift[] = [
  [1, 193, 0],
  [194, 271, 4],
  [274, 274, 9],
  [275, 289, 10],
];
const LAST_2023 = 306;

/**
 * Number in the 2023 text of an article cited by the numbers of an older edition (rule CI-04): 246 of 2021 is 250.
 * Undefined where the foreign-related part was rewritten (272, 273, 290 and 291 of 2021) or no such article exists.
 */
export function normaliseCpl(edition: CplEdition, n: number): number | undefined {
  if (!Number.isInteger(n) || n < 1) return undefined;
  if (edition === 2023) return n <= LAST_2023 ? n : undefined;
  if (edition === 2021) return shifted(FROM_2021, n);
  const in2021 = shifted(FROM_2017, n);
  return in2021 === undefined ? undefined : shifted(FROM_2021, in2021);
}

function shifted(shifts: readonly Shift[], n: number): number | undefined {
  const run = shifts.find(([from, to]) => n >= from && n <= to);
  return run === undefined ? undefined : n + run[2];
}
