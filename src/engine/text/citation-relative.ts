import { type Entry, NUMBER, type Place, readList } from "./citation-list.ts";
import { parseNumber } from "./numerals.ts";

/** The law a text is part of: with it, 本法, a bare 第十条 and 前款 have a meaning. */
export interface OwnText {
  /** Full official title of that law. */
  readonly title: string;
  /** Article and paragraph that a position of the text lies in; undefined when the text does not tell. */
  placeAt(position: number): Place | undefined;
  /** The article that stands `back` articles before a place; undefined when there is none. */
  articleBefore(place: Place, back: number): Place | undefined;
}

const WORD = String.raw`(?<![以提条款一二三四五六七八九十])[前上](?<count>[一二两三四五六七八九])?(?<back>[条款])`;
const SAME = String.raw`(?<![资基成根日文样])本(?<same>[条款])`;
const RELATIVE = new RegExp(
  String.raw`(?:${WORD}|${SAME})(?![件约目例额款项])|(?<![条款])(?<bare>第)\s?${NUMBER}\s?款`,
  "gu",
);

/** A list of places that a text names by where it stands itself, and where the list is written. */
export interface RelativeList {
  readonly entries: readonly Entry[];
  readonly end: number;
}

/**
 * What 前款、前两款、前条第二款、本条第一款第（三）项 and a bare 第一款 mean in the folded text of a law. A reference to the
 * paragraph before the first one has paragraph 0, which exists in no law.
 */
export function findRelative(folded: string, own: OwnText): RelativeList[] {
  const found: RelativeList[] = [];
  let done = 0;
  for (const match of folded.matchAll(RELATIVE)) {
    const here = match.index < done ? undefined : own.placeAt(match.index);
    const list = here && listAt(folded, match, { here, own });
    if (!list) continue;
    found.push(list);
    done = list.end;
  }
  return found;
}

function listAt(
  folded: string,
  match: RegExpExecArray,
  { here, own }: { here: Place; own: OwnText },
): RelativeList | undefined {
  const groups = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const article: Place = { article: here.article, sub: here.sub };
  const entry = (place: Place): Entry => ({ place, start, end });
  if (groups["bare"] !== undefined) return furnished(folded, start, entry(article));
  if (groups["same"] === "条") return furnished(folded, end, entry(article));
  if (groups["same"] === "款") return furnished(folded, end, entry(here));
  const count = groups["count"] === undefined ? 1 : (parseNumber(groups["count"]) ?? 1);
  const places = placesBack(here, count, groups["back"] === "款" ? undefined : own);
  const last = places.at(-1);
  if (!last) return undefined;
  const list = readList(folded, end, entry(last));
  return { entries: [...places.slice(0, -1).map(entry), ...list.entries], end: list.end };
}

/** 本条 alone names nothing but where it stands; with 第二款 behind it, it does. */
function furnished(folded: string, at: number, seed: Entry): RelativeList | undefined {
  const list = readList(folded, at, seed);
  return list.end > at ? list : undefined;
}

function placesBack(here: Place, count: number, own: OwnText | undefined): Place[] {
  const steps = Array.from({ length: count }, (_, step) => count - step);
  if (own) return steps.flatMap((back) => own.articleBefore(here, back) ?? []);
  return steps.map((back) => ({
    article: here.article,
    sub: here.sub,
    paragraph: Math.max(0, (here.paragraph ?? 1) - back),
  }));
}
