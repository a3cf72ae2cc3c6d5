import type { BoostedTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { scoreByTrees } from "../../src/engine/retrieval/boosted-trees.ts";
import { lowerBound } from "../../src/engine/retrieval/lower-bound.ts";

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

/** Which way, and how strongly curved, the loss falls at each row's score. */
export interface Slopes {
  readonly gradient: Float64Array;
  readonly weight: Float64Array;
}

/** Rows with their features in bins, as trees are grown from them. */
export interface Binned {
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
    const tree = growTree(binned, lambdas(groups, scores), options);
    trees.push(tree);
    const one: BoostedTrees = { features: [...names], trees: [tree] };
    rows.forEach((row, index) => {
      scores[index] = (scores[index] ?? 0) + scoreByTrees(one, row);
    });
  }
  return { features: [...names], trees };
}

/** Puts the features of rows into bins of about equal size, finer where values are high. */
export function bin(features: number, rows: readonly Float32Array[]): Binned {
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

function lambdas(groups: readonly RankingGroup[], scores: Float64Array): Slopes {
  const slopes = { gradient: new Float64Array(scores.length), weight: new Float64Array(scores.length) };
  let from = 0;
  for (const { labels } of groups) {
    const to = from + labels.length;
    // Views, not copies: each group fills its own part of all slopes.
    addLambdas(labels, scores.subarray(from, to), {
      gradient: slopes.gradient.subarray(from, to),
      weight: slopes.weight.subarray(from, to),
    });
    from = to;
  }
  return slopes;
}

function addLambdas(labels: Uint8Array, scores: Float64Array, { gradient, weight }: Slopes): void {
  const order = Array.from(labels.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const discount = new Float64Array(labels.length);
  order.forEach((row, rank) => {
    discount[row] = discountAt(rank);
  });
  const right = Array.from(labels.keys()).filter((row) => labels[row] === 1);
  const ideal = right.reduce((total, _, at) => total + discountAt(at), 0);
  const wrong = order.filter((row) => labels[row] !== 1);
  const nearWrong = order.slice(0, CUT).filter((row) => labels[row] !== 1);
  for (const good of right) {
    const isNear = (discount[good] ?? 0) >= discountAt(CUT - 1);
    for (const bad of isNear ? wrong : nearWrong) {
      const gain = Math.abs((discount[good] ?? 0) - (discount[bad] ?? 0)) / ideal;
      const doubt = 1 / (1 + Math.exp((scores[good] ?? 0) - (scores[bad] ?? 0)));
      const slope = doubt * gain;
      const curve = slope * (1 - doubt);
      add(gradient, good, slope);
      add(gradient, bad, -slope);
      add(weight, good, curve);
      add(weight, bad, curve);
    }
  }
}

/** What an answer at this place counts in DCG; places from 0. */
function discountAt(place: number): number {
  return 1 / Math.log2(place + 2);
}

function add(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] ?? 0) + amount;
}

/** Grows one tree whose leaves take a Newton step along the slopes. */
export function growTree(binned: Binned, slopes: Slopes, options: TreeOptions): Tree {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], leaf: [], expected: [] };
  const all = Uint32Array.from({ length: binned.size }, (_, at) => at).filter((at) => slopes.gradient[at] !== 0);
  const grow = (rows: Uint32Array, depth: number): number => {
    const split = depth === 0 ? undefined : bestSplit(binned, rows, slopes, options);
    const value = valueOf(rows, slopes, options);
    if (!split) return -tree.leaf.push(value);
    const node = tree.feature.push(split.feature) - 1;
    tree.threshold.push(binned.edges[split.feature]?.[split.bin] ?? 0);
    tree.expected.push(value);
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

/** What the rows of a leaf add to their scores: one Newton step, rounded to what the model file keeps. */
function valueOf(rows: Uint32Array, { gradient, weight }: Slopes, { rate, ridge }: TreeOptions): number {
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += gradient[row] ?? 0;
    h += weight[row] ?? 0;
  }
  return Number(((rate * g) / (h + ridge)).toPrecision(5));
}

/** Where rows are parted: those up to and with this bin of the feature go to the left. */
interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

/** A split must gain more than rounding errors do. */
const LEAST_GAIN = 1e-9;

function bestSplit(
  { edges, bins }: Binned,
  rows: Uint32Array,
  slopes: Slopes,
  options: TreeOptions,
): Split | undefined {
  let best: Split | undefined;
  for (const [feature, of] of bins.entries()) {
    const width = (edges[feature]?.length ?? 0) + 1;
    const cut = bestCut(histogramOf(of, width, rows, slopes), options);
    if (cut && cut.gain > (best?.gain ?? 0)) best = { feature, ...cut };
  }
  return best;
}

/** Sums of gradient and weight, and numbers of rows, by bin of one feature. */
interface Histogram {
  readonly g: Float64Array;
  readonly h: Float64Array;
  readonly n: Float64Array;
}

function histogramOf(bins: Uint8Array, width: number, rows: Uint32Array, { gradient, weight }: Slopes): Histogram {
  const [g, h, n] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];
  for (const row of rows) {
    const at = bins[row] ?? 0;
    add(g, at, gradient[row] ?? 0);
    add(h, at, weight[row] ?? 0);
    add(n, at, 1);
  }
  return { g, h, n };
}

function bestCut({ g, h, n }: Histogram, { leastLeaf, ridge }: TreeOptions): Omit<Split, "feature"> | undefined {
  const all = { g: sum(g), h: sum(h), n: sum(n) };
  const worth = (ofG: number, ofH: number) => (ofG * ofG) / (ofH + ridge);
  const whole = worth(all.g, all.h);
  const left = { g: 0, h: 0, n: 0 };
  let best: Omit<Split, "feature"> | undefined;
  for (let at = 0; at + 1 < n.length; at += 1) {
    left.g += g[at] ?? 0;
    left.h += h[at] ?? 0;
    left.n += n[at] ?? 0;
    if (left.n < leastLeaf || all.n - left.n < leastLeaf) continue;
    const gain = worth(left.g, left.h) + worth(all.g - left.g, all.h - left.h) - whole;
    if (gain > (best?.gain ?? LEAST_GAIN)) best = { bin: at, gain };
  }
  return best;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
