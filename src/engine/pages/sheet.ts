import type { Page, Passage } from "../../vocabulary/page.ts";

/** A line of a sheet: bounds in the text (end exclusive) and on the upright page, as fractions 0–1 with three decimals. */
export interface SheetLine {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** What cataloguing needs of a page (页): its text, where the lines stand, and how the page looks as a whole. */
export interface Sheet {
  readonly original: string;
  /** Number of the page in its original, from 1. */
  readonly number: number;
  readonly text: string;
  readonly lines: readonly SheetLine[];
  /** True when the page is wider than high. */
  readonly wide: boolean;
  /** Mean confidence of the reading, 0–1. */
  readonly confidence: number;
  /** Share of pixels that are not background, 0–1. */
  readonly ink: number;
  /** True when it comes from a written file (Word, plain text) and not from a picture: such a file is a paper of its own. */
  readonly written?: boolean | undefined;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The sheet of a page; a page whose lines have no known place gets them one below the other. */
export function sheetOf(page: Page): Sheet {
  const { original, number, text, width, height, confidence, ink } = page;
  const lines = page.lines.length > 0 ? page.lines.map(placedLine) : linesOfText(text);
  const sheet = { original, number, text, lines, wide: width > height, confidence: round(confidence), ink: round(ink) };
  return page.origin === "word" || page.origin === "plain" ? { ...sheet, written: true } : sheet;
}

function placedLine({ start, end, quad }: Page["lines"][number]): SheetLine {
  const [x0 = 0, y0 = 0, x1 = 1, y1 = 0, x2 = 1, y2 = 0, x3 = 0, y3 = 0] = quad;
  // Slanted lines: the height is that of the sides, not of the box around them.
  const side = (y3 - y0 + (y2 - y1)) / 2;
  return {
    start,
    end,
    left: round(Math.min(x0, x3)),
    right: round(Math.max(x1, x2)),
    top: round((y0 + y1) / 2),
    height: round(Math.max(0, side)),
  };
}

function linesOfText(text: string): SheetLine[] {
  const rows = text.split("\n");
  let start = 0;
  return rows.flatMap((row, at) => {
    const line = { start, end: start + row.length, left: 0.1, right: 0.9, top: round(at / rows.length), height: 0.02 };
    start += row.length + 1;
    return row.trim() === "" ? [] : [line];
  });
}

/** The words of a page between two positions, as a place that can be looked up again. */
export function passageOf(sheet: Sheet, start: number, end: number): Passage {
  const { original, number, text } = sheet;
  return { original, page: number, start, end, quote: text.slice(start, end) };
}
