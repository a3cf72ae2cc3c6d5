import { comparable } from "./character-errors.ts";
import type { Counts } from "./counts.ts";
import type { IntakeTruth, TrueDocument } from "./intake-truth.ts";

/** A page of the folder as "file#number". */
export type PageKey = string;

/** A document with the keys of its pages; of the truth or found by the product. */
export interface Placed {
  readonly pages: readonly PageKey[];
  readonly kind: string;
  readonly order: number;
}

/** True documents with page keys, given how many pages each file turned out to have; an unread file counts one page. */
export function placeTruth(truth: IntakeTruth, pagesOfFile: ReadonlyMap<string, number>): Placed[] {
  return truth.documents.map((document) => ({
    kind: document.kind,
    order: document.order,
    pages: pageKeys(document, pagesOfFile),
  }));
}

function pageKeys(document: TrueDocument, pagesOfFile: ReadonlyMap<string, number>): PageKey[] {
  const { file, pages } = document;
  if (file !== undefined && pages !== undefined) return range(pages[0], pages[1]).map((number) => `${file}#${number}`);
  return (document.files ?? []).flatMap((name) =>
    range(1, pagesOfFile.get(name) ?? 1).map((number) => `${name}#${number}`),
  );
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** For each true document the found one that shares most with it (pages in both over pages in either); each is used once. */
export function pair(truth: readonly Placed[], found: readonly Placed[]): Map<Placed, Placed> {
  const candidates = truth.flatMap((one) =>
    found
      .map((other) => ({ one, other, overlap: overlapOf(one.pages, other.pages) }))
      .filter(({ overlap }) => overlap > 0),
  );
  const pairs = new Map<Placed, Placed>();
  const used = new Set<Placed>();
  for (const { one, other } of candidates.sort((a, b) => b.overlap - a.overlap)) {
    if (pairs.has(one) || used.has(other)) continue;
    pairs.set(one, other);
    used.add(other);
  }
  return pairs;
}

function overlapOf(one: readonly PageKey[], other: readonly PageKey[]): number {
  const shared = one.filter((page) => other.includes(page)).length;
  return shared / (one.length + other.length - shared);
}

/** Number of true documents whose counterpart has the right kind. */
export function rightKinds(truth: readonly Placed[], found: readonly Placed[]): number {
  const pairs = pair(truth, found);
  return truth.filter((one) => pairs.get(one)?.kind === one.kind).length;
}

/** Number of true documents whose counterpart stands at the right place of the catalogue, counted from 1 in found order. */
export function rightPlaces(truth: readonly Placed[], found: readonly Placed[]): number {
  const pairs = pair(truth, found);
  const ranks = new Map([...found].sort((a, b) => a.order - b.order).map((one, at) => [one, at + 1]));
  return truth.filter((one) => {
    const counterpart = pairs.get(one);
    return counterpart !== undefined && ranks.get(counterpart) === one.order;
  }).length;
}

/** Right places when the papers stay as they were scanned: the trivial order. */
export function placesAsScanned(truth: readonly Placed[], pages: readonly PageKey[]): number {
  const at = (one: Placed): number => Math.min(...one.pages.map((page) => pages.indexOf(page)));
  const scanned = [...truth].sort((a, b) => at(a) - at(b)).map((one, place) => ({ ...one, order: place + 1 }));
  return rightPlaces(truth, scanned);
}

/** Boundaries between neighbouring pages in reading order: right, wrong or missed, one sample a pair of pages. */
export function boundaries(truth: readonly Placed[], found: readonly Placed[], pages: readonly PageKey[]): Counts[] {
  const [wanted, got] = [documentOfPage(truth), documentOfPage(found)];
  return pages.slice(1).map((page, at) => {
    const previous = pages[at] ?? "";
    const isBoundary = wanted.get(page) !== wanted.get(previous);
    const isFound = got.get(page) !== got.get(previous);
    return counts(isBoundary && isFound, isFound && !isBoundary, isBoundary && !isFound);
  });
}

function documentOfPage(documents: readonly Placed[]): Map<PageKey, Placed> {
  return new Map(documents.flatMap((document) => document.pages.map((page) => [page, document] as const)));
}

function counts(right: boolean, wrong: boolean, missed: boolean): Counts {
  return { right: Number(right), wrong: Number(wrong), missed: Number(missed) };
}

/** Fields found against true ones, one sample a field: a wrong value is both wrong and missed; contested ones do not count. */
export function fieldCounts(truth: IntakeTruth, found: ReadonlyMap<string, string>): Counts[] {
  const names = new Set([...Object.keys(truth.fields), ...found.keys()]);
  return [...names]
    .filter((name) => !truth.contested.includes(name))
    .map((name) => {
      const [wanted, got] = [truth.fields[name], found.get(name)];
      const right = wanted !== undefined && got !== undefined && comparable(wanted) === comparable(got);
      return counts(right, got !== undefined && !right, wanted !== undefined && !right);
    });
}
