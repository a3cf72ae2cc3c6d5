import type { DocumentKind } from "../../vocabulary/document.ts";
import { compact } from "./compact.ts";

/** Kinds of document made ready for comparing with pages. */
export interface KindIndex {
  readonly kinds: ReadonlyMap<string, DocumentKind>;
  /** Titles without blanks and with the kind they belong to, longest first. */
  readonly titles: readonly { readonly text: string; readonly kind: string }[];
  /** Words of the body and the kinds they speak for. */
  readonly anchors: readonly { readonly text: string; readonly kinds: readonly string[] }[];
}

/** The index of the kinds; a word that many kinds share will count little for each. */
export function indexKinds(kinds: readonly DocumentKind[]): KindIndex {
  const titles = kinds.flatMap((kind) => kind.titles.map((title) => ({ text: compact(title), kind: kind.id })));
  const anchors = new Map<string, string[]>();
  for (const kind of kinds) {
    for (const anchor of kind.anchors) {
      const text = compact(anchor);
      anchors.set(text, [...(anchors.get(text) ?? []), kind.id]);
    }
  }
  return {
    kinds: new Map(kinds.map((kind) => [kind.id, kind])),
    titles: titles.sort((a, b) => b.text.length - a.text.length),
    anchors: [...anchors].map(([text, ids]) => ({ text, kinds: ids })),
  };
}

/** How much the words of a text speak for each kind; about 1 for every word that only this kind has. */
export function bodyScores(text: string, index: KindIndex): ReadonlyMap<string, number> {
  const body = compact(text);
  const scores = new Map<string, number>();
  for (const anchor of index.anchors) {
    if (!body.includes(anchor.text)) continue;
    const weight = (anchor.text.length >= 3 ? 1 : 0.7) / Math.sqrt(anchor.kinds.length);
    for (const kind of anchor.kinds) scores.set(kind, (scores.get(kind) ?? 0) + weight);
  }
  return scores;
}
