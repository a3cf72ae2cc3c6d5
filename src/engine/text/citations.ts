import type { ProvisionRef } from "../../vocabulary/law.ts";
import { type Entry, NUMBERS, type Place, readList } from "./citation-list.ts";
import { findRelative, type OwnText } from "./citation-relative.ts";
import { foldWidth } from "./fold.ts";
import { lawBefore, type NamedLaw } from "./law-names.ts";
import { toChineseNumber } from "./numerals.ts";

/** A citation (法条引用) found in text; one article, paragraph or item each, so that a list gives several. */
export interface Citation {
  /** The law as it is written there, without 《》. */
  readonly law: string;
  /** Full official title, when the name is known. */
  readonly title: string | undefined;
  /** How the law was named; "own" is the law that the text is part of. */
  readonly by: NamedLaw["by"];
  readonly article: number;
  readonly sub?: number;
  readonly paragraph?: number;
  readonly item?: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const ARTICLE = new RegExp(String.raw`(?<first>第)?\s?${NUMBERS}\s?条(?![件例约目])`, "gu");
/** A number behind one of these belongs to something that is not the law itself: 合同第五条, 章程第三条. */
const NOT_BARE = /[法例定释则约程书同章款]\s?$/u;

/**
 * All citations of a text in its order. Names are recognised with and without 《》 through `titles` (short or full name to
 * full title); lists keep their law (第六百七十四条、第六百七十五条), 同法 means the law cited before, ranges
 * (第一条至第三条) give each article. Article numbers without a law before them are not citations, unless `own` says that
 * the text is part of a law: then they are that law's, and 本法, 前条, 前款 and 本条第二款 are read too.
 */
export function findCitations(text: string, titles: ReadonlyMap<string, string>, own?: OwnText): Citation[] {
  const folded = foldWidth(text).replaceAll("條", "条").replaceAll("項", "项");
  const found: Citation[] = [];
  let last: NamedLaw | undefined;
  let done = 0;
  for (const match of folded.matchAll(ARTICLE)) {
    if (match.index < done) continue;
    const named = lawBefore({ text, folded }, match.index, titles, last);
    const law = own ? inOwnText(named, own, folded, match.index) : named;
    if (!law || !isCited(law, match)) continue;
    const list = readList(folded, match.index);
    if (isHeading(law, folded, list.end)) continue;
    found.push(...citationsOf(list.entries, law, text));
    done = Math.max(list.end, match.index + 1);
    if (law.title !== undefined || law.by !== "pronoun") last = law;
  }
  return own ? withRelative(found, folded, { text, own }) : found;
}

/** 十条 without 第 is an article only behind the name of a law. */
function isCited({ by }: NamedLaw, { groups }: RegExpExecArray): boolean {
  return groups?.["first"] !== undefined || by === "brackets" || by === "name";
}

/** A bare 第十条 at the beginning of a line with a blank behind it opens the article; it cites nothing. */
function isHeading({ law, start }: NamedLaw, folded: string, end: number): boolean {
  const opens = start === 0 || folded.charAt(start - 1) === "\n";
  return law === "" && opens && /^(?:\s|$)/u.test(folded.charAt(end));
}

function citationsOf(entries: readonly Entry[], law: NamedLaw, text: string): Citation[] {
  return entries.map((entry, index) => {
    const start = index === 0 ? law.start : entry.start;
    return {
      law: law.law,
      title: law.title,
      by: law.by,
      ...placeOf(entry.place),
      start,
      end: entry.end,
      text: text.slice(start, entry.end),
    };
  });
}

/** 本法 and a bare number are the law that the text is part of. */
function inOwnText(named: NamedLaw | undefined, own: OwnText, folded: string, at: number): NamedLaw | undefined {
  if (named?.by === "pronoun" && named.law.startsWith("本")) return { ...named, title: own.title, by: "own" };
  if (named || NOT_BARE.test(folded.slice(Math.max(0, at - 2), at))) return named;
  return { law: "", title: own.title, start: at, by: "own" };
}

function withRelative(
  found: readonly Citation[],
  folded: string,
  { text, own }: { text: string; own: OwnText },
): Citation[] {
  const relative = findRelative(folded, own).flatMap(({ entries }) => {
    const start = entries[0]?.start ?? 0;
    return citationsOf(entries, { law: "", title: own.title, start, by: "own" }, text);
  });
  const free = relative.filter(({ start, end }) => !found.some((other) => start < other.end && other.start < end));
  return [...found, ...free].sort((a, b) => a.start - b.start || a.end - b.end);
}

function placeOf(place: Place): { article: number; sub?: number; paragraph?: number; item?: number } {
  return {
    article: place.article,
    ...(place.sub === undefined ? {} : { sub: place.sub }),
    ...(place.paragraph === undefined ? {} : { paragraph: place.paragraph }),
    ...(place.item === undefined ? {} : { item: place.item }),
  };
}

/** The title of a law in title marks; marks within the title become single ones: 《关于适用〈民法典〉的解释》 (GB/T 15834). */
export function markedTitle(law: string): string {
  return `《${law.replaceAll("《", "〈").replaceAll("》", "〉")}》`;
}

/** A provision as judgments cite it, rule CI-01: 《中华人民共和国刑法》第一百三十三条之一第一款第二项. */
export function formatCitation(ref: ProvisionRef): string {
  const parts = [`${markedTitle(ref.law)}第${toChineseNumber(ref.article)}条`];
  if (ref.sub !== undefined) parts.push(`之${toChineseNumber(ref.sub)}`);
  if (ref.paragraph !== undefined) parts.push(`第${toChineseNumber(ref.paragraph)}款`);
  if (ref.item !== undefined) parts.push(`第${toChineseNumber(ref.item)}项`);
  return parts.join("");
}
