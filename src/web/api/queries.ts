import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import type { CaseField } from "../../vocabulary/case-record.ts";
import type { CataloguedDocument, DocumentKind } from "../../vocabulary/document.ts";
import type { Page } from "../../vocabulary/page.ts";
import type {
  AssistanceChoice,
  CaseRow,
  CaseView,
  FoundPassage,
  HistoryRow,
  Me,
  PersonRow,
  ReadingState,
} from "../../vocabulary/protocol.ts";
import { call, callOnce } from "./call.ts";
import { Refused } from "./refused.ts";

/** Holds the answers of the server for all pages; refusals are answers and are not asked again. */
export const answers = new QueryClient({
  defaultOptions: {
    // Without network a request is refused at once and says so; waiting silently would look like a page that hangs (UX 6).
    queries: {
      networkMode: "always",
      staleTime: 10_000,
      retry: (count, error) => !(error instanceof Refused && error.code !== "offline") && count < 2,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

/** Path of one case below /api. */
export function casePath(id: string): string {
  return `/cases/${encodeURIComponent(id)}`;
}

/** Path of one page of a case below /api. */
export function pagePath(caseId: string, original: string, number: number): string {
  return `${casePath(caseId)}/pages/${encodeURIComponent(original)}/${number}`;
}

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => {
    try {
      return await callOnce<Me>("GET", "/me");
    } catch (refused) {
      if (refused instanceof Refused && refused.code === "unauthenticated") return null;
      throw refused;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const casesQuery = (words: string) =>
  queryOptions({
    queryKey: ["cases", words],
    queryFn: () => call<CaseRow[]>("GET", `/cases?words=${encodeURIComponent(words)}`),
    placeholderData: keepPreviousData,
  });

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ["case", id], queryFn: () => call<CaseView>("GET", casePath(id)) });

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: () => call<PersonRow[]>("GET", "/people"),
  staleTime: 300_000,
});

export const readingQuery = (id: string) =>
  queryOptions({ queryKey: ["reading", id], queryFn: () => call<ReadingState>("GET", `${casePath(id)}/reading`) });

export const documentsQuery = (id: string) =>
  queryOptions({
    queryKey: ["documents", id],
    queryFn: () => call<CataloguedDocument[]>("GET", `${casePath(id)}/documents`),
  });

export const documentKindsQuery = queryOptions({
  queryKey: ["document-kinds"],
  queryFn: () => call<DocumentKind[]>("GET", "/document-kinds"),
  staleTime: Number.POSITIVE_INFINITY,
});

export const fieldsQuery = (id: string) =>
  queryOptions({ queryKey: ["fields", id], queryFn: () => call<CaseField[]>("GET", `${casePath(id)}/fields`) });

export const historyQuery = (id: string) =>
  queryOptions({ queryKey: ["history", id], queryFn: () => call<HistoryRow[]>("GET", `${casePath(id)}/history`) });

export const pageQuery = (caseId: string, original: string, number: number) =>
  queryOptions({
    queryKey: ["page", caseId, original, number],
    queryFn: () => call<Page>("GET", pagePath(caseId, original, number)),
    staleTime: 60_000,
  });

export const searchQuery = (caseId: string, words: string) =>
  queryOptions({
    queryKey: ["search", caseId, words],
    queryFn: () => call<FoundPassage[]>("GET", `${casePath(caseId)}/search?words=${encodeURIComponent(words)}`),
    enabled: Array.from(words).length >= 2,
  });

export const assistanceQuery = queryOptions({
  queryKey: ["assistance"],
  queryFn: () => call<AssistanceChoice[]>("GET", "/assistance"),
});

/** Asks anew for everything that a change of documents, fields or pages of a case may have moved. */
export function refreshCase(caseId: string): void {
  for (const part of ["case", "documents", "fields", "history", "reading"]) {
    void answers.invalidateQueries({ queryKey: [part, caseId] });
  }
}
