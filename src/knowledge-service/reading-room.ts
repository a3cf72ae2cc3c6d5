import type { CitationKnowledge } from "../knowledge-base/citation-files.ts";
import { Day } from "../vocabulary/day.ts";
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
import { type CaseShelf, type CasesAsked, casesByArticle, listCases, readCase } from "./browse-cases.ts";
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
import { citingRow, openCitedBy } from "./cited-by.ts";
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
  /** Opens what is otherwise opened with the first question: cases, terms, who cites whom. */
  warm(): Promise<void>;
}

/** Where the reading room's texts come from. */
export interface RoomSources extends LawShelf, CitationSources {
  readonly titles: LawTitles;
  readonly store: LawStore | undefined;
  readonly citing: CitationKnowledge;
  caseSearch(): Promise<CaseSearch>;
  /** Release folder of the laws; undefined before the first import. */
  readonly lawFolder: string | undefined;
}

const ANY_DAY = Day.parse("2000-01-01");

interface OpenCases extends CaseShelf {
  applying: ReturnType<typeof casesByArticle>;
}

function openCases(search: CaseSearch, citations: ReadingRoom["citations"]): OpenCases {
  return {
    cases: search.all,
    find: (query, limit) => search.find(query, { limit }),
    citations,
    applying: casesByArticle(search.all),
  };
}

/** Opens the reading room over opened releases. */
export function openReadingRoom(sources: RoomSources): ReadingRoom {
  const { store, lawFolder } = sources;
  const citations: ReadingRoom["citations"] = (text, options) => resolveCitations(sources, text, options);
  const warnings = (head: LawHead, article: Article | undefined, on: Day) =>
    warningsFor(sources.citing, { key: head.key, version: versionId(head), article: article?.no }, on);
  let shelf: Promise<OpenCases> | undefined;
  const cases = () => (shelf ??= sources.caseSearch().then((search) => openCases(search, citations)));
  const citing = openCitedBy(sources);
  const articles = {
    ...sources,
    citations,
    warnings,
    citedBy: async (head: LawHead, article: Article, on: Day) => (await citing(head, article, on)).map(citingRow),
    casesApplying: async (key: string, article: Article) => (await cases()).applying(key, article),
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
    listCases: async (asked) => listCases(await cases(), asked),
    readCase: async (id, today) => readCase(await cases(), id, today),
    async warm() {
      const [head] = store?.heads ?? [];
      const [article] = head && store ? await store.articlesOf(head) : [];
      if (head && article) await articles.citedBy(head, article, head.from ?? ANY_DAY);
      await findTerms("", ANY_DAY);
      await cases();
    },
  };
}

/** Comparing 500 articles takes a tenth of a second; a comparison that was asked for is often asked for again. */
const compared = new WeakMap<LawHead, Map<LawHead, LawComparison["rows"]>>();

async function compareLaw(
  shelf: LawShelf,
  name: string,
  asked: { from: string; to: string; today: Day },
): Promise<LawComparison> {
  const heads = versionsNamed(shelf, name);
  const [from, to] = [versionNamed(heads, asked.from), versionNamed(heads, asked.to)];
  const known = compared.get(from) ?? new Map<LawHead, LawComparison["rows"]>();
  compared.set(from, known);
  let rows = known.get(to);
  if (!rows) {
    const [before, after] = await Promise.all(
      [from, to].map(async (head) => (await shelf.store?.articlesOf(head)) ?? []),
    );
    rows = compareArticles(before ?? [], after ?? []);
    known.set(to, rows);
  }
  return { from: versionRow(from, asked.today), to: versionRow(to, asked.today), rows };
}
