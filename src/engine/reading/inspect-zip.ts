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
