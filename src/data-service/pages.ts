import type { FailureText } from "../vocabulary/failure.ts";
import type { Page, PageRef } from "../vocabulary/page.ts";
import type { Person } from "../vocabulary/person.ts";
import type { PageState, ReadingState } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

/** A page with the SHA-256 of its upright image in the blob store. */
export interface StoredPage {
  readonly page: Page;
  readonly imageSha256: string | null;
  readonly state: PageState["state"];
}
/** Stores what was read; never overwrites a page whose text a person entered or corrected. */
export declare function savePage(
  db: Records,
  person: Person,
  caseId: string,
  read: { page: Page; imageSha256: string | null },
): Promise<void>;
export declare function markPage(
  db: Records,
  person: Person,
  caseId: string,
  mark: PageRef & { state: "waiting" | "reading" | "failed"; problem?: FailureText; imageSha256?: string | null },
): Promise<void>;
export declare function listPageStates(db: Records, person: Person, caseId: string): Promise<PageState[]>;
/** The page with its text; throws Failure "not_found" when there is none or it is not read yet. */
export declare function loadPage(db: Records, person: Person, caseId: string, ref: PageRef): Promise<StoredPage>;
/** Digest of the page image, also for pages that could not be read; null when there is no image. */
export declare function pageImage(db: Records, person: Person, caseId: string, ref: PageRef): Promise<string | null>;
/** Corrects or enters the text of a page by hand; recorded in the history. Line places are kept where lines are unchanged. */
export declare function correctPage(
  db: Records,
  person: Person,
  caseId: string,
  change: PageRef & { text: string; ground: string },
): Promise<Page>;
/** State of reading but the remaining seconds, which only the reader of pages knows. */
export declare function readingState(
  db: Records,
  person: Person,
  caseId: string,
): Promise<Omit<ReadingState, "remainingSeconds">>;
