import { AlignmentType, Document, Footer, ImageRun, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from "docx";
import QRCode from "qrcode";
import type { CourtPaper } from "./court-paper.ts";
import { DRAFT_LABEL } from "./write-pdf.ts";

const TWIPS_PER_MILLIMETRE = 1440 / 25.4;
const mm = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MILLIMETRE);

// Fonts of the courts' norms by name: the court's Word has them (小标宋 for titles, 仿宋 for text).
const TITLE_FONT = { ascii: "方正小标宋简体", eastAsia: "方正小标宋简体", hAnsi: "方正小标宋简体" };
const BODY_FONT = { ascii: "仿宋_GB2312", eastAsia: "仿宋_GB2312", hAnsi: "仿宋_GB2312" };
// Half-points: 二号 is 22 pt, 三号 is 16 pt.
const SIZE = { title: 44, body: 32, foot: 16 } as const;
const EXACT_LINE = { line: 570, lineRule: LineRuleType.EXACT } as const;
const TWO_CHARACTERS = 2 * 16 * 20;

type Written = CourtPaper["paragraphs"][number];

const ALIGN: Readonly<Record<Written["style"], (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  "court-name": AlignmentType.CENTER,
  "document-name": AlignmentType.CENTER,
  "case-number": AlignmentType.RIGHT,
  body: AlignmentType.JUSTIFIED,
  "order-item": AlignmentType.JUSTIFIED,
  signature: AlignmentType.RIGHT,
  date: AlignmentType.RIGHT,
  annex: AlignmentType.JUSTIFIED,
};

function setParagraph({ style, text }: Written): Paragraph {
  const isTitle = style === "court-name" || style === "document-name";
  const isSigned = style === "signature" || style === "date";
  const isIndented = style === "body" || style === "order-item" || style === "annex";
  return new Paragraph({
    alignment: ALIGN[style],
    spacing: isTitle ? { before: 0, after: 120 } : EXACT_LINE,
    indent: { ...(isIndented ? { firstLine: TWO_CHARACTERS } : {}), ...(isSigned ? { right: TWO_CHARACTERS } : {}) },
    children: [new TextRun({ text, font: isTitle ? TITLE_FONT : BODY_FONT, size: isTitle ? SIZE.title : SIZE.body })],
  });
}

async function setFoot({ state, seal }: CourtPaper): Promise<Footer> {
  const data = await QRCode.toBuffer(`${seal.verifyAt}?entry=${seal.ledgerEntry}&sm3=${seal.textSm3}`, {
    margin: 0,
    scale: 3,
  });
  const line = (text: string): Paragraph =>
    new Paragraph({ children: [new TextRun({ text, size: SIZE.foot, font: BODY_FONT })] });
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: ["— ", PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES, " —"], size: SIZE.foot }),
    ],
  });
  const code = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new ImageRun({
        type: "png",
        data,
        transformation: { width: 56, height: 56 },
        altText: { name: "QR", title: "验证码", description: "存证验证二维码" },
      }),
    ],
  });
  const label = state === "draft" ? [line(DRAFT_LABEL)] : [];
  return new Footer({
    children: [...label, line(`存证第 ${seal.ledgerEntry} 号　正文 SM3 ${seal.textSm3}`), number, code],
  });
}

/** Sets a court paper as a Word file in the format of the courts' writing norms; title and case number in its metadata. */
export async function writeWord(paper: CourtPaper): Promise<Uint8Array> {
  const document = new Document({
    title: `${paper.caseNumber}${paper.title}`,
    creator: "Xiezhi",
    description: paper.state === "draft" ? DRAFT_LABEL : "",
    styles: { default: { document: { run: { font: BODY_FONT, size: SIZE.body }, paragraph: {} } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(8) },
          },
        },
        footers: { default: await setFoot(paper) },
        children: paper.paragraphs.map(setParagraph),
      },
    ],
  });
  return Packer.toBuffer(document);
}
