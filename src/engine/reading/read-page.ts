import type { FailureText } from "../../vocabulary/failure.ts";
import type { Page } from "../../vocabulary/page.ts";

/** One page as it comes out of reading: the page with its upright image, or why it could not be read. */
export type ReadPage =
  | { readonly kind: "page"; readonly page: Page; readonly image: Uint8Array }
  | { readonly kind: "failed"; readonly number: number; readonly problem: FailureText };

/** What a file turned out to be. */
export interface Inspection {
  readonly mediaType: string;
  readonly pages: number;
  readonly warning: FailureText | null;
}

/** Sizes above which a file is refused, so that one file cannot stop the court's machine. */
export interface ReadLimits {
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Pixels of one image. */
  readonly maxPixels: number;
  /** Bytes a Word file may unpack to. */
  readonly maxUnpackedBytes: number;
}

/** A page without the parts that only the file as a whole knows. */
export type PageContent = Omit<Page, "original" | "number">;

/** A file opened for reading page by page. */
export interface OpenFile {
  readonly pages: number;
  /** Reads one page, numbered from 1; throws when that page is bad. */
  page(number: number, signal: AbortSignal): Promise<{ content: PageContent; image: Uint8Array }>;
  close(): Promise<void>;
}
