import fc from "fast-check";
import { expect, test } from "vitest";
import { BestScored } from "./best-scored.ts";

function keep(scores: readonly number[], count: number): number[] {
  const best = new BestScored(count);
  scores.forEach((score, document) => {
    if (best.takes(score)) best.add(document, score);
  });
  return best.documents();
}

test("BestScored keeps what sorting all by score would put first, best first", () => {
  const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(distinct, fc.integer({ min: 1, max: 40 }), (scores, count) => {
      const sorted = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
      expect(keep(scores, count)).toEqual(sorted.slice(0, count));
    }),
  );
});

test("BestScored keeps the first of equal ones", () => {
  expect(keep([2, 2, 2, 2], 2)).toEqual([0, 1]);
});
