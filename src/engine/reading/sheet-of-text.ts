import { join } from "node:path";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import type { Line, PageOrigin } from "../../vocabulary/page.ts";
import { packageFolder } from "./package-folder.ts";
import { encodePicture, type Picture } from "./picture.ts";
import type { PageContent } from "./read-page.ts";

/** Characters after which a page of running text ends at the next paragraph end. */
const PAGE_CHARACTERS = 1500;
/** Sheet of A4 at 144 dpi; a line holds 40 Han characters. */
const WIDTH = 1190;
const HEIGHT = 1684;
const MARGIN = 115;
const FONT_SIZE = 24;
const LINE_STEP = 36;
const MOST_LINES = Math.floor((2400 - 2 * MARGIN) / LINE_STEP);
const FONT = "Xiezhi Sheet";

/** Name and file of the open Chinese font (OFL) that everything is set in. */
export function songFontFile(): string {
  return join(packageFolder("@expo-google-fonts/noto-serif-sc"), "400Regular", "NotoSerifSC_400Regular.ttf");
}

interface SetLine {
  readonly text: string;
  /** Left edges of the code units and the right edge of the last, in pixels from the margin. */
  readonly edges: readonly number[];
}

/** Sets paragraphs into lines and lines into pages (分页), breaking pages at paragraph ends where possible; blank lines are left out. */
export function setText(text: string): SetLine[][] {
  const measure = widthMeter();
  const pages: SetLine[][] = [[]];
  let characters = 0;
  for (const paragraph of text.split(/\n|\f/)) {
    const trimmed = paragraph.replaceAll("\t", "  ").trim();
    if (trimmed === "") continue;
    const lines = setParagraph(trimmed, measure);
    const current = pages.at(-1) ?? [];
    const isFull = characters + paragraph.length > PAGE_CHARACTERS || current.length + lines.length > MOST_LINES;
    if (isFull && current.length > 0) {
      pages.push([]);
      characters = 0;
    }
    characters += paragraph.length;
    for (const line of lines) {
      if ((pages.at(-1)?.length ?? 0) >= MOST_LINES) pages.push([]);
      pages.at(-1)?.push(line);
    }
  }
  return pages;
}

function widthMeter(): (char: string) => number {
  const context = sheetContext(8, 8);
  const known = new Map<string, number>();
  return (char) => {
    const width = known.get(char) ?? context.measureText(char).width;
    known.set(char, width);
    return width;
  };
}

function setParagraph(paragraph: string, measure: (char: string) => number): SetLine[] {
  const lines: SetLine[] = [];
  let text = "";
  let edges = [0];
  for (const char of paragraph) {
    const width = measure(char);
    const left = edges.at(-1) ?? 0;
    if (left + width > WIDTH - 2 * MARGIN && text !== "") {
      lines.push({ text, edges });
      text = "";
      edges = [0];
    }
    const from = edges.at(-1) ?? 0;
    text += char;
    if (char.length > 1) edges.push(from + width / 2);
    edges.push(from + width);
  }
  return [...lines, { text, edges }];
}

/** Draws one page of set text and says where its characters stand. */
export async function drawSheet(
  lines: readonly SetLine[],
  origin: Extract<PageOrigin, "word" | "plain">,
): Promise<{ content: PageContent; image: Uint8Array }> {
  const height = Math.max(HEIGHT, lines.length * LINE_STEP + 2 * MARGIN);
  const context = sheetContext(WIDTH, height);
  for (const [index, line] of lines.entries()) {
    // Character by character, so that a highlight stands exactly on its letters whatever the font's kerning.
    let at = 0;
    for (const char of line.text) {
      context.fillText(char, MARGIN + (line.edges[at] ?? 0), baseline(index));
      at += char.length;
    }
  }
  const picture = toPicture(context, WIDTH, height);
  const text = lines.map((line) => line.text).join("\n");
  const content: PageContent = {
    width: WIDTH,
    height,
    rotation: 0,
    text,
    lines: placeLines(lines, height),
    origin,
    confidence: text === "" ? 0 : 1,
    ink: text === "" ? 0 : darkShare(picture),
    sealed: false,
  };
  return { content, image: await encodePicture(picture) };
}

function placeLines(lines: readonly SetLine[], height: number): Line[] {
  const placed: Line[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const end = start + line.text.length;
    const width = line.edges.at(-1) ?? 0;
    const [left, right] = [MARGIN / WIDTH, (MARGIN + width) / WIDTH];
    const [top, bottom] = [(baseline(index) - FONT_SIZE) / height, (baseline(index) + FONT_SIZE / 3) / height];
    const edges = line.edges.map((edge) => (width === 0 ? 0 : edge / width));
    placed.push({ start, end, quad: [left, top, right, top, right, bottom, left, bottom], edges, confidence: 1 });
    start = end + 1;
  }
  return placed;
}

function baseline(index: number): number {
  return MARGIN + index * LINE_STEP + FONT_SIZE;
}

function sheetContext(width: number, height: number): SKRSContext2D {
  if (!GlobalFonts.has(FONT)) GlobalFonts.registerFromPath(songFontFile(), FONT);
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#1a1a1a";
  context.font = `${FONT_SIZE}px "${FONT}"`;
  return context;
}

/** The pixels of a canvas without its transparency. */
export function toPicture(context: SKRSContext2D, width: number, height: number): Picture {
  const pixels = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = pixels[from] ?? 0;
    data[to + 1] = pixels[from + 1] ?? 0;
    data[to + 2] = pixels[from + 2] ?? 0;
  }
  return { width, height, data };
}

function darkShare({ data }: Picture): number {
  let dark = 0;
  for (let at = 0; at < data.length; at += 3) if ((data[at] ?? 255) < 160) dark++;
  return dark / (data.length / 3);
}
