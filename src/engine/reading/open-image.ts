import { open, readFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import sharp, { type SharpOptions } from "sharp";
import type { LineModels } from "./line-models.ts";
import { layOutPage } from "./page-layout.ts";
import { type Picture, pixelsOf, sharpOf, storedSize } from "./picture.ts";
import type { OpenFile, PageContent } from "./read-page.ts";
import { type RecognisedPicture, recognisePicture } from "./recognise-page.ts";
import { refusals } from "./refusals.ts";
import { rulingLinesOf } from "./ruling-lines.ts";
import { toPicture } from "./sheet-of-text.ts";

interface ImageFile {
  readonly path: string;
  readonly name: string;
  readonly maxPixels: number;
}

/** Looks at an image without keeping it: its pages, and whether it can be decoded to its end. Throws Failure for image bombs and damage. */
export async function inspectImage(file: ImageFile): Promise<{ pages: number }> {
  const { width, height, pages } = await sizeOf(file);
  if (width * height > file.maxPixels) throw refusals.tooManyPixels(file.name, width * height, file.maxPixels);
  if (pages === 1) await decodeThrough(file);
  return { pages };
}

/** Opens an image for recognition; a TIFF may have many pages. */
export async function openImage(file: ImageFile, models: () => Promise<LineModels>): Promise<OpenFile> {
  const { pages } = await sizeOf(file);
  return {
    pages,
    async page(number, signal) {
      const picture = await decode(file, number - 1);
      return finish(await recognisePicture(picture, await models(), signal));
    },
    close: () => Promise.resolve(),
  };
}

/** A recognised picture as a page of a dossier with its image for the screen. */
export async function finish(read: RecognisedPicture): Promise<{ content: PageContent; image: Uint8Array }> {
  const { width, height } = read.picture;
  const layout = layOutPage(read.runs, read.picture, rulingLinesOf(read.unsealed));
  const { turn: rotation, ink, sealed } = read;
  return {
    content: { width, height, rotation, ...layout, origin: "recognised", ink, sealed },
    image: await read.image,
  };
}

function sharpOptions(file: ImageFile, page: number): SharpOptions {
  return { page, limitInputPixels: file.maxPixels, failOn: "error", sequentialRead: true };
}

async function sizeOf(file: ImageFile): Promise<{ width: number; height: number; pages: number }> {
  if (await isBitmap(file.path)) return { ...(await bitmapSize(file)), pages: 1 };
  try {
    // The header alone is read here, so the limit is left to the caller, who can say by how much it is passed.
    const header = await sharp(file.path, { limitInputPixels: false }).metadata();
    return { width: header.width, height: header.pageHeight ?? header.height, pages: header.pages ?? 1 };
  } catch (cause) {
    throw refusals.truncated(file.name, cause);
  }
}

async function decodeThrough(file: ImageFile): Promise<void> {
  try {
    if (await isBitmap(file.path)) await decode(file, 0);
    else await sharp(file.path, sharpOptions(file, 0)).resize(64, 64, { fit: "inside" }).raw().toBuffer();
  } catch (cause) {
    throw refusals.truncated(file.name, cause);
  }
}

/** Decodes a page at its stored size, turned as the camera says (EXIF). */
async function decode(file: ImageFile, page: number): Promise<Picture> {
  if (await isBitmap(file.path)) return decodeBitmap(file);
  const { autoOrient } = await sharp(file.path, { page, limitInputPixels: file.maxPixels }).metadata();
  const { width, height } = storedSize(autoOrient.width, autoOrient.height);
  return pixelsOf(sharp(file.path, sharpOptions(file, page)).autoOrient().resize(width, height, { fit: "fill" }));
}

async function isBitmap(path: string): Promise<boolean> {
  return (await readHead(path)).toString("latin1", 0, 2) === "BM";
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const head = Buffer.alloc(32);
    await handle.read(head, 0, head.length, 0);
    return head;
  } finally {
    await handle.close();
  }
}

async function bitmapSize({ path }: ImageFile): Promise<{ width: number; height: number }> {
  const head = await readHead(path);
  // The oldest header (12 bytes) has 16-bit sides; in the others a negative height means rows from the top.
  const isOld = head.readUInt32LE(14) === 12;
  const width = isOld ? head.readUInt16LE(18) : head.readInt32LE(18);
  const height = isOld ? head.readUInt16LE(20) : head.readInt32LE(22);
  return { width: Math.abs(width), height: Math.abs(height) };
}

/** sharp does not know BMP, the canvas does. */
async function decodeBitmap(file: ImageFile): Promise<Picture> {
  const { width, height } = await bitmapSize(file);
  const image = await loadImage(await readFile(file.path));
  if (image.width !== width || image.height !== height) throw refusals.truncated(file.name);
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const stored = storedSize(width, height);
  const picture = toPicture(context, width, height);
  return stored.width === width ? picture : pixelsOf(sharpOf(picture).resize(stored.width, stored.height));
}
