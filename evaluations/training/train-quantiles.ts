import { type BoostedTrees, scoreByTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { bin, growTree, type TreeOptions } from "./train-trees.ts";

/** Rows to learn a quantile from: features, the value wanted, and what a row weighs. */
export interface QuantileRows {
  readonly rows: readonly Float32Array[];
  readonly wanted: Float64Array;
  readonly weights: Float64Array;
}

/** Boosted trees and the value they start from. */
export interface QuantileModel extends BoostedTrees {
  readonly start: number;
}

/** What is asked of the trees: the quantile, and how they grow. `share` of the rows is drawn for each tree. */
export interface QuantileOptions extends TreeOptions {
  readonly quantile: number;
}

/**
 * Gradient boosting of a quantile (Friedman 2001, pinball loss): trees are grown along the signs of the residuals, then each
 * leaf takes the weighted quantile of its own. Deterministic.
 */
export function trainQuantile(names: readonly string[], data: QuantileRows, options: QuantileOptions): QuantileModel {
  const { rows, wanted, weights } = data;
  const binned = bin(names.length, rows);
  const start = Number(weightedQuantile(Array.from(rows.keys()), wanted, weights, options.quantile).toPrecision(5));
  const scores = new Float64Array(rows.length).fill(start);
  const trees: BoostedTrees["trees"][number][] = [];
  const residuals = new Float64Array(rows.length);
  for (let at = 0; at < options.trees; at += 1) {
    const gradient = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row += 1) {
      residuals[row] = (wanted[row] ?? 0) - (scores[row] ?? 0);
      const weight = weights[row] ?? 0;
      gradient[row] = ((residuals[row] ?? 0) > 0 ? options.quantile : options.quantile - 1) * weight;
    }
    const tree = growTree(binned, { gradient, weight: weights }, options);
    refit(tree, { rows, residuals, weights }, options);
    trees.push(tree);
    const one: BoostedTrees = { features: [...names], trees: [tree] };
    rows.forEach((row, index) => {
      scores[index] = (scores[index] ?? 0) + scoreByTrees(one, row);
    });
  }
  return { features: [...names], trees, start };
}

interface Fitted {
  readonly rows: readonly Float32Array[];
  readonly residuals: Float64Array;
  readonly weights: Float64Array;
}

/** Sets each leaf to the quantile of the residuals that fall into it, damped by the rate and by its size. */
function refit(
  tree: BoostedTrees["trees"][number],
  { rows, residuals, weights }: Fitted,
  options: QuantileOptions,
): void {
  const marks: BoostedTrees = { features: [], trees: [{ ...tree, leaf: tree.leaf.map((_, at) => at) }] };
  const members = tree.leaf.map((): number[] => []);
  rows.forEach((row, index) => members[scoreByTrees(marks, row)]?.push(index));
  members.forEach((own, leaf) => {
    const value = own.length === 0 ? 0 : weightedQuantile(own, residuals, weights, options.quantile);
    const damping = own.length / (own.length + options.ridge);
    tree.leaf[leaf] = Number((options.rate * damping * value).toPrecision(4));
  });
}

/** Smallest value below which the wanted share of the weight lies. */
export function weightedQuantile(
  rows: readonly number[],
  values: Float64Array,
  weights: Float64Array,
  share: number,
): number {
  const sorted = [...rows].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const whole = sorted.reduce((sum, row) => sum + (weights[row] ?? 0), 0);
  let below = 0;
  for (const row of sorted) {
    below += weights[row] ?? 0;
    if (below >= whole * share) return values[row] ?? 0;
  }
  return values[sorted.at(-1) ?? 0] ?? 0;
}
