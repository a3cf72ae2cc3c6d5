import type { DocumentKind } from "../../vocabulary/document.ts";
import type { Intake } from "./run-intake.ts";

/** One row of catalogue.json: a document, where its pages are, and its place in the catalogue. */
export interface CatalogueRow {
  readonly order: number;
  readonly kind: string;
  readonly kindName: string;
  readonly title: string;
  readonly slot: string;
  readonly volume: string;
  readonly day: string | null;
  readonly author: string | null;
  readonly pages: readonly { readonly file: string; readonly page: number }[];
  readonly confidence: number;
  readonly notes: readonly unknown[];
}

/** The rows of catalogue.json in catalogue order. */
export function catalogueRows(intake: Intake, kinds: readonly DocumentKind[]): CatalogueRow[] {
  const files = new Map(intake.held.originals.map((original) => [original.id, original.name]));
  const names = new Map(kinds.map((kind) => [kind.id, kind.name.zh]));
  const draft = intake.advice.get("dossier-cataloguing")?.draft;
  const notes =
    draft?.kind === "findings"
      ? draft.findings.map((finding) => finding.value as { order: number; notes: unknown[] })
      : [];
  return intake.held.documents.map((document) => ({
    order: document.order,
    kind: document.kind,
    kindName: names.get(document.kind) ?? document.kind,
    title: document.title,
    slot: document.slot,
    volume: document.volume,
    day: document.day,
    author: document.author,
    pages: document.pages.map(({ original, number }) => ({ file: files.get(original) ?? original, page: number })),
    confidence: document.confidence,
    notes: notes.find((value) => value.order === document.order)?.notes ?? [],
  }));
}
