import type { VersionRow } from "../../vocabulary/protocol-knowledge.ts";

/** Which version of a law an address asks for: by a day, by the version's own name, or neither, which means today. */
export interface Moment {
  readonly on?: string | undefined;
  readonly version?: string | undefined;
}

/** Key of a law by its title, as the knowledge service forms it: 民法典 for 中华人民共和国民法典. */
export function lawKeyOf(title: string): string {
  return title
    .normalize("NFKC")
    .replace(/中华人民共和国|[《》〈〉<>\s]/gu, "")
    .replace(/\(\d{4}年?(?:修正|修订|修改)(?:本|文本)?\)$/u, "");
}

/** Number of an article as paths name it: 667, or 133-1 for 第一百三十三条之一. */
export function articleNumber({ no, sub }: { readonly no: number; readonly sub: number }): string {
  return sub === 0 ? String(no) : `${no}-${sub}`;
}

/** Anchor of an article within the page of its law. */
export function articleAnchor(article: { readonly no: number; readonly sub: number }): string {
  return `a${articleNumber(article)}`;
}

/** The part after the question mark for the parts that are set; empty when none is. */
export function searchFor(parts: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(parts).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length === 0 ? "" : `?${new URLSearchParams(set).toString()}`;
}

/** Address of a law on a day; the permanent link when the day is given. */
export function lawPath(key: string, { on, version }: Moment = {}): string {
  return `/knowledge/laws/${encodeURIComponent(key)}${searchFor({ on, version })}`;
}

/** Address of an article on a day; the permanent link when the day is given. */
export function articlePath(key: string, number: string, { on, version }: Moment = {}): string {
  return `/knowledge/laws/${encodeURIComponent(key)}/articles/${encodeURIComponent(number)}${searchFor({ on, version })}`;
}

/**
 * Address of an article in the version being read: its own page where a day finds it, else its place in the text of that
 * version, which no day finds.
 */
export function readArticlePath(
  key: string,
  article: { readonly no: number; readonly sub: number },
  moment: Moment,
): string {
  if (moment.version !== undefined) return `${lawPath(key, moment)}#${articleAnchor(article)}`;
  return articlePath(key, articleNumber(article), moment);
}

/** The official citation of an article by its label (UX 36); marks within a title become single ones. */
export function citationForm(title: string, label: string): string {
  return `《${title.replaceAll("《", "〈").replaceAll("》", "〉")}》${label}`;
}

/** Address of the comparison of two versions of a law. */
export function comparePath(key: string, from?: string, to?: string): string {
  return `/knowledge/laws/${encodeURIComponent(key)}/compare${searchFor({ from, to })}`;
}

/**
 * How an address names a version: by its first day; by its own name when no day would find it, because the day is not
 * known or because it ended on a day that nobody knows.
 */
export function momentOf(version: Pick<VersionRow, "id" | "until" | "status">): Moment {
  const isFoundByDay = version.id !== "undated" && !(version.until === null && version.status === "superseded");
  return isFoundByDay ? { on: version.id } : { version: version.id };
}

/** What stays true when time goes on: the day or version asked for, else today by its date. */
export function lastingMoment(asked: Moment, today: string): Moment {
  return asked.on || asked.version ? asked : { on: today };
}

/** The article that a person means by 667, 133-1, 133之一, 第667条 or 第六百六十七条; undefined when there is none. */
export function wantedArticle<A extends { readonly no: number; readonly sub: number; readonly label: string }>(
  articles: readonly A[],
  typed: string,
): A | undefined {
  const text = typed.normalize("NFKC").replace(/\s/gu, "");
  const [, no, sub] = /^第?(\d{1,4})条?(?:[-.之](\d{1,2}))?$/u.exec(text) ?? [];
  if (no !== undefined)
    return articles.find((article) => article.no === Number(no) && article.sub === Number(sub ?? 0));
  return text === "" ? undefined : articles.find(({ label }) => label === text);
}
