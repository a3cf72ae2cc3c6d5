import { z } from "zod";
import type { Dossier } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { Page } from "../../vocabulary/page.ts";

/** A page of a paper as far as reading for evidence needs it. */
export const PaperPage = z.object({
  original: z.string(),
  number: z.int(),
  text: z.string(),
  sealed: z.boolean(),
  confidence: z.number(),
  /** Stretches of lines recognised so unsurely that a single character of theirs proves nothing; end exclusive. */
  doubtful: z.array(z.object({ start: z.int(), end: z.int() })).default([]),
});
export type PaperPage = z.infer<typeof PaperPage>;

/** A paper of the dossier (材料) with the text of its pages in order. */
export const Paper = z.object({
  id: z.string(),
  /** Id of the kind in knowledge/documents/kinds.yaml. */
  kind: z.string(),
  title: z.string(),
  day: Day.nullable(),
  author: z.string().nullable(),
  pages: z.array(PaperPage),
});
export type Paper = z.infer<typeof Paper>;

/**
 * Papers of the main volume in catalogue order. The side volume holds deliberation and internal papers and is never read as
 * evidence; pages that belong to no document are left out, since nobody has said what they are.
 */
export function papersOf(dossier: Dossier): Paper[] {
  const pages = new Map(dossier.pages.map((page) => [`${page.original}#${page.number}`, page]));
  return [...dossier.documents]
    .filter(({ volume }) => volume === "main")
    .sort((a, b) => a.order - b.order)
    .map(({ id, kind, title, day, author, pages: refs }) => ({
      id,
      kind,
      title,
      day,
      author,
      pages: refs.flatMap(({ original, number }) => {
        const page = pages.get(`${original}#${number}`);
        return page ? [paperPage(page)] : [];
      }),
    }));
}

/** Below it a line of handwriting often has one character wrong: measured on the demonstration papers. */
const SURE = 0.98;

function paperPage({ original, number, text, sealed, confidence, lines }: Page): PaperPage {
  const doubtful = lines.filter((line) => line.confidence < SURE).map(({ start, end }) => ({ start, end }));
  return { original, number, text, sealed, confidence, doubtful };
}

/** True when a place lies on a line that was recognised unsurely. */
export function isDoubtful(page: PaperPage, start: number): boolean {
  return page.doubtful.some((line) => line.start <= start && start < line.end);
}

/** All text of a paper, pages joined by line breaks. */
export function textOf(paper: Paper): string {
  return paper.pages.map(({ text }) => text).join("\n");
}
