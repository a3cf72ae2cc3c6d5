/*
 * The log's tree (默克尔树) after RFC 9162 section 2.1. Leaves and nodes are hashed with different prefixes, so that a
 * node can never pass for a leaf; pairs are not sorted and odd leaves not doubled (handbook G14.L2). Pure: the hash
 * function is given, because the server hashes with OpenSSL and the browser in JavaScript.
 */

/** A hash function over bytes; SM3 everywhere but in the tests. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** A complete subtree: 2^level leaves, the index-th of its level. */
export interface NodeRef {
  readonly level: number;
  readonly index: number;
}

/** A complete subtree with its hash. */
export interface TreeNode extends NodeRef {
  readonly hash: Uint8Array;
}

/** The complete subtrees a tree consists of, largest first: all that is needed to grow it and to know its root. */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

/** The tree without leaves. */
export const EMPTY: Frontier = { size: 0, hashes: [] };

/** Hash of a leaf: H(0x00 ‖ leaf). */
export function leafHash(hash: Hash, leaf: Uint8Array): Uint8Array {
  return hash(joined([Uint8Array.of(0), leaf]));
}

/** Hash of an inner node: H(0x01 ‖ left ‖ right). */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(joined([Uint8Array.of(1), left, right]));
}

/** Grows the tree by the hash of one leaf; gives the new frontier and the complete subtrees that came into being. */
export function grow(hash: Hash, tree: Frontier, leaf: Uint8Array): { tree: Frontier; nodes: TreeNode[] } {
  const hashes = [...tree.hashes];
  let node: TreeNode = { level: 0, index: tree.size, hash: leaf };
  const nodes = [node];
  while (node.index % 2 === 1) {
    const left = hashes.pop();
    if (left === undefined) throw new RangeError(`The frontier does not belong to a tree of ${tree.size} leaves`);
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(hash, left, node.hash) };
    nodes.push(node);
  }
  hashes.push(node.hash);
  return { tree: { size: tree.size + 1, hashes }, nodes };
}

/** The root of the tree; that of the empty tree is the hash of nothing. */
export function rootOf(hash: Hash, tree: Frontier): Uint8Array {
  const folded = tree.hashes.reduceRight<Uint8Array | undefined>(
    (right, left) => (right === undefined ? left : nodeHash(hash, left, right)),
    undefined,
  );
  return folded ?? hash(new Uint8Array());
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
