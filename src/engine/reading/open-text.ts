import { readFile } from "node:fs/promises";
import { decodeText } from "./decode-text.ts";
import type { OpenFile } from "./read-page.ts";
import { refusals } from "./refusals.ts";
import { drawSheet, setText } from "./sheet-of-text.ts";
import { readWord } from "./word-file.ts";

/** Opens a plain text file, set on sheets like a Word file. Throws Failure when the bytes are no text. */
export async function openPlainText(path: string, name: string): Promise<OpenFile> {
  const text = decodeText(await readFile(path));
  if (text === undefined) throw refusals.unsupported(name);
  return sheets(text, "plain");
}

/** Opens a Word file (.docx); its text is set on sheets of ours, as only Word knows where Word breaks pages. */
export async function openWord(path: string, name: string): Promise<OpenFile> {
  return sheets(await readWord(path, name), "word");
}

function sheets(text: string, origin: "word" | "plain"): OpenFile {
  const pages = setText(text);
  return {
    pages: pages.length,
    page: (number) => drawSheet(pages[number - 1] ?? [], origin),
    close: () => Promise.resolve(),
  };
}
