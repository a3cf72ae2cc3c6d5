import { cornersOf, type LineBox, levelled } from "./line-box.ts";
import type { Shade } from "./picture.ts";

/** Tells whether printed lines (表格线) stand between pieces of text. */
export interface RulingLines {
  /** Whether a level line parts a piece from one below it. */
  partsBelow(upper: LineBox, lower: LineBox): boolean;
  /** Whether an upright line stands between two points of a piece's middle line, in pixels along it. */
  partsBeside(left: LineBox, right: LineBox): boolean;
}

/** A line is darker than this share of the paper beside it. */
const DARKER = 0.82;
/** A line is drawn through: this share of the samples along it are dark. */
const DRAWN = 0.88;
/** Found boxes are taller than their letters; letters end about here, as a share of the box from its middle. */
const LETTER_EDGE = 0.36;
const SAMPLES = 24;
/** Pixels by which most points of a drawn line may stray. */
const STRAIGHT = 2.6;
const STRAIGHT_SHARE = 0.8;
/** Pixels from one sample to the next by which a line may lean against the text beside it. */
const STEEPEST = 0.6;

/** For pages whose lines cannot be seen. */
export const noRulingLines: RulingLines = { partsBelow: () => false, partsBeside: () => false };

/** Looks for the lines of tables in the gaps between pieces of text, which needs no straight page. */
export function rulingLinesOf(picture: Shade): RulingLines {
  const brightness = (x: number, y: number): number => {
    const column = Math.min(picture.width - 1, Math.max(0, Math.round(x)));
    const row = Math.min(picture.height - 1, Math.max(0, Math.round(y)));
    return picture.data[row * picture.width + column] ?? 0;
  };
  return {
    partsBelow(above, below) {
      const [upper, lower] = [levelled(above), levelled(below)];
      const [left, right] = sharedSpan(upper, lower);
      const paths = Array.from({ length: SAMPLES }, (_, index) => {
        const x = left + ((index + 0.5) / SAMPLES) * (right - left);
        const from = middleAt(upper, x) + LETTER_EDGE * upper.height;
        const to = middleAt(lower, x) - LETTER_EDGE * lower.height;
        return pathOf((y) => brightness(x, y), Math.min(from, to), Math.max(from, to));
      });
      return isDrawn(paths);
    },
    partsBeside(before, after) {
      const [left, right] = [levelled(before), levelled(after)];
      // Upright strokes end with their letters; a table line goes on above and below.
      const height = Math.min(left.height, right.height) * 1.15;
      const from = edgeOf(left, 1);
      const to = edgeOf(right, -1);
      const paths = Array.from({ length: SAMPLES }, (_, index) => {
        const offset = ((index + 0.5) / SAMPLES - 0.5) * height;
        const y = (from.y + to.y) / 2 + offset;
        return pathOf((x) => brightness(x, y), Math.min(from.x, to.x), Math.max(from.x, to.x));
      });
      return isDrawn(paths);
    },
  };
}

/** What two boxes share across the page; a single digit is looked at with its surroundings. */
function sharedSpan(upper: LineBox, lower: LineBox): [number, number] {
  const left = Math.max(upper.x - upper.width / 2, lower.x - lower.width / 2);
  const right = Math.min(upper.x + upper.width / 2, lower.x + lower.width / 2);
  const half = Math.max(right - left, 0.8 * Math.min(upper.height, lower.height)) / 2;
  return [(left + right) / 2 - half, (left + right) / 2 + half];
}

function middleAt(box: LineBox, x: number): number {
  return box.y + Math.tan(box.angle) * (x - box.x);
}

/** The middle of a box's left (-1) or right (1) end. */
function edgeOf(box: LineBox, side: -1 | 1): { x: number; y: number } {
  const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(box);
  const [a, b] = side === 1 ? [topRight, bottomRight] : [topLeft, bottomLeft];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

interface Path {
  readonly darkest: number;
  /** How far along the path it is darkest. */
  readonly place: number;
  readonly brightest: number;
}

function pathOf(brightness: (at: number) => number, from: number, to: number): Path {
  let [darkest, brightest, place] = [255, 0, 0];
  for (let at = from; at <= to; at++) {
    const level = brightness(at);
    if (level < darkest) [darkest, place] = [level, at - from];
    brightest = Math.max(brightest, level);
  }
  return { darkest, brightest, place };
}

/** Nearly every path across the gap meets something dark, and those places lie in a straight row. */
function isDrawn(paths: readonly Path[]): boolean {
  const paper = Math.max(...paths.map(({ brightest }) => brightest));
  const dark = paths.filter(({ darkest }) => darkest < DARKER * paper);
  return dark.length >= DRAWN * paths.length && isStraight(dark.map(({ place }) => place));
}

/** Whether most places lie within a few pixels of one line, drawn through the middles of both halves; letters curve and stand apart. */
function isStraight(places: readonly number[]): boolean {
  const half = places.length >> 1;
  const [first, second] = [middleOf(places.slice(0, half)), middleOf(places.slice(half))];
  const slope = (second - first) / Math.max(1, places.length - half);
  const near = places.filter((place, index) => {
    const expected = (first + second) / 2 + slope * (index - (places.length - 1) / 2);
    return Math.abs(place - expected) < STRAIGHT;
  });
  return near.length >= STRAIGHT_SHARE * places.length && Math.abs(slope) < STEEPEST;
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
