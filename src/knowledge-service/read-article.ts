import { formatCitation } from "../engine/text/citations.ts";
import { CHINESE_NUMERALS, parseNumber } from "../engine/text/numerals.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { ArticlePage, LawWarning, ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";
import { type LawShelf, versionsNamed } from "./browse-laws.ts";
import { provisionOf } from "./law-search.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import { type Article, firstDay, isInForce, versionId } from "./law-version.ts";
import { alignedNumbers, numberKey } from "./renumbering.ts";
import type { Within } from "./resolve-citations.ts";
import { articleLabel, versionWarnings } from "./version-rows.ts";

/** What an article page needs besides the texts: who cites it, which cases apply it, what its text cites. */
export interface ArticleSources extends LawShelf {
  citations(text: string, options: { on: Day; within: Within }): Promise<ResolvedCitation[]>;
  citedBy(head: LawHead, article: Article, on: Day): Promise<readonly ArticlePage["citedBy"][number][]>;
  casesApplying(key: string, article: Article): Promise<readonly DecidedCase[]>;
  warnings(head: LawHead, article: Article, on: Day): LawWarning[];
}

const MOST = { citedBy: 200, cases: 50 };
const WRITTEN = `\\d{1,4}|[${CHINESE_NUMERALS}]{1,9}`;
const LABEL = new RegExp(`^第?(${WRITTEN})(?:[条项段])?(?:(?:-|之)(${WRITTEN}))?$`, "u");

/**
 * One article with its history, who cites it and which decided cases apply it, in the version in force on the day.
 * @throws Failure "not_found" for an unknown law, a number it does not have, or a day on which it was not in force;
 * "bad_request" for a label that is none
 */
export async function readArticle(
  sources: ArticleSources,
  { name, label, on }: { name: string; label: string; on: Day },
): Promise<ArticlePage> {
  const heads = versionsNamed(sources, name);
  const { store } = sources;
  const head = heads.findLast((one) => isInForce(one, on));
  if (!store || !head) throw notInForce(heads, on);
  const number = numberOf(label);
  const articles = await store.articlesOf(head);
  const article = articles.find(({ no, sub }) => no === number.no && sub === number.sub);
  if (!article) throw noSuchArticle(head, articles, label);
  const provision = provisionOf(head, article);
  const [citations, history, citing, cases] = await Promise.all([
    sources.citations(article.text, { on, within: { key: head.key, version: versionId(head), article } }),
    historyOf(store, heads, { head, article }),
    sources.citedBy(head, article, on),
    sources.casesApplying(head.key, article),
  ]);
  return {
    provision,
    official: formatCitation(provision.ref),
    article: { ...article, label: articleLabel(article, head.form), citations },
    warnings: [...versionWarnings(head, on), ...sources.warnings(head, article, on)],
    history,
    citedBy: citing.slice(0, MOST.citedBy),
    citedByCount: citing.length,
    cases: newestFirst(cases)
      .slice(0, MOST.cases)
      .map(({ id, caseNumber, court, cause }) => ({ id, caseNumber, court, cause })),
    casesCount: cases.length,
  };
}

/** 667, 133-1, 第六百六十七条 and 第一百三十三条之一 as numbers. */
function numberOf(label: string): Pick<Article, "no" | "sub"> {
  const [, no = "", sub] = LABEL.exec(label.replace(/条$/u, "")) ?? [];
  const value = parseNumber(no);
  if (value === undefined) {
    throw new Failure("bad_request", {
      zh: `“${label}”不是条号；请写成 667 或 133-1（第一百三十三条之一）。`,
      en: `"${label}" is no number of an article; write 667, or 133-1 for 第一百三十三条之一.`,
    });
  }
  return { no: value, sub: sub === undefined ? 0 : (parseNumber(sub) ?? 0) };
}

/** The article in every version, followed through renumbering by its words from each version to the next. */
async function historyOf(
  store: LawStore,
  heads: readonly LawHead[],
  shown: { head: LawHead; article: Article },
): Promise<ArticlePage["history"]> {
  const at = heads.indexOf(shown.head);
  const numbers = new Map<LawHead, string | undefined>([[shown.head, numberKey(shown.article)]]);
  for (let index = at - 1; index >= 0; index -= 1) await follow(store, numbers, heads[index + 1], heads[index]);
  for (let index = at + 1; index < heads.length; index += 1)
    await follow(store, numbers, heads[index - 1], heads[index]);
  return Promise.all(
    heads.map(async (head) => {
      const number = numbers.get(head);
      const article = (await store.articlesOf(head)).find((one) => numberKey(one) === number);
      return {
        version: versionId(head),
        from: firstDay(head),
        text: article?.text ?? null,
        label: article ? articleLabel(article, head.form) : null,
      };
    }),
  );
}

async function follow(
  store: LawStore,
  numbers: Map<LawHead, string | undefined>,
  known: LawHead | undefined,
  next: LawHead | undefined,
): Promise<void> {
  const number = known && numbers.get(known);
  if (!known || !next || number === undefined) return;
  const to = (await alignedNumbers(store, known, next)).get(number);
  // An article that was rewritten keeps its number if nobody else took it.
  const taken = new Set([...(await alignedNumbers(store, known, next)).values()].map(numberKey));
  numbers.set(next, to ? numberKey(to) : taken.has(number) ? undefined : number);
}

function newestFirst(cases: readonly DecidedCase[]): DecidedCase[] {
  const day = ({ decidedOn }: DecidedCase) => decidedOn ?? "";
  return [...cases].sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : a.id < b.id ? -1 : 1));
}

function notInForce(heads: readonly LawHead[], on: Day): Failure {
  const title = heads.at(-1)?.title ?? "";
  const days = heads.map((head) => `${firstDay(head) ?? "?"} – ${head.until ?? "…"}`).join("，");
  return new Failure("not_found", {
    zh: `《${title}》在${on}没有施行中的文本；已有版本：${days}。请换一个日期。`,
    en: `No version of ${title} was in force on ${on}. Versions here: ${days}. Choose another day.`,
  });
}

function noSuchArticle(head: LawHead, articles: readonly Article[], label: string): Failure {
  const last = articles.at(-1);
  const range = last ? articleLabel(last, head.form) : "";
  return new Failure("not_found", {
    zh: `《${head.title}》（${versionId(head)}）没有第${label}条，末条为${range}；请核对条号。`,
    en: `${head.title} (${versionId(head)}) has no article ${label}; its last one is ${range}. Check the number.`,
  });
}
