import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Provision } from "../../vocabulary/law.ts";
import type {
  ArticlePage,
  LawComparison,
  LawList,
  LawView,
  LibraryCase,
  LibraryList,
  ReleaseRow,
  ResolvedCitation,
  Term,
} from "../../vocabulary/protocol-knowledge.ts";
import { call } from "../api/call.ts";
import { type Moment, searchFor } from "./knowledge-paths.ts";

/** Laws change with a release only; what was read a while ago is still true. */
const READ_ONCE = { staleTime: 600_000 };

const lawOf = (key: string) => `/laws/${encodeURIComponent(key)}`;

/** What narrows the list of laws; the parts are those of the address. */
export interface LawsWanted {
  readonly words: string;
  readonly rank: string;
  readonly field: string;
  readonly page: string;
}

export const lawsQuery = (wanted: LawsWanted) =>
  queryOptions({
    queryKey: ["knowledge", "laws", wanted],
    queryFn: () => call<LawList>("GET", `/laws${searchFor({ ...wanted })}`),
    placeholderData: keepPreviousData,
    ...READ_ONCE,
  });

/** An article found by words, and the words that were found in it. */
export interface FoundProvision {
  readonly provision: Provision;
  readonly matched: readonly string[];
}

export const provisionsQuery = (words: string) =>
  queryOptions({
    queryKey: ["knowledge", "provisions", words],
    queryFn: () => call<FoundProvision[]>("GET", `/laws/search${searchFor({ words })}`),
    ...READ_ONCE,
  });

export const lawQuery = (key: string, moment: Moment) =>
  queryOptions({
    queryKey: ["knowledge", "law", key, moment.on ?? "", moment.version ?? ""],
    queryFn: () => call<LawView>("GET", `${lawOf(key)}${searchFor({ ...moment })}`),
    // The law stays in sight while the version slider moves, but never under the name of another law.
    placeholderData: (previous: LawView | undefined) => (previous?.key === key ? previous : undefined),
    ...READ_ONCE,
  });

export const articleQuery = (key: string, number: string, moment: Moment) =>
  queryOptions({
    queryKey: ["knowledge", "article", key, number, moment.on ?? "", moment.version ?? ""],
    queryFn: () => call<ArticlePage>("GET", `${lawOf(key)}/articles/${number}${searchFor({ ...moment })}`),
    ...READ_ONCE,
  });

export const comparisonQuery = (key: string, from: string, to: string) =>
  queryOptions({
    queryKey: ["knowledge", "comparison", key, from, to],
    queryFn: () => call<LawComparison>("GET", `${lawOf(key)}/compare${searchFor({ from, to })}`),
    enabled: from !== "" && to !== "",
    ...READ_ONCE,
  });

/** A text whose citations are asked for, the day, and the law that the text itself is part of, for 本法 and 前条. */
export interface CitedText {
  readonly text: string;
  readonly on?: string | undefined;
  readonly within?: { readonly key: string; readonly version: string } | undefined;
}

export const citationsQuery = (asked: CitedText) =>
  queryOptions({
    queryKey: ["knowledge", "citations", asked.within ?? "", asked.on ?? "", asked.text],
    queryFn: () => call<ResolvedCitation[]>("POST", "/citations", asked),
    ...READ_ONCE,
  });

/** What narrows the library of decided cases; the parts are those of the address. */
export interface LibraryWanted {
  readonly words: string;
  readonly cause: string;
  readonly court: string;
  readonly page: string;
}

export const libraryQuery = (wanted: LibraryWanted) =>
  queryOptions({
    queryKey: ["knowledge", "library", wanted],
    queryFn: () => call<LibraryList>("GET", `/library${searchFor({ ...wanted })}`),
    placeholderData: keepPreviousData,
    ...READ_ONCE,
  });

export const libraryCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ["knowledge", "library-case", id],
    queryFn: () => call<LibraryCase>("GET", `/library/${encodeURIComponent(id)}`),
    ...READ_ONCE,
  });

export const termsQuery = (words: string) =>
  queryOptions({
    queryKey: ["knowledge", "terms", words],
    queryFn: () => call<Term[]>("GET", `/terms${searchFor({ words })}`),
    placeholderData: keepPreviousData,
    ...READ_ONCE,
  });

export const releasesQuery = queryOptions({
  queryKey: ["knowledge", "releases"],
  queryFn: () => call<ReleaseRow[]>("GET", "/releases"),
});
