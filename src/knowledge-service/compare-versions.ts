import { alignArticles } from "../engine/text/citation-alignment.ts";
import type { LawComparison } from "../vocabulary/protocol-knowledge.ts";
import type { Article } from "./law-version.ts";
import { articleLabel } from "./version-rows.ts";

type Row = LawComparison["rows"][number];

/**
 * Two versions article by article (对照表): articles are matched by their words, and what is left by their number. Rows
 * stand in the order of the newer version; a removed article stands where it was. Equal input gives equal rows.
 */
export function compareArticles(before: readonly Article[], after: readonly Article[]): Row[] {
  const partner = partners(before, after);
  const rows: Row[] = [];
  let next = 0;
  const removedUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const article = before[next];
      if (article && !partner.old.has(next)) rows.push(row(article, undefined));
    }
  };
  for (const [index, article] of after.entries()) {
    const old = partner.young.get(index);
    if (old !== undefined && old >= next) {
      removedUpTo(old);
      next = old + 1;
    }
    rows.push(row(old === undefined ? undefined : before[old], article));
  }
  removedUpTo(before.length);
  return rows;
}

function partners(before: readonly Article[], after: readonly Article[]) {
  const old = new Set<number>();
  const young = new Map<number, number>();
  const pair = (from: number, to: number) => {
    old.add(from);
    young.set(to, from);
  };
  for (const match of alignArticles(wordsOf(before), wordsOf(after))) pair(match.before, match.after);
  const byNumber = new Map(before.map((article, index) => [articleLabel(article), index]));
  // A rewritten article keeps its number: without it the reader would see one removed and one added.
  for (const [index, article] of after.entries()) {
    const same = byNumber.get(articleLabel(article));
    if (!young.has(index) && same !== undefined && !old.has(same)) pair(same, index);
  }
  return { old, young };
}

function wordsOf(articles: readonly Article[]): string[] {
  return articles.map(({ text }) => text);
}

function row(before: Article | undefined, after: Article | undefined): Row {
  return { before: side(before), after: side(after), change: changeOf(before, after) };
}

function side(article: Article | undefined): Row["before"] {
  return article ? { label: articleLabel(article), text: article.text } : null;
}

function changeOf(before: Article | undefined, after: Article | undefined): Row["change"] {
  if (!before) return "added";
  if (!after) return "removed";
  const plain = ({ text }: Article) => text.replace(/\s/gu, "");
  const isSame = plain(before) === plain(after);
  if (articleLabel(before) === articleLabel(after)) return isSame ? "same" : "changed";
  return isSame ? "renumbered" : "renumbered-changed";
}
