import type { ArticleView } from "../../vocabulary/protocol-knowledge.ts";

/** An article as the reader has it; its citations are asked for when it comes into sight. */
export type ReadArticle = Omit<ArticleView, "citations">;

/** A heading of a law (编、章、节) that begins at a section; level 0 is the outermost. */
export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly level: number;
}

/** Articles under the same headings, with the headings that begin with them. */
export interface LawSection {
  readonly id: string;
  readonly headings: readonly Heading[];
  /** All headings above, from the outside in. */
  readonly path: readonly string[];
  readonly articles: readonly ReadArticle[];
}

/** Above this a section without headings would be asked for and drawn at once; it is cut without a heading. */
const MOST_ARTICLES = 60;

/** The articles of a law in sections, in their order. */
export function lawSections(articles: readonly ReadArticle[]): LawSection[] {
  const groups: ReadArticle[][] = [];
  for (const article of articles) {
    const last = groups.at(-1);
    const isSame = last?.[0] && last[0].path.join("\n") === article.path.join("\n");
    if (last && isSame && last.length < MOST_ARTICLES) last.push(article);
    else groups.push([article]);
  }
  let above: readonly string[] = [];
  return groups.map((group, at) => {
    const path = group[0]?.path ?? [];
    const id = `s${at}`;
    const headings = begun(above, path, id);
    above = path;
    return { id, headings, path, articles: group };
  });
}

/** Headings of a path that the path before did not have; below a new heading all are new. */
function begun(above: readonly string[], path: readonly string[], id: string): Heading[] {
  const same = path.findIndex((text, level) => above[level] !== text);
  if (same < 0) return [];
  return path.slice(same).map((text, at) => ({ id: `${id}-h${same + at}`, text, level: same + at }));
}

/** A place found in the text of an article. */
export interface LawPlace {
  readonly article: string;
  readonly start: number;
  readonly end: number;
}
