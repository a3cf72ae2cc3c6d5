import { type Hash, type NodeRef, nodeHash } from "./merkle-tree.ts";

/** The leaves from `start` up to but without `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans whose hashes prove that leaf `index` stands in the tree of `size` leaves (RFC 9162 section 2.1.3.1). */
export function inclusionSpans(index: number, size: number): Span[] {
  const path: Span[] = [];
  let span: Span = { start: 0, end: size };
  while (span.end - span.start > 1) {
    const middle = split(span);
    const left = { start: span.start, end: middle };
    const right = { start: middle, end: span.end };
    path.unshift(index < middle ? right : left);
    span = index < middle ? left : right;
  }
  return path;
}

/** The spans whose hashes prove that the tree of `from` leaves begins the tree of `to` (RFC 9162 section 2.1.4.1). */
export function consistencySpans(from: number, to: number): Span[] {
  const path: Span[] = [];
  let span: Span = { start: 0, end: to };
  while (span.end !== from) {
    const middle = split(span);
    const left = { start: span.start, end: middle };
    const right = { start: middle, end: span.end };
    path.unshift(from <= middle ? right : left);
    span = from <= middle ? left : right;
  }
  // The whole old tree is known to the verifier already.
  return span.start === 0 ? path : [span, ...path];
}

/** The complete subtrees a span consists of, from left to right. */
export function nodesOf(span: Span): NodeRef[] {
  const nodes: NodeRef[] = [];
  let { start } = span;
  while (start < span.end) {
    const level = Math.floor(Math.log2(span.end - start));
    nodes.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return nodes;
}

/** The hash of a span from its complete subtrees. */
export function hashOf(hash: Hash, span: Span, lookup: (node: NodeRef) => Uint8Array): Uint8Array {
  return nodesOf(span)
    .map(lookup)
    .reduceRight((right, left) => nodeHash(hash, left, right));
}

/** True when the path leads from the leaf's hash to the root (RFC 9162 section 2.1.3.2). */
export function provesInclusion(
  hash: Hash,
  place: { index: number; size: number },
  leaf: Uint8Array,
  proof: { path: readonly Uint8Array[]; root: Uint8Array },
): boolean {
  if (!isCount(place.index) || !isCount(place.size) || place.index >= place.size) return false;
  const top = climb(hash, { here: place.index, last: place.size - 1 }, leaf, proof.path);
  return top !== undefined && same(top.whole, proof.root);
}

/** True when the path shows that the older tree begins the newer one (RFC 9162 section 2.1.4.2). */
export function provesConsistency(
  hash: Hash,
  older: { size: number; root: Uint8Array },
  newer: { size: number; root: Uint8Array },
  path: readonly Uint8Array[],
): boolean {
  if (!isCount(older.size) || !isCount(newer.size) || older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && same(older.root, newer.root);
  // Where the old tree is one complete subtree, its root is the first step and is left out of the path.
  const complete = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = complete ? [older.root, ...path] : path;
  if (first === undefined) return false;
  let place = { here: older.size - 1, last: newer.size - 1 };
  while (place.here % 2 === 1) place = up(place);
  const top = climb(hash, place, first, rest);
  return top !== undefined && same(top.old, older.root) && same(top.whole, newer.root);
}

/** A node's number in its level, and that of the level's last node. */
interface Place {
  readonly here: number;
  readonly last: number;
}

/**
 * Climbs from a node to the top. `whole` takes in every step, `old` only those to the left, which alone were there when
 * the tree ended at the node. Undefined when the path is too long or too short.
 */
function climb(
  hash: Hash,
  start: Place,
  node: Uint8Array,
  path: readonly Uint8Array[],
): { old: Uint8Array; whole: Uint8Array } | undefined {
  let place = start;
  let [old, whole] = [node, node];
  for (const step of path) {
    if (place.last === 0) return undefined;
    if (place.here % 2 === 1 || place.here === place.last) {
      old = nodeHash(hash, step, old);
      whole = nodeHash(hash, step, whole);
      // The last node of a level of odd length rises until it is a right one.
      while (place.here % 2 === 0 && place.here !== 0) place = up(place);
    } else {
      whole = nodeHash(hash, whole, step);
    }
    place = up(place);
  }
  return place.last === 0 ? { old, whole } : undefined;
}

function up({ here, last }: Place): Place {
  return { here: Math.floor(here / 2), last: Math.floor(last / 2) };
}

/** Where a span is divided: after the largest power of two smaller than its length. */
function split({ start, end }: Span): number {
  return start + 2 ** Math.ceil(Math.log2(end - start) - 1);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
