import { lockCase } from "../database/cases.ts";
import { insertHistory } from "../database/history.ts";
import { selectJobStates } from "../database/jobs.ts";
import { selectReceived } from "../database/originals.ts";
import * as rows from "../database/pages.ts";
import { Failure, type FailureText } from "../vocabulary/failure.ts";
import type { Page, PageRef } from "../vocabulary/page.ts";
import type { Person } from "../vocabulary/person.ts";
import type { PageState, ReadingState } from "../vocabulary/protocol.ts";
import { inCase, onBench } from "./access.ts";
import { correctedPage } from "./corrected-page.ts";
import { READING_QUEUE } from "./jobs.ts";
import type { Records } from "./records.ts";

/** A page that has a text, with the SHA-256 of its upright image in the blob store. */
export interface StoredPage {
  readonly page: Page;
  readonly imageSha256: string | null;
  readonly state: PageState["state"];
}

/** Stores what was read; a page whose text a person entered or corrected keeps it. */
export async function savePage(
  db: Records,
  person: Person,
  caseId: string,
  read: { page: Page; imageSha256: string | null },
): Promise<void> {
  await onBench(db, person, caseId, (tx) => rows.upsertPage(tx, caseId, { ...read, state: "read" }));
}

/** Marks a page as waiting, being read, or failed with what a person can do about it. */
export async function markPage(
  db: Records,
  person: Person,
  caseId: string,
  mark: PageRef & { state: "waiting" | "reading" | "failed"; problem?: FailureText; imageSha256?: string | null },
): Promise<void> {
  await onBench(db, person, caseId, (tx) => rows.markPage(tx, caseId, mark));
}

/** How far each page of a case is, in the order received. */
export async function listPageStates(db: Records, person: Person, caseId: string): Promise<PageState[]> {
  return inCase(db, person, caseId, (tx) => rows.selectPageStates(tx, caseId));
}

/** A page with its text; throws Failure "not_found" when there is none or it is not read yet. */
export async function loadPage(db: Records, person: Person, caseId: string, ref: PageRef): Promise<StoredPage> {
  const row = await inCase(db, person, caseId, (tx) => rows.selectPage(tx, caseId, ref));
  if (!row?.page) throw noSuchPage(ref);
  return { ...row, page: row.page };
}

/** SHA-256 of the image of a page, also of one that could not be read; null when there is no image. */
export async function pageImage(db: Records, person: Person, caseId: string, ref: PageRef): Promise<string | null> {
  const row = await inCase(db, person, caseId, (tx) => rows.selectPage(tx, caseId, ref));
  if (!row) throw noSuchPage(ref);
  return row.imageSha256;
}

/** Corrects the text of a page, or enters it by hand where reading failed; in the history with both texts. */
export async function correctPage(
  db: Records,
  person: Person,
  caseId: string,
  change: PageRef & { text: string; ground: string },
): Promise<Page> {
  return onBench(db, person, caseId, async (tx) => {
    await lockCase(tx, caseId);
    const row = await rows.selectPage(tx, caseId, change);
    if (!row) throw noSuchPage(change);
    const page = correctedPage(row.page, change);
    await rows.upsertPage(tx, caseId, { page, imageSha256: null, state: "entered" });
    await insertHistory(tx, [
      {
        caseId,
        person: person.id,
        what: `page:${change.original}/${change.number}`,
        before: row.page?.text ?? null,
        after: page.text,
        ground: change.ground,
      },
    ]);
    return page;
  });
}

/** How far the reading of a case is; the remaining seconds only the reader of pages knows. */
export async function readingState(
  db: Records,
  person: Person,
  caseId: string,
): Promise<Omit<ReadingState, "remainingSeconds">> {
  return inCase(db, person, caseId, async (tx) => {
    const originals = await selectReceived(tx, caseId);
    const pageStates = await rows.selectPageStates(tx, caseId);
    const jobs = await selectJobStates(tx, caseId, READING_QUEUE);
    const count = (...states: PageState["state"][]): number =>
      pageStates.filter(({ state }) => states.includes(state)).length;
    const open = count("waiting", "reading") + originals.filter(({ state }) => state === "waiting").length;
    const newest = jobs.toSorted((a, b) => b.id - a.id)[0];
    const running = jobs.some(({ state }) => state === "ready" || state === "running");
    const state = running ? "running" : newest?.state === "cancelled" ? "cancelled" : "done";
    return {
      state: state === "done" && (originals.length === 0 || open > 0) ? "idle" : state,
      pages: pageStates.length,
      read: count("read", "entered"),
      failed: count("failed"),
      originals,
      pageStates,
    };
  });
}

function noSuchPage(ref: PageRef): Failure {
  return new Failure("not_found", {
    zh: `卷宗中没有这一页（第${ref.number}页），或者尚未识别。请等待识别完成，或手工录入该页。`,
    en: `The dossier has no such page (${ref.number}), or it is not read yet. Wait for the reading, or enter the page by hand.`,
  });
}
