import type { Glyph } from "./glyph.ts";
import { cornersOf, type LineBox, type Point } from "./line-box.ts";

/** A piece of text in one direction as it was found on the page, before lines are put in reading order. */
export interface TextRun {
  readonly box: LineBox;
  /** Glyphs with edges as fractions of the box's width. */
  readonly glyphs: readonly Glyph[];
}

/** A glyph whose edges are points on the page, on the middle of its line. */
export interface PlacedGlyph {
  readonly char: string;
  readonly from: Point;
  readonly to: Point;
  readonly confidence: number;
}

/** Where the glyphs of a run stand on the page, in pixels. */
export function placeGlyphs({ box, glyphs }: TextRun): PlacedGlyph[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(box);
  const start = { x: (topLeft.x + bottomLeft.x) / 2, y: (topLeft.y + bottomLeft.y) / 2 };
  const end = { x: (topRight.x + bottomRight.x) / 2, y: (topRight.y + bottomRight.y) / 2 };
  const at = (share: number): Point => ({
    x: start.x + (end.x - start.x) * share,
    y: start.y + (end.y - start.y) * share,
  });
  return glyphs.map(({ char, left, right, confidence }) => ({ char, from: at(left), to: at(right), confidence }));
}
