import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";

/** Pixels of a typographic point at the 150 dots per inch of all demo papers. */
export const POINT = 150 / 72;

const RULER = createCanvas(16, 16);

/** A context to measure letters with; its canvas lives as long as the process, which the context itself does not ensure. */
export const ruler: SKRSContext2D = RULER.getContext("2d");

/** A page before it is scanned: what is drawn on it and what it says, line by line. */
export interface PaperPage {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly paint: (context: SKRSContext2D) => void;
  readonly text: string;
}

/** Paints the page on a fresh canvas and gives its pixels as RGBA. */
export function pixelsOf(page: PaperPage): { data: Buffer; width: number; height: number } {
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext("2d");
  context.fillStyle = page.background;
  context.fillRect(0, 0, page.width, page.height);
  page.paint(context);
  // A copy: the canvas frees its own memory when it is collected.
  return {
    data: Buffer.from(context.getImageData(0, 0, page.width, page.height).data),
    width: page.width,
    height: page.height,
  };
}
