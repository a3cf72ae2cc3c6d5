import type { Picture, Shade } from "./picture.ts";

/** Width in pixels at which ink is measured: coarse enough to be quick, fine enough to see a page number. */
const MEASURE_WIDTH = 480;
const BLOCK = 24;
/** A pixel is ink when it is darker than this share of the paper round it, so that a shadow is not ink. */
const DARKER = 0.72;

/** The share of dark pixels on a page, 0–1, each judged against the paper round it; every few pixels are looked at. */
export function measureInk(picture: Picture): number {
  const sampled = sample(picture, Math.max(1, Math.round(picture.width / MEASURE_WIDTH)));
  let dark = 0;
  for (let top = 0; top < sampled.height; top += BLOCK) {
    for (let left = 0; left < sampled.width; left += BLOCK) dark += darkInBlock(sampled, left, top);
  }
  return dark / (sampled.width * sampled.height);
}

/** Every few pixels of every few rows, by the green that print and paper differ most in. */
function sample(picture: Picture, step: number): Shade {
  const [width, height] = [Math.ceil(picture.width / step), Math.ceil(picture.height / step)];
  const data = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    const row = y * step * picture.width;
    for (let x = 0; x < width; x++, to++) data[to] = picture.data[(row + x * step) * 3 + 1] ?? 255;
  }
  return { width, height, data };
}

function darkInBlock({ width, height, data }: Shade, left: number, top: number): number {
  const histogram = new Uint32Array(256);
  const [right, bottom] = [Math.min(width, left + BLOCK), Math.min(height, top + BLOCK)];
  let pixels = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++, pixels++) {
      const level = data[y * width + x] ?? 0;
      histogram[level] = (histogram[level] ?? 0) + 1;
    }
  }
  const paper = paperLevel(histogram, pixels);
  let dark = 0;
  for (let level = 0; level < paper * DARKER; level++) dark += histogram[level] ?? 0;
  return dark;
}

/** The level that nine pixels in ten stay below; wholly dark blocks count as dark against grey paper. */
function paperLevel(histogram: Uint32Array, pixels: number): number {
  let left = pixels / 10;
  let level = 255;
  for (; level > 96; level--) {
    left -= histogram[level] ?? 0;
    if (left < 0) break;
  }
  return level;
}
