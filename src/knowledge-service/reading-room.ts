import type { CitationKnowledge } from "../knowledge-base/citation-files.ts";
import type { Day } from "../vocabulary/day.ts";
import type {
  ArticlePage,
  LawComparison,
  LawList,
  LawView,
  LibraryCase,
  LibraryList,
  ResolvedCitation,
  Term,
} from "../vocabulary/protocol-knowledge.ts";
import { type CasesAsked, casesByArticle, listCases, readCase } from "./browse-cases.ts";
import {
  type LawShelf,
  type LawsAsked,
  listLaws,
  readLaw,
  type VersionAsked,
  versionNamed,
  versionsNamed,
} from "./browse-laws.ts";
import type { CaseSearch } from "./case-search.ts";
import type { CitationSources } from "./citation-sources.ts";
import { compareArticles } from "./compare-versions.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import type { LawTitles } from "./law-titles.ts";
import { type Article, versionId } from "./law-version.ts";
import { readArticle } from "./read-article.ts";
import { resolveCitations, type Within } from "./resolve-citations.ts";
import { type FindTerms, openTerms } from "./terms-defined.ts";
import { warningsFor } from "./text-warnings.ts";
import { versionRow } from "./version-rows.ts";

/** The reading room (阅览): laws, articles, terms and decided cases as pages show them. */
export interface ReadingRoom {
  /** Laws by title, short name, rank and field; 50 a page. */
  listLaws(asked: LawsAsked): LawList;
  /** A law in one version. @throws Failure "not_found" */
  readLaw(name: string, asked: VersionAsked): Promise<LawView>;
  /** An article with history, citations and cases. @throws Failure "not_found" or "bad_request" */
  readArticle(name: string, label: string, on: Day): Promise<ArticlePage>;
  /** Two versions by their ids, article by article. @throws Failure "not_found" */
  compareLaw(name: string, versions: { from: string; to: string; today: Day }): Promise<LawComparison>;
  /** Terms that laws in force on the day define. */
  findTerms(words: string, on: Day): Promise<Term[]>;
  /** All citations of a text with what they mean on the day. */
  citations(text: string, options: { on: Day; within?: Within | undefined }): Promise<ResolvedCitation[]>;
  /** Decided cases for words, a cause and a court; 50 a page. */
  listCases(asked: CasesAsked): Promise<LibraryList>;
  /** A decided case in its parts. @throws Failure "not_found" */
  readCase(id: string, today: Day): Promise<LibraryCase>;
}

/** Where the reading room's texts come from. */
export interface RoomSources extends LawShelf, CitationSources {
  readonly titles: LawTitles;
  readonly store: LawStore | undefined;
  readonly citing: CitationKnowledge;
  readonly caseSearch: CaseSearch;
  /** Release folder of the laws; undefined before the first import. */
  readonly lawFolder: string | undefined;
  citedBy(head: LawHead, article: Article, on: Day): Promise<readonly ArticlePage["citedBy"][number][]>;
}

/** Opens the reading room over opened releases. */
export function openReadingRoom(sources: RoomSources): ReadingRoom {
  const { store, caseSearch, citing, lawFolder } = sources;
  const citations: ReadingRoom["citations"] = (text, options) => resolveCitations(sources, text, options);
  const warnings = (head: LawHead, article: Article | undefined, on: Day) =>
    warningsFor(citing, { key: head.key, version: versionId(head), article: article?.no }, on);
  const cases = {
    cases: caseSearch.all,
    find: (query: Parameters<CaseSearch["find"]>[0], limit: number) => caseSearch.find(query, { limit }),
    citations,
  };
  const articles = {
    ...sources,
    citations,
    warnings,
    casesApplying: casesByArticle(caseSearch.all),
  };
  const findTerms: FindTerms = store && lawFolder !== undefined ? openTerms(lawFolder, store) : async () => [];
  return {
    listLaws: (asked) => listLaws(sources, asked),
    async readLaw(name, asked) {
      const view = await readLaw(sources, name, asked);
      const head = store?.versionsOf(view.key).find((one) => versionId(one) === view.version?.id);
      if (!head) return view;
      return { ...view, warnings: [...view.warnings, ...warnings(head, undefined, asked.on ?? asked.today)] };
    },
    readArticle: (name, label, on) => readArticle(articles, { name, label, on }),
    compareLaw: (name, versions) => compareLaw(sources, name, versions),
    findTerms,
    citations,
    listCases: (asked) => listCases(cases, asked),
    readCase: (id, today) => readCase(cases, id, today),
  };
}

async function compareLaw(
  shelf: LawShelf,
  name: string,
  asked: { from: string; to: string; today: Day },
): Promise<LawComparison> {
  const heads = versionsNamed(shelf, name);
  const [from, to] = [versionNamed(heads, asked.from), versionNamed(heads, asked.to)];
  const [before, after] = await Promise.all([from, to].map((head) => shelf.store?.articlesOf(head) ?? []));
  return {
    from: versionRow(from, asked.today),
    to: versionRow(to, asked.today),
    rows: compareArticles(before ?? [], after ?? []),
  };
}
