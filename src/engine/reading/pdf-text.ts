import { type Glyph, isChinese, usualWidth } from "./glyph.ts";
import type { Turn } from "./picture.ts";
import type { TextRun } from "./text-run.ts";
import { asRead } from "./typed-text.ts";

/** A piece of text of a PDF's text layer: words, size, and the matrix that sets it on the page. */
export interface PdfTextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

/** The matrix from a PDF's own coordinates to pixels of the rendered page. */
export type PageMatrix = readonly number[];

/** Share of a letter's height that stands above its baseline. */
const ASCENT = 0.88;

interface Piece {
  readonly angle: number;
  readonly size: number;
  readonly start: { x: number; y: number };
  readonly width: number;
  readonly glyphs: Glyph[];
}

/** Whether a text layer can be trusted: few characters that no Chinese paper has, as fonts without a map to Unicode give them. */
export function isUsable(items: readonly PdfTextItem[]): boolean {
  const text = items.map(({ str }) => str.replaceAll(/\s/g, "")).join("");
  const strange = text.match(
    /[\p{Co}\p{Cn}\p{Cc}\ufffd\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u036f\u0400-\u1fff]/gu,
  );
  return text !== "" && (strange?.length ?? 0) < 0.1 * text.length;
}

/** The clockwise turn that sets the text of a page upright: most of its characters decide. */
export function turnOfText(items: readonly PdfTextItem[], matrix: PageMatrix): Turn {
  const votes: Record<Turn, number> = { 0: 0, 90: 0, 180: 0, 270: 0 };
  for (const item of items) {
    const { angle } = place(item, matrix);
    const quarters = ((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4;
    votes[QUARTERS[quarters] ?? 0] += item.str.trim().length;
  }
  return QUARTERS.reduce((best, turn) => (votes[turn] > votes[best] ? turn : best), 0);
}

/** By the quarter turns the text stands at, the turn that undoes them. */
const QUARTERS: readonly Turn[] = [0, 270, 180, 90];

/** Makes runs of a text layer: pieces that touch on one baseline become one run, every character gets its edges. */
export function runsOfText(items: readonly PdfTextItem[], matrix: PageMatrix): TextRun[] {
  const pieces: Piece[] = [];
  for (const item of items) {
    if (item.str.trim() === "") continue;
    const piece = place(item, matrix);
    if (pieces.slice(-8).some((earlier) => isRepeated(earlier, piece))) continue;
    const last = pieces.at(-1);
    const gap = last && gapBetween(last, piece);
    if (last && gap !== undefined) pieces[pieces.length - 1] = join(last, piece, gap);
    else pieces.push(piece);
  }
  return pieces.map(toRun).filter(({ glyphs }) => glyphs.length > 0);
}

function place(item: PdfTextItem, matrix: PageMatrix): Piece {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
  const turned = (x = 0, y = 0): { x: number; y: number } => ({ x: a * x + c * y, y: b * x + d * y });
  const { transform } = item;
  const along = turned(transform[0], transform[1]);
  const up = turned(transform[2], transform[3]);
  const start = turned(transform[4], transform[5]);
  const width = item.width * Math.hypot(a, b);
  return {
    angle: Math.atan2(along.y, along.x),
    size: Math.hypot(up.x, up.y) || Math.hypot(along.x, along.y),
    start: { x: start.x + e, y: start.y + f },
    width,
    glyphs: spread(item.str, width),
  };
}

/** The text layer tells the width of the whole; characters share it by their usual widths. */
function spread(text: string, width: number): Glyph[] {
  const chars = Array.from(text);
  const total = chars.reduce((sum, char) => sum + usualWidth(char), 0) || 1;
  let left = 0;
  return chars.map((char) => {
    const right = left + (usualWidth(char) / total) * width;
    const glyph = { char, left, right, confidence: 1 };
    left = right;
    return glyph;
  });
}

/** Bold made by printing twice must not be read twice. */
function isRepeated(earlier: Piece, piece: Piece): boolean {
  const near = Math.hypot(earlier.start.x - piece.start.x, earlier.start.y - piece.start.y) < 0.15 * piece.size;
  return near && textOf(earlier) === textOf(piece);
}

function textOf(piece: Piece): string {
  return piece.glyphs.map(({ char }) => char).join("");
}

/** The gap along the baseline to a piece that goes on where another ends; undefined when it does not. */
function gapBetween(last: Piece, next: Piece): number | undefined {
  const [cos, sin] = [Math.cos(last.angle), Math.sin(last.angle)];
  const [dx, dy] = [next.start.x - last.start.x, next.start.y - last.start.y];
  const gap = dx * cos + dy * sin - last.width;
  const isLevel = Math.abs(dy * cos - dx * sin) < 0.3 * last.size && Math.abs(next.angle - last.angle) < 0.02;
  const isAlike = next.size < 1.5 * last.size && last.size < 1.5 * next.size;
  return isLevel && isAlike && gap > -0.3 * last.size && gap < 0.9 * last.size ? gap : undefined;
}

function join(last: Piece, next: Piece, gap: number): Piece {
  const offset = last.width + gap;
  const moved = next.glyphs.map((glyph) => ({ ...glyph, left: glyph.left + offset, right: glyph.right + offset }));
  const [before, after] = [last.glyphs.at(-1)?.char, next.glyphs[0]?.char];
  const needsSpace = gap > 0.18 * last.size && !isChinese(before) && !isChinese(after);
  const space = needsSpace ? [{ char: " ", left: last.width, right: offset, confidence: 1 }] : [];
  return {
    ...last,
    size: Math.max(last.size, next.size),
    width: offset + next.width,
    glyphs: [...last.glyphs, ...space, ...moved],
  };
}

function toRun({ angle, size, start, width, glyphs }: Piece): TextRun {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const rise = (ASCENT - 0.5) * size;
  const box = {
    x: start.x + (cos * width) / 2 + sin * rise,
    y: start.y + (sin * width) / 2 - cos * rise,
    width: Math.max(width, 1),
    height: Math.max(size, 1),
    angle,
  };
  const fraction = (edge: number): number => Math.min(1, Math.max(0, edge / box.width));
  return {
    box,
    glyphs: asRead(glyphs).map((glyph) => ({ ...glyph, left: fraction(glyph.left), right: fraction(glyph.right) })),
  };
}
