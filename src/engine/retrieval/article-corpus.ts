import type { TermIndex } from "./term-index.ts";

/** All articles (条) of all versions in flat arrays, for ranking without reading a text. Article d of one is article d of all. */
export interface ArticleCorpus {
  readonly terms: TermIndex;
  /** Position of the law version, and of the article in it. */
  readonly version: Uint32Array;
  readonly article: Uint32Array;
  /** Running number of the chapter path within all versions: equal for articles under the same headings. */
  readonly chapter: Uint32Array;
  /** Days in force as yyyymmdd: first day, and first day no longer in force. */
  readonly first: Uint32Array;
  readonly end: Uint32Array;
  /** What is known of each version. */
  readonly versions: readonly VersionFacts[];
  /** Articles by name "民法典/667-0": one for each version. */
  readonly named: ReadonlyMap<string, readonly number[]>;
}

/** What ranking needs to know of a law version. */
export interface VersionFacts {
  readonly key: string;
  /** Place of the rank in the order in which ranks are weighed. */
  readonly rank: number;
  /** Factor of the rank on the words' score when candidates are chosen. */
  readonly weight: number;
  readonly articles: number;
}

/** Name by which an article is known whatever its version: law key, number and sub-number. */
export function articleName(key: string, no: number, sub: number): string {
  return `${key}/${no}-${sub}`;
}
