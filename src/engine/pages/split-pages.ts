import { classifyPaper, type KindGuess } from "./classify-paper.ts";
import { type OpenPaper, splitSignals } from "./continuation.ts";
import { type Eyes, type PageView, viewPage } from "./page-view.ts";
import type { Sheet } from "./sheet.ts";
import type { SplitSignal } from "./split-signal.ts";

/** Pages that make one paper (一份文书), what kind it seems to be, and why it begins where it begins. */
export interface Paper {
  readonly pages: readonly PageView[];
  readonly guess: KindGuess;
  readonly signals: readonly SplitSignal[];
  /** How clearly it is parted from the paper before it, 0–1. */
  readonly clarity: number;
}

/**
 * Splits pages, given in the order of scanning, into papers (FC-11). Every page belongs to exactly one paper; papers
 * stand in the order of their first pages.
 */
export function splitPages(sheets: readonly Sheet[], eyes: Eyes): Paper[] {
  const counts = new Map<string, number>();
  for (const { original } of sheets) counts.set(original, (counts.get(original) ?? 0) + 1);
  const context = { rules: eyes.rules, pagesOf: (original: string): number => counts.get(original) ?? 1 };
  const papers: { pages: PageView[]; signals: SplitSignal[] }[] = [];
  let open: OpenPaper = { pages: [], kind: "unknown", caseNumber: undefined };
  for (const [at, sheet] of sheets.entries()) {
    const page = viewPage(sheet, at, eyes);
    const signals = splitSignals(open, page, context);
    const current = papers.at(-1);
    if (current && sum(signals) <= 0) current.pages.push(page);
    else papers.push({ pages: [page], signals });
    open = describe(papers.at(-1)?.pages ?? [], open, eyes);
  }
  return papers.map(({ pages, signals }) => ({
    pages,
    signals,
    guess: classifyPaper(pages, eyes),
    clarity: Math.min(1, Math.abs(sum(signals)) / 4),
  }));
}

function describe(pages: readonly PageView[], before: OpenPaper, eyes: Eyes): OpenPaper {
  // The kind of a paper is settled by its first page; later pages only lengthen it.
  const kind = pages.length > 1 ? before.kind : classifyPaper(pages, eyes).kind;
  return { pages, kind, caseNumber: pages[0]?.caseNumber?.caseNumber };
}

function sum(signals: readonly SplitSignal[]): number {
  return signals.reduce((total, { weight }) => total + weight, 0);
}
