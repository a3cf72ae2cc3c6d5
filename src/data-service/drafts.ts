import { lockCase } from "../database/cases.ts";
import * as rows from "../database/drafts.ts";
import { selectSignature } from "../database/signatures.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person } from "../vocabulary/person.ts";
import type { DraftVersionRow, DraftView } from "../vocabulary/protocol.ts";
import { benchAccess, onBench } from "./access.ts";
import { type Records, together } from "./records.ts";

/** A text to be kept as the next version; `version` is the one it was made from, 0 for the first; `text` leaves out proposals not taken over. */
export type DraftToSave = rows.DraftText;

/** The document being written (裁判文书稿) in its newest version; null when there is none. */
export async function loadDraft(db: Records, person: Person, caseId: string): Promise<DraftView | null> {
  return onBench(db, person, caseId, async (tx) => {
    const draft = await rows.selectDraft(tx, caseId);
    return draft ? withSignature(tx, caseId, draft) : null;
  });
}

/** One version of the draft; throws Failure "not_found". */
export async function loadDraftVersion(
  db: Records,
  person: Person,
  caseId: string,
  version: number,
): Promise<DraftView> {
  return onBench(db, person, caseId, async (tx) => {
    const draft = await rows.selectDraft(tx, caseId, version);
    if (!draft) {
      throw new Failure("not_found", {
        zh: `没有第${version}版文书稿，请从版本列表中选择。`,
        en: `The draft has no version ${version}: choose one from the list of versions.`,
      });
    }
    return withSignature(tx, caseId, draft);
  });
}

/**
 * Adds a version; earlier ones stay. Throws Failure "conflict" when somebody saved since `draft.version`, and keeps the
 * refused text for setAsideDrafts, so that both are there to be compared; also when the decision is signed.
 */
export async function saveDraft(db: Records, person: Person, caseId: string, draft: DraftToSave): Promise<DraftView> {
  const saved = await together(db, person, async (tx) => {
    await benchAccess(tx, person, caseId);
    await lockCase(tx, caseId);
    if (await selectSignature(tx, caseId)) throw alreadySigned();
    const text = { ...draft, person: person.id };
    if (await rows.insertDraftVersion(tx, caseId, text)) return loadDraft(tx, person, caseId);
    await rows.insertSetAside(tx, caseId, text);
    return null;
  });
  // Thrown only now: the refused text is committed first.
  if (!saved) throw savedSince(draft.version);
  return saved;
}

/** All versions of the draft, newest first. */
export async function draftVersions(db: Records, person: Person, caseId: string): Promise<DraftVersionRow[]> {
  return onBench(db, person, caseId, (tx) => rows.selectDraftVersions(tx, caseId));
}

/** Texts that saveDraft refused, newest first; `version` is the one each was made from. */
export async function setAsideDrafts(db: Records, person: Person, caseId: string): Promise<DraftVersionRow[]> {
  return onBench(db, person, caseId, (tx) => rows.selectSetAside(tx, caseId));
}

async function withSignature(tx: Records, caseId: string, draft: Omit<DraftView, "signed">): Promise<DraftView> {
  const signature = await selectSignature(tx, caseId);
  if (signature?.version !== draft.version) return { ...draft, signed: null };
  const { by, at, sm3, ledgerEntry } = signature;
  return { ...draft, signed: { by, at, sm3, ledgerEntry } };
}

function savedSince(version: number): Failure {
  return new Failure("conflict", {
    zh: `在您打开第${version}版之后，他人已保存了新版本。您的文本没有丢失，已另存在版本列表中；请对照最新版本合并后再保存。`,
    en: `Somebody saved a new version since you opened version ${version}. Your text is kept beside it in the list of versions; compare the two and save again.`,
  });
}

function alreadySigned(): Failure {
  return new Failure("conflict", {
    zh: "本案裁判文书已经签发，不能再修改。如有笔误，请依法裁定补正。",
    en: "The decision of this case is signed and cannot be changed. Slips are corrected by a ruling of correction.",
  });
}
