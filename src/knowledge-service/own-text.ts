import { paragraphsOf } from "../engine/retrieval/provision-parts.ts";
import type { Place } from "../engine/text/citation-list.ts";
import type { OwnText } from "../engine/text/citation-relative.ts";
import { parseNumber } from "../engine/text/numerals.ts";
import type { LawHead } from "./law-store.ts";
import type { Article } from "./law-version.ts";
import type { ArticleNumber } from "./renumbering.ts";

const HEADING =
  /^\s*第\s*([零〇一二三四五六七八九十百千\d]{1,9})\s*条(?:\s*之\s*([一二三四五六七八九十]{1,2}))?(?=[\s:：]|$)/u;

/**
 * A text of a law as the citation finder needs it: with the article and paragraph of every line, which 前款 and 本条第二款
 * are counted from. The article is the given one, else the one whose words the text has, else the one whose heading
 * (第十条) stands at the beginning of a line.
 */
export function openOwnText(
  text: string,
  head: Pick<LawHead, "title">,
  { articles, article }: { articles: readonly Article[]; article?: ArticleNumber | undefined },
): OwnText {
  const known = article ?? articles.find((one) => one.text === text);
  const lines = placedLines(text, known);
  const order = new Map(articles.map(({ no, sub }, index) => [`${no}-${sub}`, index]));
  return {
    title: head.title,
    placeAt: (position) => lines.findLast(({ start }) => start <= position)?.place,
    articleBefore(place, back) {
      const index = order.get(`${place.article}-${place.sub ?? 0}`);
      const before = index === undefined ? undefined : articles[index - back];
      return before && placeOf(before);
    },
  };
}

function placeOf({ no, sub }: ArticleNumber): Place {
  return { article: no, sub: sub === 0 ? undefined : sub };
}

interface PlacedLine {
  readonly start: number;
  readonly place: Place | undefined;
}

function placedLines(text: string, known: ArticleNumber | undefined): PlacedLine[] {
  const lines: PlacedLine[] = [];
  let current = known && placeOf(known);
  let own = "";
  let start = 0;
  for (const line of text.split("\n")) {
    const heading = known ? null : HEADING.exec(line);
    if (heading) {
      current = { article: parseNumber(heading[1] ?? "") ?? 0, sub: parseNumber(heading[2] ?? "") };
      own = "";
    }
    own += `${own === "" ? "" : "\n"}${line}`;
    // Counting lines anew is quadratic in the length of one article only; none has more than some dozen lines.
    lines.push({ start, place: current && { ...current, paragraph: paragraphsOf(own).length } });
    start += line.length + 1;
  }
  return lines;
}
