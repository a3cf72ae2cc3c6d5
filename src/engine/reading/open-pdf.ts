import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { boxesBeside, uncoveredInk } from "./covered-text.ts";
import { findText } from "./find-text.ts";
import type { LineModels } from "./line-models.ts";
import { finish } from "./open-image.ts";
import { packageFolder } from "./package-folder.ts";
import { measureInk } from "./page-ink.ts";
import { layOutPage } from "./page-layout.ts";
import { isUsable, type PdfTextItem, runsOfText, turnOfText } from "./pdf-text.ts";
import { encodePicture, LONGEST_SIDE, type Picture, shadeOf, type Turn } from "./picture.ts";
import type { OpenFile, PageContent } from "./read-page.ts";
import { recogniseBoxes, recognisePicture } from "./recognise-page.ts";
import { removeSeals } from "./red-seal.ts";
import { refusals } from "./refusals.ts";
import { type RulingLines, rulingLinesOf } from "./ruling-lines.ts";
import { songFontFile, toPicture } from "./sheet-of-text.ts";
import type { TextRun } from "./text-run.ts";

/** Dots per inch of a rendered page, fewer where the page is larger than A4. */
const RENDER_DPI = 200;
/** A page cut out of a scan may be small; it is rendered to at least this long side. */
const LEAST_SIDE = 1600;
/** Ink outside the text layer, as a share of the page, from which it may be writing: a printed word of five characters. */
const LOOSE_INK = 0.0004;

interface PdfFile {
  readonly path: string;
  readonly name: string;
  readonly maxPixels: number;
}

/** Opens a PDF. Throws Failure when it is encrypted, cut off or damaged. */
export async function openPdf(file: PdfFile, models: () => Promise<LineModels>): Promise<OpenFile> {
  const document = await load(file);
  return {
    pages: document.numPages,
    async page(number, signal) {
      const page = await document.getPage(number);
      try {
        return await readPdfPage(page, { models, signal });
      } finally {
        page.cleanup();
      }
    },
    close: () => document.loadingTask.destroy(),
  };
}

async function load({ path, name, maxPixels }: PdfFile): Promise<PDFDocumentProxy> {
  const bytes = await readFile(path);
  // A cut-off PDF may still open, with its last pages missing; nobody would notice.
  if (!bytes.subarray(-4096).includes("%%EOF")) throw refusals.truncated(name);
  const folder = (part: string): string => join(packageFolder("pdfjs-dist"), part) + sep;
  registerFonts();
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: folder("cmaps"),
      cMapPacked: true,
      standardFontDataUrl: folder("standard_fonts"),
      wasmUrl: folder("wasm"),
      iccUrl: folder("iccs"),
      maxImageSize: maxPixels,
      isEvalSupported: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (cause) {
    throw cause instanceof Error && cause.name === "PasswordException"
      ? refusals.encrypted(name)
      : refusals.truncated(name, cause);
  }
}

/** Names under which Chinese PDFs ask for fonts they do not carry. */
const MISSING_FONTS =
  "SimSun,NSimSun,宋体,新宋体,STSong,SimHei,黑体,STHeiti,KaiTi,KaiTi_GB2312,楷体,STKaiti,FangSong,FangSong_GB2312,仿宋,仿宋_GB2312,STFangsong,Microsoft YaHei,微软雅黑,DengXian,等线,sans-serif,serif,monospace";

function registerFonts(): void {
  if (GlobalFonts.has("仿宋_GB2312")) return;
  for (const name of MISSING_FONTS.split(",")) GlobalFonts.registerFromPath(songFontFile(), name);
}

interface Reading {
  readonly models: () => Promise<LineModels>;
  readonly signal: AbortSignal;
}

async function readPdfPage(page: PDFPageProxy, reading: Reading): Promise<{ content: PageContent; image: Uint8Array }> {
  const { items } = await page.getTextContent();
  const pieces = items.filter((item): item is typeof item & PdfTextItem => "str" in item && item.str.trim() !== "");
  const usable = isUsable(pieces);
  const upright = page.getViewport({ scale: 1 });
  const turn = usable ? turnOfText(pieces, upright.transform) : 0;
  const { picture, matrix } = await render(page, turn);
  reading.signal.throwIfAborted();
  const runs = usable ? runsOfText(pieces, matrix) : [];
  const more = usable ? await readBeside(picture, runs, reading) : "all";
  if (more === "all") return finish(await recognisePicture(picture, await reading.models(), reading.signal));
  const { width, height } = picture;
  const layout = layOutPage([...runs, ...more.runs], picture, more.rules);
  return {
    content: { width, height, rotation: turn, ...layout, origin: "text-layer", ink: more.ink, sealed: more.sealed },
    image: await encodePicture(picture),
  };
}

async function render(page: PDFPageProxy, turn: Turn): Promise<{ picture: Picture; matrix: readonly number[] }> {
  const rotation = (page.rotate + turn) % 360;
  const points = page.getViewport({ scale: 1, rotation });
  const long = Math.max(points.width, points.height);
  const scale = Math.min(LONGEST_SIDE / long, Math.max(RENDER_DPI / 72, LEAST_SIDE / long));
  const viewport = page.getViewport({ scale, rotation });
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  await page.render({ canvas: null, canvasContext: context, viewport }).promise;
  return { picture: toPicture(context, width, height), matrix: viewport.transform };
}

interface Beside {
  readonly runs: TextRun[];
  readonly ink: number;
  readonly sealed: boolean;
  readonly rules: RulingLines;
}

/** Reads what stands on the page beside its text layer: pasted pictures, stamps, outlines of letters. "all" when the layer cannot be trusted. */
async function readBeside(
  picture: Picture,
  runs: readonly TextRun[],
  { models, signal }: Reading,
): Promise<"all" | Beside> {
  const ink = measureInk(picture);
  const unsealed = removeSeals(picture);
  const shade = shadeOf(unsealed.picture);
  const rules = rulingLinesOf(shade);
  if (uncoveredInk(unsealed.picture, runs) < LOOSE_INK) return { runs: [], ink, sealed: unsealed.sealed, rules };
  const opened = await models();
  const found = await findText(unsealed.picture, opened);
  const beside = boxesBeside(found, runs);
  // Text that stands where the layer has none may be a few words; where it is most of the page, the layer is a stray footer.
  if (beside.length > 0.5 * found.length) return "all";
  const more = await recogniseBoxes(shade, beside, { models: opened, signal });
  return { runs: more, ink, sealed: unsealed.sealed, rules };
}
