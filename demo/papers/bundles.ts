import { PDFDocument, type SKRSContext2D } from "@napi-rs/canvas";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import PdfKit from "pdfkit";
import sharp from "sharp";
import type { Shot } from "./camera.ts";
import { readMarkup } from "./markup.ts";
import type { PaperPage } from "./page.ts";

const MADE_ON = new Date("2024-01-01T00:00:00Z");

/** A PDF whose pages are images only, as an office scanner makes it (图片型 PDF). */
export async function imagePdf(shots: readonly Shot[]): Promise<Buffer> {
  const pdf = new PdfKit({ autoFirstPage: false, info: { CreationDate: MADE_ON, Producer: "Xiezhi demo scanner" } });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on("end", resolve));
  for (const shot of shots) {
    const size: [number, number] = [(shot.width * 72) / 150, (shot.height * 72) / 150];
    pdf.addPage({ size, margin: 0 }).image(shot.jpeg, 0, 0, { width: size[0], height: size[1] });
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A PDF with a text layer (双层或文字型 PDF), as a word processor prints it. */
export function textPdf(pages: readonly PaperPage[]): Buffer {
  const pdf = new PDFDocument({ producer: "Xiezhi demo" });
  const scale = 72 / 150;
  for (const page of pages) {
    const context = pdf.beginPage(page.width * scale, page.height * scale);
    context.scale(scale, scale);
    // The PDF context draws like the other; only its declared type is narrower.
    page.paint(context as SKRSContext2D);
    pdf.endPage();
  }
  return pdf.close();
}

/** A TIFF of several grey pages of one size (多页 TIFF), as a fax server delivers it. */
export async function multiPageTiff(shots: readonly Shot[]): Promise<Buffer> {
  const width = Math.max(...shots.map((shot) => shot.width));
  const height = Math.max(...shots.map((shot) => shot.height));
  const pages = await Promise.all(
    shots.map((shot) =>
      sharp(shot.jpeg).resize(width, height, { fit: "contain", background: "#fff" }).grayscale().raw().toBuffer(),
    ),
  );
  const raw = { width, height: height * pages.length, channels: 1 as const, pageHeight: height };
  return sharp(Buffer.concat(pages), { raw }).tiff({ compression: "jpeg", quality: 70 }).toBuffer();
}

/** A Word document of the same words; seals and hands stay behind. */
export function wordFile(body: string): Promise<Buffer> {
  const children = readMarkup(body).flatMap((block): (Paragraph | Table)[] => {
    if (block.kind === "table") return [wordTable(block.rows.map((row) => row.cells))];
    if (!("text" in block)) return [];
    const text = block.text.replace(/[{}]/g, "");
    return [block.kind === "title" ? new Paragraph({ text, heading: HeadingLevel.TITLE }) : new Paragraph({ text })];
  });
  return Packer.toBuffer(new Document({ creator: "Xiezhi demo", sections: [{ children }] }));
}

function wordTable(rows: readonly string[][]): Table {
  return new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph({ text })] })) }),
    ),
  });
}

/** The words of a Word document as its truth has them: one line a paragraph. */
export function wordText(body: string): string {
  return readMarkup(body)
    .flatMap((block) => {
      if (block.kind === "table") return block.rows.map((row) => row.cells.filter((cell) => cell !== "").join(" "));
      return "text" in block ? [block.text.replace(/[{}]/g, "")] : [];
    })
    .join("\n");
}
