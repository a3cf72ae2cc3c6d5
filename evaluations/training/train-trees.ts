import type { BoostedTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { scoreByTrees } from "../../src/engine/retrieval/boosted-trees.ts";

/** Rows of one question: features row by row, and 1 for a right answer. */
export interface RankingGroup {
  readonly rows: readonly Float32Array[];
  readonly labels: Uint8Array;
}

/** How trees are grown. */
export interface TreeOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Least samples in a leaf. */
  readonly leastLeaf: number;
  /** L2 penalty on leaf values. */
  readonly ridge: number;
}

type Tree = BoostedTrees["trees"][number];
const BINS = 64;
/** Only pairs of which one stands among the first so many are learned from, weighed by what a swap changes in NDCG. */
const CUT = 30;

interface Binned {
  readonly edges: readonly Float32Array[];
  /** Bin of each feature of each row, feature by feature. */
  readonly bins: readonly Uint8Array[];
  readonly size: number;
}

/** Trains LambdaMART (Burges 2010): boosted trees over pairs of a right and a wrong answer of the same question. Deterministic. */
export function trainTrees(
  names: readonly string[],
  groups: readonly RankingGroup[],
  options: TreeOptions,
): BoostedTrees {
  const rows = groups.flatMap(({ rows: of }) => of);
  const binned = bin(names.length, rows);
  const scores = new Float64Array(rows.length);
  const trees: Tree[] = [];
  for (let at = 0; at < options.trees; at += 1) {
    const { gradient, weight } = lambdas(groups, scores);
    const tree = growTree(binned, gradient, weight, options);
    trees.push(tree);
    const one: BoostedTrees = { features: [...names], trees: [tree] };
    rows.forEach((row, index) => {
      scores[index] = (scores[index] ?? 0) + scoreByTrees(one, row);
    });
  }
  return { features: [...names], trees };
}

function bin(features: number, rows: readonly Float32Array[]): Binned {
  const edges: Float32Array[] = [];
  const bins: Uint8Array[] = [];
  for (let feature = 0; feature < features; feature += 1) {
    const sorted = Float32Array.from(rows, (row) => row[feature] ?? 0).sort();
    const cuts = new Set<number>();
    for (let at = 1; at < BINS; at += 1) cuts.add(sorted[Math.floor((at * sorted.length) / BINS)] ?? 0);
    // Rare high values (named law, known question) need edges of their own: half of the cuts lie in the upper tenth.
    for (let at = 1; at < BINS; at += 1) {
      const share = 1 - 0.1 * 0.9 ** at;
      cuts.add(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
    }
    const edge = Float32Array.from(cuts).sort();
    edges.push(edge);
    bins.push(Uint8Array.from(rows, (row) => lowerBound(edge, row[feature] ?? 0)));
  }
  return { edges, bins, size: rows.length };
}

function lowerBound(edge: Float32Array, value: number): number {
  let low = 0;
  let high = edge.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edge[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lambdas(groups: readonly RankingGroup[], scores: Float64Array) {
  const gradient = new Float64Array(scores.length);
  const weight = new Float64Array(scores.length);
  let from = 0;
  for (const { labels } of groups) {
    groupLambdas({ labels, from, scores, gradient, weight });
    from += labels.length;
  }
  return { gradient, weight };
}

function groupLambdas(group: {
  labels: Uint8Array;
  from: number;
  scores: Float64Array;
  gradient: Float64Array;
  weight: Float64Array;
}): void {
  const { labels, from, scores, gradient, weight } = group;
  const order = Array.from(labels.keys()).sort((a, b) => (scores[from + b] ?? 0) - (scores[from + a] ?? 0) || a - b);
  const discount = new Float64Array(labels.length);
  order.forEach((row, rank) => {
    discount[row] = 1 / Math.log2(rank + 2);
  });
  const right = Array.from(labels.keys()).filter((row) => labels[row] === 1);
  const ideal = right.reduce((sum, _, at) => sum + 1 / Math.log2(at + 2), 0);
  const near = order.slice(0, CUT);
  for (const good of right) {
    const isNear = (discount[good] ?? 0) >= 1 / Math.log2(CUT + 1);
    for (const bad of isNear ? order : near) {
      if (labels[bad] === 1) continue;
      const gain = Math.abs((discount[good] ?? 0) - (discount[bad] ?? 0)) / ideal;
      const doubt = 1 / (1 + Math.exp((scores[from + good] ?? 0) - (scores[from + bad] ?? 0)));
      const slope = doubt * gain;
      const curve = slope * (1 - doubt);
      gradient[from + good] = (gradient[from + good] ?? 0) + slope;
      gradient[from + bad] = (gradient[from + bad] ?? 0) - slope;
      weight[from + good] = (weight[from + good] ?? 0) + curve;
      weight[from + bad] = (weight[from + bad] ?? 0) + curve;
    }
  }
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

function growTree(binned: Binned, gradient: Float64Array, weight: Float64Array, options: TreeOptions): Tree {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], leaf: [], expected: [] };
  const all = Uint32Array.from({ length: binned.size }, (_, at) => at).filter((at) => gradient[at] !== 0);
  const valueOf = (rows: Uint32Array) => {
    let g = 0;
    let h = 0;
    for (const row of rows) {
      g += gradient[row] ?? 0;
      h += weight[row] ?? 0;
    }
    return (options.rate * g) / (h + options.ridge);
  };
  const grow = (rows: Uint32Array, depth: number): number => {
    const split = depth === 0 ? undefined : bestSplit(binned, rows, { gradient, weight }, options);
    if (!split) {
      tree.leaf.push(Number(valueOf(rows).toPrecision(5)));
      return -tree.leaf.length;
    }
    const node = tree.feature.push(split.feature) - 1;
    tree.threshold.push(binned.edges[split.feature]?.[split.bin] ?? 0);
    tree.expected.push(Number(valueOf(rows).toPrecision(5)));
    tree.left.push(0);
    tree.right.push(0);
    const bins = binned.bins[split.feature] ?? new Uint8Array();
    tree.left[node] = grow(
      rows.filter((row) => (bins[row] ?? 0) <= split.bin),
      depth - 1,
    );
    tree.right[node] = grow(
      rows.filter((row) => (bins[row] ?? 0) > split.bin),
      depth - 1,
    );
    return node;
  };
  grow(all, options.depth);
  return tree;
}

function bestSplit(
  { edges, bins }: Binned,
  rows: Uint32Array,
  { gradient, weight }: { gradient: Float64Array; weight: Float64Array },
  { leastLeaf, ridge }: TreeOptions,
): Split | undefined {
  let best: Split | undefined;
  for (let feature = 0; feature < bins.length; feature += 1) {
    const of = bins[feature] ?? new Uint8Array();
    const width = (edges[feature]?.length ?? 0) + 1;
    const g = new Float64Array(width);
    const h = new Float64Array(width);
    const n = new Uint32Array(width);
    for (const row of rows) {
      const at = of[row] ?? 0;
      g[at] = (g[at] ?? 0) + (gradient[row] ?? 0);
      h[at] = (h[at] ?? 0) + (weight[row] ?? 0);
      n[at] = (n[at] ?? 0) + 1;
    }
    const total = { g: sum(g), h: sum(h), n: rows.length };
    const whole = (total.g * total.g) / (total.h + ridge);
    let [lg, lh, ln] = [0, 0, 0];
    for (let at = 0; at + 1 < width; at += 1) {
      lg += g[at] ?? 0;
      lh += h[at] ?? 0;
      ln += n[at] ?? 0;
      if (ln < leastLeaf || total.n - ln < leastLeaf) continue;
      const gain = (lg * lg) / (lh + ridge) + (total.g - lg) ** 2 / (total.h - lh + ridge) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { feature, bin: at, gain };
    }
  }
  return best;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
