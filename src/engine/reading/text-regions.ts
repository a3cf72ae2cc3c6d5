import { type LineBox, type Point, smallestBox } from "./line-box.ts";

/** Thresholds of PP-OCR's DB detector, as its own post-processing sets them. */
const PIXEL_PROBABILITY = 0.3;
const REGION_PROBABILITY = 0.6;
/** The detector shrinks text; a rectangle is grown back by this share of area over perimeter. */
const UNCLIP = 1.6;

/** A map of how probably each pixel belongs to a line of text, as the detector gives it. */
export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

interface Region {
  readonly outline: Point[];
  readonly pixels: number;
  readonly mean: number;
}

/** Finds the lines of text in a probability map: connected regions, their smallest rectangles, grown back to full height. */
export function findTextRegions(map: ProbabilityMap): LineBox[] {
  const seen = new Uint8Array(map.width * map.height);
  const stack = new Int32Array(map.width * map.height);
  const boxes: LineBox[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || (map.values[start] ?? 0) <= PIXEL_PROBABILITY) continue;
    const region = flood(map, start, { seen, stack });
    if (region.pixels < 12 || region.mean < REGION_PROBABILITY) continue;
    const box = unclip(smallestBox(region.outline));
    if (box) boxes.push(box);
  }
  return boxes;
}

function unclip(box: LineBox): LineBox | undefined {
  if (Math.min(box.width, box.height) < 3) return undefined;
  const margin = (box.width * box.height * UNCLIP) / (box.width + box.height);
  const grown = { ...box, width: box.width + margin, height: box.height + margin };
  return Math.min(grown.width, grown.height) < 5 ? undefined : grown;
}

/** Takes in the region round a pixel; its outline is the first and last pixel of each row, which is all a hull needs. */
function flood(map: ProbabilityMap, start: number, scratch: { seen: Uint8Array; stack: Int32Array }): Region {
  const { width, height, values } = map;
  const { seen, stack } = scratch;
  const rows = new Map<number, { left: number; right: number }>();
  let [depth, sum, pixels] = [1, 0, 0];
  stack[0] = start;
  seen[start] = 1;
  while (depth > 0) {
    const pixel = stack[--depth] ?? 0;
    const x = pixel % width;
    const y = (pixel - x) / width;
    sum += values[pixel] ?? 0;
    pixels++;
    widenRow(rows, x, y);
    const [left, right] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      depth = pushFresh(map, scratch, { from: row * width + left, to: row * width + right, depth });
    }
  }
  return { outline: outlineOf(rows), pixels, mean: sum / pixels };
}

/** Puts the pixels of text from one place to another on the stack unless they were seen; gives its new depth. */
function pushFresh(
  { values }: ProbabilityMap,
  { seen, stack }: { seen: Uint8Array; stack: Int32Array },
  span: { from: number; to: number; depth: number },
): number {
  let { depth } = span;
  for (let next = span.from; next <= span.to; next++) {
    if (seen[next] === 1 || (values[next] ?? 0) <= PIXEL_PROBABILITY) continue;
    seen[next] = 1;
    stack[depth++] = next;
  }
  return depth;
}

function widenRow(rows: Map<number, { left: number; right: number }>, x: number, y: number): void {
  const row = rows.get(y);
  if (!row) rows.set(y, { left: x, right: x });
  else if (x < row.left) row.left = x;
  else if (x > row.right) row.right = x;
}

function outlineOf(rows: Map<number, { left: number; right: number }>): Point[] {
  const outline: Point[] = [];
  for (const [y, { left, right }] of rows) {
    outline.push({ x: left, y }, { x: right + 1, y }, { x: left, y: y + 1 }, { x: right + 1, y: y + 1 });
  }
  return outline;
}
