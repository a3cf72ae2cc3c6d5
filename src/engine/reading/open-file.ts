import type { LineModels } from "./line-models.ts";
import { kindByMediaType, type MediaKind } from "./media-type.ts";
import { openImage } from "./open-image.ts";
import type { OpenFile, ReadLimits } from "./read-page.ts";
import { refusals } from "./refusals.ts";

/** A file with its recognised kind. */
export interface KnownFile {
  readonly path: string;
  readonly name: string;
  readonly kind: MediaKind;
}

/** Opens a file of a known kind for reading page by page. Throws Failure when it is damaged, encrypted or has too many pages. */
export async function openFile(
  file: KnownFile,
  limits: ReadLimits,
  models: () => Promise<LineModels>,
): Promise<OpenFile> {
  const opened = await openByKind(file, limits, models);
  if (opened.pages <= limits.maxPages) return opened;
  await opened.close();
  throw refusals.tooManyPages(file.name, opened.pages, limits.maxPages);
}

/** The readers of PDF and Word are loaded with the first such file: what they weigh would slow down the reading of images. */
async function openByKind(file: KnownFile, limits: ReadLimits, models: () => Promise<LineModels>): Promise<OpenFile> {
  const { path, name, kind } = file;
  if (kind === "pdf") {
    const { openPdf } = await import("./open-pdf.ts");
    return openPdf({ path, name, maxPixels: limits.maxPixels }, models);
  }
  if (kind === "docx" || kind === "text") {
    const { openPlainText, openWord } = await import("./open-text.ts");
    return kind === "docx" ? openWord(path, name) : openPlainText(path, name);
  }
  return openImage({ path, name, maxPixels: limits.maxPixels }, models);
}

/** The kind behind a media type that was recognised earlier. Throws Failure when it is none that can be read. */
export function kindOf(mediaType: string, name: string): MediaKind {
  const kind = kindByMediaType(mediaType);
  if (kind === undefined) throw refusals.unsupported(name);
  return kind;
}
