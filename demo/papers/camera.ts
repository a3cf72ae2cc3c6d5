import sharp, { type Sharp } from "sharp";
import type { Look } from "./case-plan.ts";
import { between, type Chance } from "./chance.ts";
import { type PaperPage, pixelsOf } from "./page.ts";
import { photograph } from "./photograph.ts";

/** An image of a page as a JPEG. */
export interface Shot {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Turns a painted page into the image that came into the court: printed clean, scanned askew, photographed or a screenshot. */
export async function shoot(page: PaperPage, how: { look: Look; turn: number }, chance: Chance): Promise<Shot> {
  const { data, width, height } = pixelsOf(page);
  const raw = { width, height, channels: 4 as const };
  const painted = sharp(data, { raw }).removeAlpha();
  const seen =
    how.look === "photo" ? photo(data, raw, chance) : how.look === "scan" ? await scan(painted, chance) : painted;
  const turned = how.turn === 0 ? seen : await turn(seen, how);
  const grey = how.look === "scan" && !hasColour(data);
  const quality = how.look === "photo" ? Math.round(between(chance, 52, 72)) : 70;
  const finished = grey ? turned.grayscale() : turned;
  const { data: jpeg, info } = await finished.jpeg({ quality }).toBuffer({ resolveWithObject: true });
  return { jpeg, width: info.width, height: info.height };
}

/** EXIF orientations that undo a turn of the pixels. */
const ORIENTATION: Readonly<Record<number, number>> = { 90: 6, 180: 3, 270: 8 };

/** A scanned page lies turned; a photo's pixels lie turned and its EXIF orientation says how to hold it. */
async function turn(seen: Sharp, how: { look: Look; turn: number }): Promise<Sharp> {
  const pixels = await seen.png({ compressionLevel: 1 }).toBuffer();
  if (how.look !== "photo") return sharp(pixels).rotate(how.turn);
  return sharp(pixels)
    .rotate(360 - how.turn)
    .withMetadata({ orientation: ORIENTATION[how.turn] ?? 1 });
}

/** A page with a seal or coloured form was scanned in colour; all others in grey. */
function hasColour(data: Buffer): boolean {
  for (let at = 0; at < data.length; at += 4 * 37)
    if (Math.abs((data[at] ?? 0) - (data[at + 2] ?? 0)) > 60) return true;
  return false;
}

async function scan(page: Sharp, chance: Chance): Promise<Sharp> {
  const paper = Math.round(between(chance, 238, 250));
  const askew = between(chance, -2, 2);
  const { data, info } = await page
    .rotate(askew, { background: { r: paper, g: paper, b: paper } })
    .blur(between(chance, 0.35, 0.6))
    .linear(paper / 255, between(chance, 0, 10))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const left = Math.max(0, Math.floor(between(chance, 0, 8)));
  speckle(data, info, chance);
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).extract({
    left,
    top: left,
    width: info.width - left - 2,
    height: info.height - left - 2,
  });
}

/** Dust on the glass and the grain of the sensor. */
function speckle(data: Buffer, size: { width: number; height: number }, chance: Chance): void {
  const pixels = size.width * size.height;
  for (let grain = 0; grain < pixels / 12; grain += 1) {
    const at = Math.floor(chance() * pixels) * 3;
    const shift = Math.round(between(chance, -22, 14));
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = Math.max(0, Math.min(255, (data[at + channel] ?? 0) + shift));
  }
  for (let dust = 0; dust < 40; dust += 1) {
    const at = Math.floor(chance() * (pixels - size.width * 2));
    for (const near of [at, at + 1, at + size.width]) data.fill(90, near * 3, near * 3 + 3);
  }
}

function photo(data: Buffer, raw: { width: number; height: number; channels: 4 }, chance: Chance): Sharp {
  const seen = photograph(data, raw, chance);
  return sharp(seen.data, { raw: { width: seen.width, height: seen.height, channels: 3 } }).blur(
    between(chance, 0.5, 1.05),
  );
}
