import { readFile } from "node:fs/promises";
import mammoth from "mammoth";
import { refusals } from "./refusals.ts";

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
function plainText(html: string): string {
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
