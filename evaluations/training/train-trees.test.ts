import { expect, test } from "vitest";
import { scoreByTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { seededRandom } from "../../tools/case-library/seeded-random.ts";
import { type RankingGroup, trainTrees } from "./train-trees.ts";

const OPTIONS = { trees: 20, depth: 2, rate: 0.2, leastLeaf: 5, ridge: 1 };

/** The right answer is the row whose two features are both high; neither alone tells. */
function group(random: () => number): RankingGroup {
  const rows = Array.from({ length: 20 }, () => Float32Array.from([random(), random(), random()]));
  const worth = (row: Float32Array | undefined) => Math.min(row?.[0] ?? 0, row?.[1] ?? 0);
  const right = rows.reduce((best, row, at) => (worth(row) > worth(rows[best]) ? at : best), 0);
  return { rows, labels: Uint8Array.from(rows, (_, at) => (at === right ? 1 : 0)) };
}

test("trainTrees() learns to put the right answer near the top of groups it has not seen, the same in every run", () => {
  const random = seededRandom(7);
  const model = trainTrees(
    ["a", "b", "noise"],
    Array.from({ length: 80 }, () => group(random)),
    OPTIONS,
  );
  const places = Array.from({ length: 40 }, () => {
    const { rows, labels } = group(random);
    const right = scoreByTrees(model, rows[labels.indexOf(1)] ?? []);
    return rows.filter((row) => scoreByTrees(model, row) > right).length;
  });
  expect(places.filter((place) => place < 3).length).toBeGreaterThan(30);
  const again = seededRandom(7);
  const groups = Array.from({ length: 80 }, () => group(again));
  expect(trainTrees(["a", "b", "noise"], groups, OPTIONS)).toEqual(model);
});
