import { readFile } from "node:fs/promises";
import mammoth from "mammoth";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { refusals } from "./refusals.ts";

/** Entries of a zip archive; a Word file has a few dozen, an archive of thousands is an attack. */
const MOST_ENTRIES = 5000;

/**
 * Looks through a zip archive without keeping it: is it a Word file, and does it unpack to a bearable size?
 * Counts the bytes that really come out, as sizes in a zip directory may lie. Throws Failure for zip bombs and damage.
 */
export async function inspectZip(path: string, name: string, limit: number): Promise<{ isWord: boolean }> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch((cause: unknown) => {
    throw refusals.truncated(name, cause);
  });
  try {
    return await countEntries(zip, name, limit);
  } finally {
    zip.close();
  }
}

async function countEntries(zip: ZipFile, name: string, limit: number): Promise<{ isWord: boolean }> {
  let isWord = false;
  let unpacked = 0;
  if (zip.entryCount > MOST_ENTRIES) throw refusals.unpacksTooLarge(name, limit);
  for await (const entry of zip.eachEntry()) {
    if (entry.uncompressedSize > limit) throw refusals.unpacksTooLarge(name, limit);
    if (entry.fileName === "word/document.xml") isWord = true;
    unpacked += await unpackedBytes(zip, entry, { name, limit: limit - unpacked });
    if (unpacked > limit) throw refusals.unpacksTooLarge(name, limit);
  }
  return { isWord };
}

async function unpackedBytes(zip: ZipFile, entry: Entry, at: { name: string; limit: number }): Promise<number> {
  if (entry.isEncrypted()) throw refusals.encrypted(at.name);
  let bytes = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      bytes += (chunk as Buffer).length;
      if (bytes > at.limit) break;
    }
  } catch (cause) {
    throw refusals.truncated(at.name, cause);
  }
  return bytes;
}

/** The text of a Word file (.docx), a paragraph or table row per line; pictures are left out. Throws Failure when it is damaged. */
export async function readWord(path: string, name: string): Promise<string> {
  const buffer = await readFile(path);
  const withoutPictures = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: withoutPictures });
    return plainText(value);
  } catch (cause) {
    throw refusals.truncated(name, cause);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/** Plain lines from the simple HTML that mammoth writes: paragraphs end lines, cells of a row are parted by a space. */
export function plainText(html: string): string {
  let text = "";
  let cellDepth = 0;
  for (const [, slash, element, words] of html.matchAll(/<(\/?)([a-z0-9]*)[^>]*>|([^<]+)/g)) {
    if (words !== undefined) {
      text += words.replaceAll(/&(#39|[a-z]+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
      continue;
    }
    const tag = `${slash ?? ""}${element ?? ""}`;
    if (/^t[dh]$/.test(tag)) cellDepth++;
    if (/^\/t[dh]$/.test(tag)) cellDepth--;
    text = endOf(tag, text, cellDepth > 0);
  }
  return text.replaceAll(/\n{2,}/g, "\n").trim();
}

/** The text after a tag: what ends a cell, a row or a paragraph. Paragraphs within a cell stay on its line. */
function endOf(tag: string, text: string, isInCell: boolean): string {
  if (/^\/t[dh]$/.test(tag)) return `${text.trimEnd()} `;
  if (tag === "/tr") return `${text.trimEnd()}\n`;
  return /^(?:br|\/(?:p|h[1-6]|li))$/.test(tag) ? `${text}${isInCell ? " " : "\n"}` : text;
}
