import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import QRCode from "qrcode";
import type { CourtPaper } from "./court-paper.ts";

const require = createRequire(import.meta.url);
const REGULAR = require.resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");

const MILLIMETRE = 72 / 25.4;
// Margins and line spacing of the courts' writing norms: 37/35/28/26 mm, exactly 28.5 pt a line; GB/T 9704.
const PAGE = { top: 37 * MILLIMETRE, bottom: 35 * MILLIMETRE, left: 28 * MILLIMETRE, right: 26 * MILLIMETRE };
const LINE = 28.5;
const SIZE = { title: 22, body: 16, foot: 8 } as const;
const QR_SIDE = 20 * MILLIMETRE;

type Style = CourtPaper["paragraphs"][number]["style"];

const ALIGN: Readonly<Record<Style, "center" | "right" | "justify">> = {
  "court-name": "center",
  "document-name": "center",
  "case-number": "right",
  body: "justify",
  "order-item": "justify",
  signature: "right",
  date: "right",
  annex: "justify",
};

/** Label that every page of a draft carries, on screen and on paper (UX 4). */
export const DRAFT_LABEL = "草稿·辅助生成，仅供参考，不代替裁判";

function writeParagraph(pdf: PDFKit.PDFDocument, { style, text }: CourtPaper["paragraphs"][number]): void {
  const isTitle = style === "court-name" || style === "document-name";
  const size = isTitle ? SIZE.title : SIZE.body;
  const isIndented = style === "body" || style === "order-item" || style === "annex";
  pdf.fontSize(size);
  const lineGap = LINE - pdf.currentLineHeight(false);
  // Signature lines keep two characters of room to the right for the seal's edge.
  const width = pdf.page.width - PAGE.left - PAGE.right - (style === "signature" || style === "date" ? 2 * size : 0);
  pdf.text(text, PAGE.left, pdf.y, { align: ALIGN[style], width, lineGap, indent: isIndented ? 2 * SIZE.body : 0 });
}

/** Text that the QR code of a page holds: where to verify, which entry, which text. */
function qrText({ seal }: CourtPaper): string {
  return `${seal.verifyAt}?entry=${seal.ledgerEntry}&sm3=${seal.textSm3}`;
}

function writeFoot(
  pdf: PDFKit.PDFDocument,
  paper: CourtPaper,
  { page, pages, qr }: { page: number; pages: number; qr: Buffer },
): void {
  // Below the margin pdfkit would start a new page for each line.
  pdf.page.margins.bottom = 0;
  const top = pdf.page.height - 24 * MILLIMETRE;
  const options = { width: pdf.page.width - PAGE.left - PAGE.right - QR_SIDE - 8, lineBreak: false } as const;
  pdf.fontSize(SIZE.foot);
  if (paper.state === "draft") pdf.text(DRAFT_LABEL, PAGE.left, top, options);
  pdf.text(`存证第 ${paper.seal.ledgerEntry} 号`, PAGE.left, top + 12, options);
  pdf.text(`正文 SM3 ${paper.seal.textSm3}`, PAGE.left, top + 24, options);
  pdf.text(`— ${page} / ${pages} —`, PAGE.left, top + 38, {
    ...options,
    align: "center",
    width: pdf.page.width - PAGE.left - PAGE.right,
  });
  pdf.image(qr, pdf.page.width - PAGE.right - QR_SIDE, top - 8, { width: QR_SIDE, height: QR_SIDE });
}

function bookmark(pdf: PDFKit.PDFDocument, block: string, text: string, seen: Set<string>): void {
  if (seen.has(block) || text === "") return;
  seen.add(block);
  pdf.outline.addItem(text.length > 24 ? `${text.slice(0, 24)}…` : text);
}

/**
 * Sets a court paper as PDF: A4, margins and spacing of the courts' norms, embedded font with text layer, bookmarks, page
 * numbers, and on each page ledger number, digest and QR code. Written as PDF/A-2b (not validated by a third party).
 * `font` is the path of a licensed FangSong TTF; Noto Serif SC otherwise.
 */
export async function writePdf(paper: CourtPaper, font?: string): Promise<Uint8Array> {
  const qr = await QRCode.toBuffer(qrText(paper), { margin: 0, scale: 4, errorCorrectionLevel: "M" });
  const pdf = new PDFDocument({
    size: "A4",
    margins: PAGE,
    bufferPages: true,
    pdfVersion: "1.7",
    subset: "PDF/A-2b",
    tagged: true,
    lang: "zh-CN",
    displayTitle: true,
    info: { Title: `${paper.caseNumber}${paper.title}`, Creator: "Xiezhi" },
  });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", resolve);
    pdf.on("error", reject);
  });
  pdf.registerFont("body", font ?? REGULAR).font("body");
  const seen = new Set<string>();
  for (const paragraph of paper.paragraphs) {
    bookmark(pdf, paragraph.block, paragraph.text, seen);
    writeParagraph(pdf, paragraph);
  }
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index);
    writeFoot(pdf, paper, { page: index + 1, pages: count, qr });
  }
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}
