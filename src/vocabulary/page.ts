import { z } from "zod";

/** A file as it was received (原件), kept byte for byte and never changed. */
export const Original = z.object({
  id: z.string(),
  /** Name under which it was handed in; a path inside the dropped folder keeps its slashes. */
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sm3: z.string(),
  sha256: z.string(),
});
export type Original = z.infer<typeof Original>;

/** A line of text on a page (行) and where its characters stand. */
export const Line = z.object({
  /** Offsets into the page's text, end exclusive. */
  start: z.int(),
  end: z.int(),
  /** Corners top-left, top-right, bottom-right, bottom-left as fractions (0–1) of the upright page image. */
  quad: z.array(z.number()).length(8),
  /** Left edge of each character along the line and the right edge of the last, fractions 0–1; end - start + 1 numbers. */
  edges: z.array(z.number()),
  /** Mean probability of the recognised characters, 0–1; 1 for text that was not recognised but read. */
  confidence: z.number(),
});
export type Line = z.infer<typeof Line>;

/** How the text of a page came about. */
export const PageOrigin = z.enum(["recognised", "text-layer", "word", "plain", "entered"]);
export type PageOrigin = z.infer<typeof PageOrigin>;

/** One page (页) of an original, turned upright, with its text in reading order; lines are joined by "\n". */
export const Page = z.object({
  original: z.string(),
  /** Number of the page in its original, from 1. */
  number: z.int(),
  /** Pixels of the upright page image. */
  width: z.int(),
  height: z.int(),
  /** Clockwise turn that made the page upright. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  text: z.string(),
  lines: z.array(Line),
  origin: PageOrigin,
  /** Mean line confidence weighted by length, 0–1; 0 for a blank page. */
  confidence: z.number(),
  /** Share of pixels that are not background, 0–1; a blank page has almost none. */
  ink: z.number(),
  /** True when a red seal (印章) was found on the page. */
  sealed: z.boolean(),
});
export type Page = z.infer<typeof Page>;

/** A page is named by its original and its number there. */
export const PageRef = z.object({ original: z.string(), number: z.int() });
export type PageRef = z.infer<typeof PageRef>;

/** A quoted place in the dossier (段落出处): characters start (inclusive) to end (exclusive) of one page's text. */
export const Passage = z.object({
  original: z.string(),
  page: z.int(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
});
export type Passage = z.infer<typeof Passage>;
