import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromHex, toHex } from "./hexadecimal.ts";
import {
  consistencySpans,
  hashOf,
  inclusionSpans,
  provesConsistency,
  provesInclusion,
  type Span,
} from "./merkle-proof.ts";
import { EMPTY, type Frontier, grow, type Hash, leafHash, type NodeRef, nodeHash, rootOf } from "./merkle-tree.ts";

const by =
  (name: string): Hash =>
  (bytes) =>
    createHash(name).update(bytes).digest();
const sm3 = by("sm3");
const sha256 = by("sha256");

/* Known answers of handbook G §2.6: inputs, roots by size, shortened paths. */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: readonly [sha256: string, sm3: string][] = [
  [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
  ],
  [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf",
  ],
  [
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d",
  ],
  [
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56",
  ],
  [
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "28e4e307ef6d2d0c62d84b11ef96e835efe490f35b93c8f024ecfe38c8dd4377",
  ],
  [
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "bb10c996aeebbcdc69be3715fc847344de77442d37a5ab8213da9f41785b103b",
  ],
  [
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "8723c1ab1f82ddfba4a3733ac0c80d936d9f4c208c7dbc8cc81ca9fff8584f66",
  ],
  [
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2",
  ],
  [
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    "bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38",
  ],
];

interface Grown {
  readonly tree: Frontier;
  readonly roots: readonly Uint8Array[];
  readonly leaves: readonly Uint8Array[];
  readonly path: (spans: readonly Span[]) => Uint8Array[];
}

function treeOf(hash: Hash, inputs: readonly Uint8Array[]): Grown {
  const stored = new Map<string, Uint8Array>();
  const leaves = inputs.map((input) => leafHash(hash, input));
  let tree = EMPTY;
  const roots = [rootOf(hash, tree)];
  for (const leaf of leaves) {
    const step = grow(hash, tree, leaf);
    for (const node of step.nodes) stored.set(`${node.level}/${node.index}`, node.hash);
    tree = step.tree;
    roots.push(rootOf(hash, tree));
  }
  const lookup = ({ level, index }: NodeRef): Uint8Array => stored.get(`${level}/${index}`) ?? new Uint8Array();
  return { tree, roots, leaves, path: (spans) => spans.map((span) => hashOf(hash, span, lookup)) };
}

function known(hash: Hash): Grown {
  return treeOf(
    hash,
    LEAVES.map((hex) => fromHex(hex) ?? new Uint8Array()),
  );
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}

const short = (hashes: readonly Uint8Array[]): string[] => hashes.map((hash) => toHex(hash).slice(0, 16));

describe.each([
  ["SHA-256", sha256, 0],
  ["SM3", sm3, 1],
] as const)("the tree over %s", (_name, hash, column) => {
  test.each(ROOTS.map((roots, size) => [size, at(roots, column)] as const))(
    "rootOf() of %i leaves is the known root (handbook G §2.6)",
    (size, root) => {
      expect(toHex(at(known(hash).roots, size))).toBe(root);
    },
  );

  test("all 36 inclusion and 36 consistency proofs of up to 8 leaves verify (handbook G §2.6)", () => {
    const { roots, leaves, path } = known(hash);
    const proofs: boolean[] = [];
    for (let size = 1; size <= 8; size++) {
      const root = at(roots, size);
      for (let index = 0; index < size; index++) {
        const inclusion = { path: path(inclusionSpans(index, size)), root };
        proofs.push(provesInclusion(hash, { index, size }, at(leaves, index), inclusion));
        const older = { size: index + 1, root: at(roots, index + 1) };
        proofs.push(provesConsistency(hash, older, { size, root }, path(consistencySpans(index + 1, size))));
      }
    }
    expect(proofs).toEqual(Array.from({ length: 72 }, () => true));
  });
});

test("the path of leaf 2 in a tree of 7 is the known one (handbook G §2.6)", () => {
  const spans = inclusionSpans(2, 7);
  expect(short(known(sha256).path(spans))).toEqual(["07506a85fd9dd2f1", "fac54203e7cc696c", "837dbb152e9b0790"]);
  expect(short(known(sm3).path(spans))).toEqual(["796e7bd749551d8e", "0b990fe0c7ad70f1", "6f59d73facf20016"]);
});

test("the consistency path from 3 to 7 is the known one (handbook G §2.6)", () => {
  const spans = consistencySpans(3, 7);
  const forSha256 = ["0298d122906dcfc1", "07506a85fd9dd2f1", "fac54203e7cc696c", "837dbb152e9b0790"];
  const forSm3 = ["c93540f0356ca517", "796e7bd749551d8e", "0b990fe0c7ad70f1", "6f59d73facf20016"];
  expect(short(known(sha256).path(spans))).toEqual(forSha256);
  expect(short(known(sm3).path(spans))).toEqual(forSm3);
});

test("SM3 of abc is the standard's own (GB/T 32905)", () => {
  expect(toHex(sm3(Buffer.from("abc")))).toBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
});

test("a node cannot be presented as a leaf (handbook G14.L2)", () => {
  const { roots, leaves, path } = known(sm3);
  const node = Buffer.concat([at(leaves, 0), at(leaves, 1)]);
  const proof = { path: path([{ start: 2, end: 4 }]), root: at(roots, 4) };
  const inner = nodeHash(sm3, at(leaves, 0), at(leaves, 1));
  expect(provesInclusion(sm3, { index: 0, size: 2 }, inner, proof)).toBe(true);
  expect(provesInclusion(sm3, { index: 0, size: 2 }, leafHash(sm3, node), proof)).toBe(false);
});

// One large tree, and proofs at random places of it: growing a tree per try would take minutes.
const LARGE = 5000;
const large = treeOf(
  sm3,
  Array.from({ length: LARGE }, (_, index) => Buffer.from(`leaf ${index}`)),
);
const anyPlace = fc
  .integer({ min: 2, max: LARGE })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }));

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}

test("provesInclusion() accepts every true proof and none with a flipped bit, wrong index, wrong size or wrong length", () => {
  fc.assert(
    fc.property(anyPlace, fc.nat(255), fc.nat(), ({ size, index }, bit, which) => {
      const path = large.path(inclusionSpans(index, size));
      const leaf = at(large.leaves, index);
      const root = at(large.roots, size);
      const tried = (
        changed: Partial<{ index: number; size: number; leaf: Uint8Array; path: Uint8Array[]; root: Uint8Array }>,
      ) => {
        const it = { index, size, leaf, path, root, ...changed };
        return provesInclusion(sm3, { index: it.index, size: it.size }, it.leaf, { path: it.path, root: it.root });
      };
      expect(tried({})).toBe(true);
      const damaged = path.map((step, place) => (place === which % path.length ? flipped(step, bit) : step));
      expect(tried({ path: damaged })).toBe(false);
      expect(tried({ leaf: flipped(leaf, bit) })).toBe(false);
      expect(tried({ root: flipped(root, bit) })).toBe(false);
      expect(tried({ index: (index + 1 + (which % (size - 1))) % size })).toBe(false);
      expect(tried({ index: size })).toBe(false);
      expect(tried({ path: path.slice(1) })).toBe(false);
      expect(tried({ path: path.slice(0, -1) })).toBe(false);
      expect(tried({ path: [...path, root] })).toBe(false);
      expect(tried({ path: [leaf, ...path] })).toBe(false);
      // Another size that needs another number of steps; sizes of equal path length are told apart by the signed root.
      expect(tried({ size: size * 2 + 1 })).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("provesConsistency() accepts every true proof and none with a flipped bit or wrong length", () => {
  fc.assert(
    fc.property(anyPlace, fc.nat(255), fc.nat(), ({ size, index }, bit, which) => {
      const older = { size: index + 1, root: at(large.roots, index + 1) };
      const newer = { size, root: at(large.roots, size) };
      const path = large.path(consistencySpans(older.size, size));
      expect(provesConsistency(sm3, older, newer, path)).toBe(true);
      expect(provesConsistency(sm3, { ...older, root: flipped(older.root, bit) }, newer, path)).toBe(false);
      expect(provesConsistency(sm3, older, { ...newer, root: flipped(newer.root, bit) }, path)).toBe(false);
      expect(provesConsistency(sm3, older, newer, [...path, newer.root])).toBe(false);
      if (path.length === 0) return;
      const damaged = path.map((step, place) => (place === which % path.length ? flipped(step, bit) : step));
      expect(provesConsistency(sm3, older, newer, damaged)).toBe(false);
      expect(provesConsistency(sm3, older, newer, path.slice(1))).toBe(false);
      expect(provesConsistency(sm3, older, newer, path.slice(0, -1))).toBe(false);
    }),
    { numRuns: 300 },
  );
});
