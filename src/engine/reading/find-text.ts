import { type Crop, cropLine, turnCropOver } from "./crop-line.ts";
import { type LineBox, scaleBox, turnBox } from "./line-box.ts";
import type { LineModels } from "./line-models.ts";
import type { Picture, Shade, Turn } from "./picture.ts";
import { findTextRegions } from "./text-regions.ts";

/** Long side in pixels at which text is looked for: print of 12 points is then 14 pixels high. */
export const USUAL_SIDE = 960;
const FINE_SIDE = 1536;
/** Regions lower than this at the usual side are small print, which is looked for again at the fine side. */
const SMALL_PRINT = 13;
/** A mean doubt of the direction model under which a page surely is the right way up; three lines suffice to say so. */
const CLEAR_DOUBT = 0.1;
/** Lines asked which way up the page is. */
const WITNESSES = 7;

/** Finds the pieces of text on a picture, in pixels of the picture. */
export async function findText(picture: Picture, models: LineModels): Promise<LineBox[]> {
  const long = Math.max(picture.width, picture.height);
  const short = Math.min(picture.width, picture.height);
  // A long screenshot is looked at with the short side of an ordinary page, or its letters would vanish.
  const side = long > 2.5 * short ? Math.min(long, Math.round((680 * long) / short)) : USUAL_SIDE;
  const boxes = await detectAt(picture, models, side);
  const heights = boxes.map(({ width, height }) => Math.min(width, height)).toSorted((a, b) => a - b);
  const median = (heights[heights.length >> 1] ?? Infinity) * (side / long);
  return median < SMALL_PRINT && long > USUAL_SIDE && side === USUAL_SIDE
    ? detectAt(picture, models, Math.min(FINE_SIDE, long))
    : boxes;
}

async function detectAt(picture: Picture, models: LineModels, side: number): Promise<LineBox[]> {
  const map = await models.detect(picture, side);
  const [scaleX, scaleY] = [picture.width / map.width, picture.height / map.height];
  return findTextRegions(map).map((box) => scaleBox(box, scaleX, scaleY));
}

/** The three largest lines of a page whose lines run level; none where they run up and down or are too few to tell. */
export function largestLines(boxes: readonly LineBox[]): LineBox[] {
  if (runsSideways(boxes)) return [];
  const lines = boxes.filter((box) => box.width > 4 * box.height);
  const largest = lines.toSorted((a, b) => b.width * b.height - a.width * a.height).slice(0, 3);
  return largest.length < 3 ? [] : largest;
}

/** The clockwise turn that sets a page upright, seen from the way its lines run and which way up they read. */
export async function findTurn(picture: Shade, boxes: readonly LineBox[], models: LineModels): Promise<Turn> {
  const base: Turn = runsSideways(boxes) ? 90 : 0;
  const witnesses = boxes
    .filter((box) => (base === 0 ? box.width > 2 * box.height : box.height > 2 * box.width))
    .toSorted((a, b) => b.width * b.height - a.width * a.height)
    .slice(0, WITNESSES)
    .map((box) => witness(box, base));
  return (await readsUpsideDown(picture, witnesses, models)) ? (base === 0 ? 180 : 270) : base;
}

function runsSideways(boxes: readonly LineBox[]): boolean {
  const sideways = lengthOf(boxes, (box) => box.height > 2 * box.width);
  return sideways > 1.5 * lengthOf(boxes, (box) => box.width > 2 * box.height);
}

function lengthOf(boxes: readonly LineBox[], holds: (box: LineBox) => boolean): number {
  return boxes.filter(holds).reduce((sum, { width, height }) => sum + Math.max(width, height), 0);
}

/** A piece of a line five characters long, laid level by a quarter turn where the page lies on its side. */
function witness(box: LineBox, base: Turn): LineBox {
  // A quarter turn to the left of the box is a quarter turn to the right of the page.
  const level = base === 0 ? box : { ...box, width: box.height, height: box.width, angle: box.angle - Math.PI / 2 };
  return { ...level, width: Math.min(level.width, 6 * level.height) };
}

/** Asks the direction model first; where it is not clear, the recogniser, which reads better the right way up. */
async function readsUpsideDown(picture: Shade, boxes: readonly LineBox[], models: LineModels): Promise<boolean> {
  if (boxes.length === 0) return false;
  let against = 0;
  const crops: Crop[] = [];
  for (const [index, box] of boxes.entries()) {
    const crop = cropLine(picture, box);
    crops.push(crop);
    against += await models.upsideDown(crop);
    if (index >= 2 && against < CLEAR_DOUBT * (index + 1)) return false;
  }
  let [upright, over] = [0, 0];
  for (const crop of crops.slice(0, 4)) {
    upright += meanConfidence(await models.recognise(crop));
    over += meanConfidence(await models.recognise(turnCropOver(crop)));
  }
  return over > upright * 1.05;
}

function meanConfidence(glyphs: readonly { confidence: number }[]): number {
  return glyphs.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, glyphs.length);
}

/** Boxes of a picture after it was turned. */
export function turnBoxes(boxes: readonly LineBox[], turn: Turn, size: { width: number; height: number }): LineBox[] {
  return boxes.map((box) => turnBox(box, turn, size));
}
