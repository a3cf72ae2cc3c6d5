import { setImmediate } from "node:timers/promises";
import { type Citation, findCitations } from "../engine/text/citations.ts";
import type { Day } from "../vocabulary/day.ts";
import type { ArticlePage } from "../vocabulary/protocol-knowledge.ts";
import type { CitationSources } from "./citation-sources.ts";
import type { LawHead } from "./law-store.ts";
import { type Article, firstDay, isInForce, lawKeyOf } from "./law-version.ts";
import { openOwnText } from "./own-text.ts";
import { type ArticleNumber, numberKey, renumber } from "./renumbering.ts";
import { isAboutAnotherLaw } from "./resolve-citations.ts";
import { articleLabel } from "./version-rows.ts";

/** An article that cites another one (引用本条的条文), and the words around the citation. */
export interface CitingArticle {
  readonly head: LawHead;
  readonly article: Article;
  readonly excerpt: string;
}

/** Finds the articles in force on a day that cite an article of a version. */
export type CitedBy = (head: LawHead, number: ArticleNumber, on: Day) => Promise<readonly CitingArticle[]>;

/** A citation as it is written in a law: which article of which law cites which number of which law. */
interface Edge {
  readonly from: LawHead;
  readonly article: Article;
  /** Key of the law cited. */
  readonly to: string;
  readonly number: ArticleNumber;
  readonly at: readonly [start: number, end: number];
}

const AROUND = 30;
/** Versions read between two breaths, so that other requests are answered while the index is built. */
const BREATH = 20;

/** The answer as the page of an article shows it; `article` is the number in its path. */
export function citingRow({ head, article, excerpt }: CitingArticle): ArticlePage["citedBy"][number] {
  return {
    key: head.key,
    title: head.title,
    label: articleLabel(article, head.form),
    article: numberKey(article),
    excerpt,
  };
}

/**
 * Opens the index of citations between imported laws. It is built when it is first asked for, from all versions, and
 * kept: some 20,000 citations for 70,000 articles.
 */
export function openCitedBy(sources: CitationSources): CitedBy {
  let built: Promise<ReadonlyMap<string, readonly Edge[]>> | undefined;
  return async (head, number, on) => {
    built ??= buildEdges(sources);
    const edges = (await built).get(head.key) ?? [];
    const found = new Map<Article, CitingArticle>();
    for (const edge of edges) {
      if (found.has(edge.article) || !isInForce(edge.from, on) || !(await leadsTo(sources, edge, { head, number })))
        continue;
      found.set(edge.article, { head: edge.from, article: edge.article, excerpt: around(edge) });
    }
    return [...found.values()].sort((a, b) => Number(b.head.key === head.key) - Number(a.head.key === head.key));
  };
}

/** A citation means the number as its text was made; the asked version may have another one for it. */
async function leadsTo(
  sources: CitationSources,
  { from, number: cited }: Edge,
  { head, number }: { head: LawHead; number: ArticleNumber },
): Promise<boolean> {
  if (from.key === head.key) return from === head && numberKey(cited) === numberKey(number);
  const written = firstDay(from);
  const led = written === null ? { kind: "same" as const } : await renumber(sources, { head, number: cited, written });
  if (led.kind === "moved") return numberKey(led.to) === numberKey(number);
  return (led.kind === "same" || led.kind === "unchecked") && numberKey(cited) === numberKey(number);
}

function around({ article, at: [start, end] }: Edge): string {
  const text = article.text.replaceAll("\n", " ");
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}

async function buildEdges(sources: CitationSources): Promise<ReadonlyMap<string, readonly Edge[]>> {
  const edges = new Map<string, Edge[]>();
  for (const [index, from] of (sources.store?.heads ?? []).entries()) {
    if (index % BREATH === 0) await setImmediate();
    for (const edge of await edgesOf(from, sources)) {
      const list = edges.get(edge.to);
      if (list) list.push(edge);
      else edges.set(edge.to, [edge]);
    }
  }
  return edges;
}

/** All citations in the articles of a version whose law is known. */
async function edgesOf(from: LawHead, sources: CitationSources): Promise<Edge[]> {
  const articles = (await sources.store?.articlesOf(from)) ?? [];
  const citing = articles.filter(({ text }) => /条|款/u.test(text));
  return citing.flatMap((article) =>
    citationsIn(article, from, { sources, articles }).flatMap((citation): Edge[] => {
      const to = keyOf(citation, sources);
      const number = { no: citation.article, sub: citation.sub ?? 0 };
      return to === undefined ? [] : [{ from, article, to, number, at: [citation.start, citation.end] }];
    }),
  );
}

function citationsIn(
  article: Article,
  from: LawHead,
  { sources, articles }: { sources: CitationSources; articles: readonly Article[] },
): Citation[] {
  const own = isAboutAnotherLaw(from) ? undefined : openOwnText(article.text, from, { articles, article });
  const found = findCitations(article.text, sources.titles.spoken, own);
  // 本条第二款 is no citation by another article.
  return found.filter((one) => one.by !== "own" || one.article !== article.no || (one.sub ?? 0) !== article.sub);
}

function keyOf({ title, law }: Citation, { titles }: CitationSources): string | undefined {
  const [only, ...others] = titles.candidates(title ?? law);
  return only !== undefined && others.length === 0 ? lawKeyOf(only) : undefined;
}
