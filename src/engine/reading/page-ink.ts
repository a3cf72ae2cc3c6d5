import { type Picture, sharpOf } from "./picture.ts";

/** Width in pixels at which ink is measured: coarse enough to be quick, fine enough to see a page number. */
const MEASURE_WIDTH = 480;
const BLOCK = 24;
/** A pixel is ink when it is darker than this share of the paper round it, so that a shadow is not ink. */
const DARKER = 0.72;

/** The share of dark pixels on a page, 0–1, each judged against the paper round it. */
export async function measureInk(picture: Picture): Promise<number> {
  const { data, info } = await sharpOf(picture)
    .resize({ width: Math.min(MEASURE_WIDTH, picture.width), kernel: "linear" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let dark = 0;
  for (let top = 0; top < info.height; top += BLOCK) {
    for (let left = 0; left < info.width; left += BLOCK) {
      dark += darkInBlock(data, { left, top, width: info.width, height: info.height, channels: info.channels });
    }
  }
  return dark / (info.width * info.height);
}

function darkInBlock(
  data: Uint8Array,
  area: { left: number; top: number; width: number; height: number; channels: number },
): number {
  const histogram = new Uint32Array(256);
  const [right, bottom] = [Math.min(area.width, area.left + BLOCK), Math.min(area.height, area.top + BLOCK)];
  let pixels = 0;
  for (let y = area.top; y < bottom; y++) {
    for (let x = area.left; x < right; x++, pixels++) {
      const level = data[(y * area.width + x) * area.channels] ?? 0;
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
