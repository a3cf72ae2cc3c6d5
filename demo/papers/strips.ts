import type { SKRSContext2D } from "@napi-rs/canvas";
import { between, type Chance, oneOf } from "./chance.ts";
import { type Run, runsOf, type Style, widthOf, wordsOf, wrap, write } from "./lettering.ts";
import type { Block } from "./markup.ts";
import { drawFingerprint, drawSeal } from "./stamps.ts";
import type { Face } from "./typefaces.ts";

/** A part of a page that is never broken: a line of text, a row of a table, a seal. */
export interface Strip {
  readonly height: number;
  readonly text: string;
  readonly breaksPage: boolean;
  readonly paint: (context: SKRSContext2D, y: number) => void;
}

/** The column that text stands in: its left edge, width, type and line distance in pixels. */
export interface Column {
  readonly left: number;
  readonly width: number;
  readonly face: Face;
  readonly pixels: number;
  readonly leading: number;
  readonly handwritten: boolean;
  readonly chance: Chance;
}

/** Strips of a block, ready to be set one under the other. */
export function stripsOf(block: Block, column: Column): Strip[] {
  switch (block.kind) {
    case "table":
      return block.rows.map((row) => tableRow(row, columnWidths(block, column), column));
    case "gap":
      return [strip(block.lines * column.leading)];
    case "page":
      return [{ ...strip(0), breaksPage: true }];
    case "rule":
      return [rule(column)];
    case "seal":
      return [seal(block.name, column)];
    case "finger":
      return [finger(column)];
    case "transactions":
      return [];
    default:
      return textLines(block.kind, block.text, column);
  }
}

function strip(height: number, text = "", paint: Strip["paint"] = () => undefined): Strip {
  return { height, text, breaksPage: false, paint };
}

type TextKind = Extract<Block, { text: string }>["kind"];

function styleOf(kind: TextKind, column: Column): Style {
  const bold: Face = column.face === "Hei" ? "HeiBold" : "SongBold";
  const scale = { title: 1.38, court: 1.2, heading: 1 }[kind as string] ?? 1;
  const strong = kind === "title" || kind === "court" || kind === "heading";
  const face = strong && !column.handwritten ? bold : column.face;
  const ink = oneOf(column.chance, ["#15203f", "#1b1b1f", "#1d2a55"]);
  return { face, pixels: column.pixels * scale, color: "#141414", ink };
}

function textLines(kind: TextKind, text: string, column: Column): Strip[] {
  const style = styleOf(kind, column);
  const runs = runsOf(text, column.handwritten || kind === "hand");
  const indent = kind === "paragraph" || kind === "hand" ? style.pixels * 2 : 0;
  const leading = kind === "title" || kind === "court" ? column.leading * 1.5 : column.leading;
  return wrap(runs, style, column.width, indent).map((line, place) => {
    const x = column.left + startOf(kind, line, style, column) + (place === 0 ? indent : 0);
    return strip(leading, wordsOf(line), (context, y) =>
      write(context, line, style, { x, y: y + leading * 0.5 + style.pixels * 0.36, chance: column.chance }),
    );
  });
}

function startOf(kind: TextKind, line: readonly Run[], style: Style, column: Column): number {
  const room = column.width - widthOf(line, style);
  if (kind === "title" || kind === "court" || kind === "centre") return room / 2;
  return kind === "right" ? room - style.pixels * 1.5 : 0;
}

function rule(column: Column): Strip {
  return strip(column.leading * 0.4, "", (context, y) => {
    context.strokeStyle = "#222";
    context.lineWidth = 2;
    context.strokeRect(column.left, y + column.leading * 0.2, column.width, 0);
  });
}

function seal(name: string, column: Column): Strip {
  const right = column.left + column.width - between(column.chance, 170, 230);
  const rise = between(column.chance, 5, 60);
  return strip(0, "", (context, y) => drawSeal(context, name, { x: right, y: y - rise, chance: column.chance }));
}

function finger(column: Column): Strip {
  const x = column.left + column.pixels * between(column.chance, 7, 8.5);
  return strip(0, "", (context, y) => drawFingerprint(context, { x, y: y - 30, chance: column.chance }));
}

function columnWidths(block: Extract<Block, { kind: "table" }>, column: Column): number[] {
  const count = Math.max(...block.rows.map((row) => row.cells.length));
  const shares = block.widths.length > 0 ? block.widths : Array.from({ length: count }, () => 1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share / total) * column.width);
}

function tableRow(row: { cells: string[]; head: boolean }, widths: readonly number[], column: Column): Strip {
  const padding = column.pixels * 0.35;
  const style: Style = { ...styleOf(row.head ? "heading" : "plain", column), pixels: column.pixels };
  const cells = row.cells.map((cell, place) => {
    // The last cell of a short row takes the room that is left.
    const spanned = place === row.cells.length - 1 ? widths.slice(place) : widths.slice(place, place + 1);
    const width = spanned.reduce((sum, one) => sum + one, 0);
    const lines = wrap(runsOf(cell, column.handwritten), style, width - 2 * padding);
    return { width, lines };
  });
  const height = Math.max(1, ...cells.map((cell) => cell.lines.length)) * column.leading + padding;
  const text = cells.map((cell) => cell.lines.map(wordsOf).join("")).filter((words) => words !== "");
  return strip(height, text.join(" "), (context, y) => {
    context.strokeStyle = "#333";
    context.lineWidth = 1.5;
    let x = column.left;
    for (const cell of cells) {
      context.strokeRect(x, y, cell.width, height);
      const top = y + (height - cell.lines.length * column.leading) / 2;
      cell.lines.forEach((line, number) => {
        const baseline = top + (number + 0.5) * column.leading + style.pixels * 0.36;
        write(context, line, style, { x: x + padding, y: baseline, chance: column.chance });
      });
      x += cell.width;
    }
  });
}
