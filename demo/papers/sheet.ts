import type { SKRSContext2D } from "@napi-rs/canvas";
import type { PaperDocument, Statement } from "./case-plan.ts";
import type { Chance } from "./chance.ts";
import { type Block, readMarkup } from "./markup.ts";
import { type PaperPage, POINT } from "./page.ts";
import { type Column, type Strip, stripsOf } from "./strips.ts";
import { transactionTable } from "./transactions.ts";
import { font } from "./typefaces.ts";

const PAPERS = {
  a4: { width: 1240, height: 1754 },
  "a4-landscape": { width: 1754, height: 1240 },
  "a5-landscape": { width: 1240, height: 874 },
} as const;

/** Sets a paper written in markup on as many sheets as it needs. */
export function sheetPages(document: PaperDocument, chance: Chance): PaperPage[] {
  const { width, height } = PAPERS[document.paper];
  const margin = document.paper === "a4" ? { side: 160, top: 150 } : { side: 110, top: 90 };
  const column: Column = {
    left: margin.side,
    width: width - 2 * margin.side,
    face: document.face,
    pixels: document.size * POINT,
    leading: document.leading * POINT,
    handwritten: document.handwritten,
    chance,
  };
  const blocks = readMarkup(document.body).flatMap((block) => withTransactions(block, document.statement, chance));
  const strips = blocks.flatMap((block) => stripsOf(block, column));
  const sheets = paginate(strips, height - 2 * margin.top);
  return sheets.map((sheet, place) => {
    const frame = frameOf(document, place + 1, sheets.length);
    return {
      width,
      height,
      background: document.tint,
      text: [frame.header, ...sheet.map((strip) => strip.text), frame.footer].filter((line) => line !== "").join("\n"),
      paint: (context: SKRSContext2D) => {
        if (document.border) paintBorder(context, width, height);
        paintFrame(context, frame, { width, height });
        let y: number = margin.top;
        for (const strip of sheet) {
          strip.paint(context, y);
          y += strip.height;
        }
      },
    };
  });
}

function withTransactions(block: Block, statement: Statement | undefined, chance: Chance): Block[] {
  if (block.kind !== "transactions") return [block];
  if (statement === undefined) throw new Error("A paper orders @transactions and gives no statement");
  return [transactionTable(statement, chance)];
}

function paginate(strips: readonly Strip[], room: number): Strip[][] {
  const sheets: Strip[][] = [[]];
  let used = 0;
  for (const strip of strips) {
    if (strip.breaksPage || used + strip.height > room) {
      sheets.push([]);
      used = 0;
    }
    sheets.at(-1)?.push(strip);
    used += strip.height;
  }
  return sheets;
}

interface Frame {
  readonly header: string;
  readonly footer: string;
}

function frameOf(document: PaperDocument, page: number, pages: number): Frame {
  const fill = (text: string): string => text.replace("{n}", String(page)).replace("{m}", String(pages));
  return { header: fill(document.header), footer: fill(document.numbering) };
}

function paintFrame(context: SKRSContext2D, frame: Frame, size: { width: number; height: number }): void {
  context.font = font("Song", 10.5 * POINT);
  context.fillStyle = "#222";
  context.textAlign = "center";
  context.fillText(frame.header, size.width / 2, 78);
  context.fillText(frame.footer, size.width / 2, size.height - 62);
  context.textAlign = "left";
}

function paintBorder(context: SKRSContext2D, width: number, height: number): void {
  context.strokeStyle = "#9c6b1f";
  for (const [inset, line] of [
    [50, 8],
    [66, 2],
  ] as const) {
    context.lineWidth = line;
    context.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  }
}
