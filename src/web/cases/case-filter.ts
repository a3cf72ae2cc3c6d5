import type { CaseRow } from "../../vocabulary/protocol.ts";

/** What narrows the list of cases; kept in the address so that Back finds it again (UX 37). */
export interface CaseFilter {
  readonly words: string;
  readonly stage: string;
  readonly kind: string;
  /** Page of the list as written in the address; empty for the first. */
  readonly page: string;
}

/** Reads the filter from the address. */
export function filterOf(search: URLSearchParams): CaseFilter {
  return {
    words: search.get("words") ?? "",
    stage: search.get("stage") ?? "",
    kind: search.get("kind") ?? "",
    page: search.get("page") ?? "",
  };
}

/** Writes the filter into the address; empty parts are left out. */
export function searchOf(filter: CaseFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
}

/** The rows of a stage and a kind; words are searched by the server. */
export function matching(rows: readonly CaseRow[], filter: CaseFilter): CaseRow[] {
  return rows.filter(
    (row) => (filter.stage === "" || row.stage === filter.stage) && (filter.kind === "" || row.kind === filter.kind),
  );
}
