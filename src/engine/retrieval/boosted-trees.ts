import { z } from "zod";

/**
 * Gradient-boosted decision trees (梯度提升树) in flat arrays. Inner node n of a tree asks whether feature[n] <= threshold[n]:
 * then it goes to left[n], else to right[n]; a negative child is the leaf -child - 1.
 */
export const BoostedTrees = z.object({
  features: z.array(z.string()),
  trees: z.array(
    z.object({
      feature: z.array(z.int()),
      threshold: z.array(z.number()),
      left: z.array(z.int()),
      right: z.array(z.int()),
      leaf: z.array(z.number()),
      /** Mean of the leaves below each inner node, weighted by samples: what is known before the node asks. */
      expected: z.array(z.number()),
    }),
  ),
});
export type BoostedTrees = z.infer<typeof BoostedTrees>;
type Tree = BoostedTrees["trees"][number];

/** Score of a row of features: the sum over all trees; greater is better. */
export function scoreByTrees({ trees }: BoostedTrees, row: ArrayLike<number>): number {
  let score = 0;
  for (const tree of trees) score += leafOf(tree, row);
  return score;
}

function leafOf(tree: Tree, row: ArrayLike<number>): number {
  let node = tree.feature.length === 0 ? -1 : 0;
  while (node >= 0) {
    const isLeft = (row[tree.feature[node] ?? 0] ?? 0) <= (tree.threshold[node] ?? 0);
    node = (isLeft ? tree.left[node] : tree.right[node]) ?? -1;
  }
  return tree.leaf[-node - 1] ?? 0;
}

/**
 * What each feature contributed to the score of a row (Saabas 2014): along the path of every tree, the change of the
 * expected value is put down to the feature that was asked. With the expected value of no answer they sum up to the score.
 */
export function contributions({ trees, features }: BoostedTrees, row: ArrayLike<number>): Float64Array {
  const shares = new Float64Array(features.length);
  for (const tree of trees) {
    let node = tree.feature.length === 0 ? -1 : 0;
    while (node >= 0) {
      const feature = tree.feature[node] ?? 0;
      const isLeft = (row[feature] ?? 0) <= (tree.threshold[node] ?? 0);
      const next = (isLeft ? tree.left[node] : tree.right[node]) ?? -1;
      const after = next >= 0 ? (tree.expected[next] ?? 0) : (tree.leaf[-next - 1] ?? 0);
      shares[feature] = (shares[feature] ?? 0) + after - (tree.expected[node] ?? 0);
      node = next;
    }
  }
  return shares;
}
