import { open, stat } from "node:fs/promises";
import { decodeText } from "./decode-text.ts";
import { inspectZip } from "./inspect-zip.ts";
import { kindByName, MEDIA_TYPES, type MediaKind, recogniseSignature, type Signature } from "./media-type.ts";
import { openFile } from "./open-file.ts";
import { inspectImage } from "./open-image.ts";
import type { Inspection, ReadLimits } from "./read-page.ts";
import { refusals, wrongExtension } from "./refusals.ts";

/** Bytes read to recognise a file; an old Office file names its streams within them. */
const HEAD_BYTES = 65_536;

/** Recognises what a file really is and whether it can be taken in. Throws Failure, with what to do, when it cannot. */
export async function inspectFile(file: { path: string; name: string }, limits: ReadLimits): Promise<Inspection> {
  const { path, name } = file;
  const { size } = await stat(path).catch((cause: unknown) => {
    throw refusals.unreadable(name, cause);
  });
  if (size === 0) throw refusals.empty(name);
  if (size > limits.maxBytes) throw refusals.tooLarge(name, size, limits.maxBytes);
  const head = await readHead(path, Math.min(size, HEAD_BYTES));
  const kind = await recognise(recogniseSignature(head), { path, name, head }, limits);
  const pages = await countPages({ path, name, kind }, limits);
  const promised = kindByName(name);
  const warning = promised !== undefined && promised !== kind ? wrongExtension(name, kind) : null;
  return { mediaType: MEDIA_TYPES[kind], pages, warning };
}

async function readHead(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const head = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(head, 0, bytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function recognise(
  signature: Signature,
  file: { path: string; name: string; head: Buffer },
  limits: ReadLimits,
): Promise<MediaKind> {
  const { path, name, head } = file;
  switch (signature) {
    case "zip": {
      const { isWord } = await inspectZip(path, name, limits.maxUnpackedBytes);
      if (!isWord) throw refusals.unsupported(name);
      return "docx";
    }
    case "compound":
      throw head.includes(Buffer.from("EncryptedPackage", "utf16le"))
        ? refusals.encrypted(name)
        : refusals.oldWord(name);
    case "heic":
      throw refusals.heic(name);
    case "markup":
      throw refusals.unsupported(name);
    case "other":
      // The end of the head may cut a character in two, so the last line is left out of the look.
      if (!hasUtf16Mark(head) && decodeText(wholeLines(head)) === undefined) throw refusals.unsupported(name);
      return "text";
    default:
      return signature;
  }
}

function hasUtf16Mark(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function wholeLines(head: Buffer): Buffer {
  const end = head.lastIndexOf("\n");
  return head.length < HEAD_BYTES || end < 0 ? head : head.subarray(0, end);
}

async function countPages(file: { path: string; name: string; kind: MediaKind }, limits: ReadLimits): Promise<number> {
  if (file.kind === "pdf" || file.kind === "docx" || file.kind === "text") {
    const opened = await openFile(file, limits, () => Promise.reject(new Error("No page is read to count pages")));
    await opened.close();
    return opened.pages;
  }
  const { pages } = await inspectImage({ path: file.path, name: file.name, maxPixels: limits.maxPixels });
  if (pages > limits.maxPages) throw refusals.tooManyPages(file.name, pages, limits.maxPages);
  return pages;
}
