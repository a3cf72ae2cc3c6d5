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
  let node = rootOf(tree);
  while (node >= 0) node = childOf(tree, node, row);
  return tree.leaf[-node - 1] ?? 0;
}

/** The first inner node, or the only leaf. */
function rootOf(tree: Tree): number {
  return tree.feature.length === 0 ? -1 : 0;
}

/** Where the answer of the row leads from an inner node. */
function childOf(tree: Tree, node: number, row: ArrayLike<number>): number {
  const isLeft = (row[tree.feature[node] ?? 0] ?? 0) <= (tree.threshold[node] ?? 0);
  return (isLeft ? tree.left[node] : tree.right[node]) ?? -1;
}

/** What is known of the score at a node: the leaf itself, or what the leaves below come to. */
function expectedAt(tree: Tree, node: number): number {
  return (node >= 0 ? tree.expected[node] : tree.leaf[-node - 1]) ?? 0;
}

/**
 * What each feature contributed to the score of a row (Saabas 2014): along the path of every tree, the change of the
 * expected value is put down to the feature that was asked. With the expected value of no answer they sum up to the score.
 */
export function contributions({ trees, features }: BoostedTrees, row: ArrayLike<number>): Float64Array {
  const shares = new Float64Array(features.length);
  for (const tree of trees) {
    let node = rootOf(tree);
    while (node >= 0) {
      const feature = tree.feature[node] ?? 0;
      const next = childOf(tree, node, row);
      shares[feature] = (shares[feature] ?? 0) + expectedAt(tree, next) - expectedAt(tree, node);
      node = next;
    }
  }
  return shares;
}
