import { cornersOf, type LineBox } from "./line-box.ts";
import type { Picture } from "./picture.ts";

/** Height in pixels of a line as the recognition and direction models want it. */
export const LINE_HEIGHT = 48;
const LONGEST_CROP = 3200;
const SHORTEST_CROP = 16;

/** A level piece of a page, 48 pixels high. */
export interface Crop {
  readonly width: number;
  readonly data: Uint8Array;
}

/** Cuts a turned rectangle out of a picture and lays it level at 48 pixels of height. */
export function cropLine(picture: Picture, box: LineBox): Crop {
  const wanted = Math.round((LINE_HEIGHT * box.width) / Math.max(1, box.height));
  const width = Math.max(SHORTEST_CROP, Math.min(LONGEST_CROP, wanted));
  const out = new Uint8Array(width * LINE_HEIGHT * 3);
  const [origin, right, , below] = cornersOf(box);
  // Where a crop is smaller than its original, several samples per pixel keep thin strokes from vanishing.
  const samples = Math.max(1, Math.min(3, Math.round(box.height / LINE_HEIGHT)));
  const step = { x: 1 / (width * samples), y: 1 / (LINE_HEIGHT * samples) };
  const along = { x: (right.x - origin.x) * step.x, y: (right.y - origin.y) * step.x };
  const down = { x: (below.x - origin.x) * step.y, y: (below.y - origin.y) * step.y };
  const sums = new Float64Array(3);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    for (let x = 0; x < width; x++) {
      sums.fill(0);
      for (let part = 0; part < samples * samples; part++) {
        const u = x * samples + (part % samples) + 0.5;
        const v = y * samples + Math.floor(part / samples) + 0.5;
        addSample(picture, origin.x + along.x * u + down.x * v - 0.5, origin.y + along.y * u + down.y * v - 0.5, sums);
      }
      const to = (y * width + x) * 3;
      const share = 1 / (samples * samples);
      out[to] = (sums[0] ?? 0) * share;
      out[to + 1] = (sums[1] ?? 0) * share;
      out[to + 2] = (sums[2] ?? 0) * share;
    }
  }
  return { width, data: out };
}

/** Adds the colour between four pixels; outside the page the border pixel is repeated. */
function addSample(picture: Picture, x: number, y: number, sums: Float64Array): void {
  const { width, height, data } = picture;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const ax = x - left;
  const ay = y - top;
  const x0 = within(left, width);
  const x1 = within(left + 1, width);
  const y0 = within(top, height);
  const y1 = within(top + 1, height);
  const a = (y0 * width + x0) * 3;
  const b = (y0 * width + x1) * 3;
  const c = (y1 * width + x0) * 3;
  const d = (y1 * width + x1) * 3;
  const [wa, wb, wc, wd] = [(1 - ax) * (1 - ay), ax * (1 - ay), (1 - ax) * ay, ax * ay];
  for (let channel = 0; channel < 3; channel++) {
    sums[channel] =
      (sums[channel] ?? 0) +
      (data[a + channel] ?? 0) * wa +
      (data[b + channel] ?? 0) * wb +
      (data[c + channel] ?? 0) * wc +
      (data[d + channel] ?? 0) * wd;
  }
}

function within(place: number, size: number): number {
  return place < 0 ? 0 : place >= size ? size - 1 : place;
}

/** A crop upside down, as a page scanned head first gives it. */
export function turnCropOver(crop: Crop): Crop {
  const data = new Uint8Array(crop.data.length);
  for (let from = 0, to = data.length - 3; to >= 0; from += 3, to -= 3) {
    data[to] = crop.data[from] ?? 0;
    data[to + 1] = crop.data[from + 1] ?? 0;
    data[to + 2] = crop.data[from + 2] ?? 0;
  }
  return { width: crop.width, data };
}

/** The characters of an upright column of text set side by side, so that a line model can read them (竖排). */
export function cropColumn(picture: Picture, box: LineBox): Crop {
  const cells = Math.max(1, Math.round(box.height / Math.max(1, box.width)));
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const crops = Array.from({ length: cells }, (_, cell) => {
    const offset = ((cell + 0.5) / cells - 0.5) * box.height;
    const height = box.height / cells;
    return cropLine(picture, { ...box, height, x: box.x - offset * sin, y: box.y + offset * cos });
  });
  const width = crops.reduce((sum, crop) => sum + crop.width, 0);
  const data = new Uint8Array(width * LINE_HEIGHT * 3);
  let left = 0;
  for (const crop of crops) {
    for (let y = 0; y < LINE_HEIGHT; y++) {
      data.set(crop.data.subarray(y * crop.width * 3, (y + 1) * crop.width * 3), (y * width + left) * 3);
    }
    left += crop.width;
  }
  return { width, data };
}
