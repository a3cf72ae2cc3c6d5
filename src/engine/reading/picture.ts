import sharp, { type Sharp } from "sharp";

/** A decoded page image: red, green and blue bytes row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The brightness of a page image: one byte a pixel, row by row. Print is read by its shade; colour would cost three times as much. */
export interface Shade {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The brightness of a picture as the eye weighs colours (BT.601). */
export function shadeOf({ width, height, data }: Picture): Shade {
  const shade = new Uint8Array(width * height);
  for (let from = 0, to = 0; to < shade.length; from += 3, to++) {
    shade[to] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, data: shade };
}

/** Clockwise turn in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** Longest side of a stored page image in pixels: 205 dpi on A4, enough for print of 5 points. */
export const LONGEST_SIDE = 2400;

/** A long screenshot keeps this width, or its letters would be lost in the 2400 pixels of an ordinary page. */
const NARROWEST_STRIP = 900;

/** The longest side WebP can hold, less a margin. */
const LONGEST_STRIP = 16_000;

/** The size a page image is stored in: at most 2400 pixels on its long side, except for strips such as long screenshots. */
export function storedSize(width: number, height: number): { width: number; height: number } {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const forPage = Math.min(1, LONGEST_SIDE / long);
  const isStrip = long > 2.5 * short && short * forPage < NARROWEST_STRIP;
  const scale = isStrip ? Math.min(1, NARROWEST_STRIP / short, LONGEST_STRIP / long) : forPage;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Wraps a picture for further work by sharp without copying it. */
export function sharpOf(picture: Picture): Sharp {
  return sharp(picture.data, {
    raw: { width: picture.width, height: picture.height, channels: 3 },
    limitInputPixels: false,
  });
}

/** Runs a sharp pipeline to its end and gives the pixels, transparent parts on white. */
export async function pixelsOf(pipeline: Sharp): Promise<Picture> {
  const { data, info } = await pipeline
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Turns a picture clockwise by a right angle. */
export async function turnPicture(picture: Picture, turn: Turn): Promise<Picture> {
  return turn === 0 ? picture : pixelsOf(sharpOf(picture).rotate(turn));
}

/** Encodes the upright page image for the screen as WebP; effort 0 costs a third of the usual and a fifth more bytes. */
export async function encodePicture(picture: Picture): Promise<Uint8Array> {
  return sharpOf(picture).webp({ quality: 78, effort: 0 }).toBuffer();
}
