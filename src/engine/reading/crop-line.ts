import { cornersOf, type LineBox } from "./line-box.ts";
import type { Shade } from "./picture.ts";

/** Height in pixels of a line as the recognition and direction models want it. */
export const LINE_HEIGHT = 48;
const LONGEST_CROP = 3200;
const SHORTEST_CROP = 16;

/** A level piece of a page, 48 pixels high, one byte a pixel. */
export interface Crop {
  readonly width: number;
  readonly data: Uint8Array;
}

/** Cuts a turned rectangle out of a picture and lays it level at 48 pixels of height. */
export function cropLine(picture: Shade, box: LineBox): Crop {
  const wanted = Math.round((LINE_HEIGHT * box.width) / Math.max(1, box.height));
  const width = Math.max(SHORTEST_CROP, Math.min(LONGEST_CROP, wanted));
  const out = new Uint8Array(width * LINE_HEIGHT);
  const [origin, right, , below] = cornersOf(box);
  // Where a crop is smaller than its original, several samples per pixel keep thin strokes from vanishing.
  const samples = Math.max(1, Math.min(3, Math.round(box.height / LINE_HEIGHT)));
  const step = { x: 1 / (width * samples), y: 1 / (LINE_HEIGHT * samples) };
  const along = { x: (right.x - origin.x) * step.x, y: (right.y - origin.y) * step.x };
  const down = { x: (below.x - origin.x) * step.y, y: (below.y - origin.y) * step.y };
  const { data } = picture;
  const share = 1 / (samples * samples);
  for (let y = 0, to = 0; y < LINE_HEIGHT; y++) {
    for (let x = 0; x < width; x++, to++) {
      let sum = 0;
      for (let part = 0; part < samples * samples; part++) {
        const u = x * samples + (part % samples) + 0.5;
        const v = y * samples + Math.floor(part / samples) + 0.5;
        const fromX = origin.x + along.x * u + down.x * v - 0.5;
        const fromY = origin.y + along.y * u + down.y * v - 0.5;
        const left = Math.floor(fromX);
        const top = Math.floor(fromY);
        // The shade between four pixels; outside the page the border pixel is repeated.
        const x0 = within(left, picture.width);
        const x1 = within(left + 1, picture.width);
        const y0 = within(top, picture.height) * picture.width;
        const y1 = within(top + 1, picture.height) * picture.width;
        const rightward = fromX - left;
        const upper = at(data, y0 + x0) * (1 - rightward) + at(data, y0 + x1) * rightward;
        const lower = at(data, y1 + x0) * (1 - rightward) + at(data, y1 + x1) * rightward;
        sum += upper + (lower - upper) * (fromY - top);
      }
      out[to] = sum * share;
    }
  }
  return { width, data: out };
}

function at(data: Uint8Array, index: number): number {
  return data[index] ?? 0;
}

function within(place: number, size: number): number {
  return place < 0 ? 0 : place >= size ? size - 1 : place;
}

/** A crop upside down, as a page scanned head first gives it. */
export function turnCropOver(crop: Crop): Crop {
  return { width: crop.width, data: crop.data.toReversed() };
}

/** The characters of an upright column of text set side by side, so that a line model can read them (竖排). */
export function cropColumn(picture: Shade, box: LineBox): Crop {
  const cells = Math.max(1, Math.round(box.height / Math.max(1, box.width)));
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const crops = Array.from({ length: cells }, (_, cell) => {
    const offset = ((cell + 0.5) / cells - 0.5) * box.height;
    const height = box.height / cells;
    return cropLine(picture, { ...box, height, x: box.x - offset * sin, y: box.y + offset * cos });
  });
  const width = crops.reduce((sum, crop) => sum + crop.width, 0);
  const data = new Uint8Array(width * LINE_HEIGHT);
  let left = 0;
  for (const crop of crops) {
    for (let y = 0; y < LINE_HEIGHT; y++) {
      data.set(crop.data.subarray(y * crop.width, (y + 1) * crop.width), y * width + left);
    }
    left += crop.width;
  }
  return { width, data };
}
