import type { SKRSContext2D } from "@napi-rs/canvas";
import { between, type Chance } from "./chance.ts";
import { ruler } from "./page.ts";
import { type Face, font } from "./typefaces.ts";

const NOT_AT_LINE_START = new Set("，。；：、？！）》」』”’％%,.;:)");
const NOT_AT_LINE_END = new Set("（《「『“‘(￥¥");

/** A run of characters in one face (字串). */
export interface Run {
  readonly text: string;
  readonly hand: boolean;
}

/** Splits a line at its braces: what stands in {…} was written by hand. */
export function runsOf(text: string, handwritten: boolean): Run[] {
  return text
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== "")
    .map((part) =>
      part.startsWith("{") ? { text: part.slice(1, -1), hand: true } : { text: part, hand: handwritten },
    );
}

interface Letter {
  readonly text: string;
  readonly hand: boolean;
  readonly width: number;
}

/** Style of a paragraph: face, pixels and the ink of the hand. */
export interface Style {
  readonly face: Face;
  readonly pixels: number;
  readonly color: string;
  readonly ink: string;
}

/** Breaks runs into lines no wider than the width, with no closing mark at the start of a line; digits stay together. */
export function wrap(runs: readonly Run[], style: Style, width: number, indent = 0): Run[][] {
  const lines: Letter[][] = [];
  let line: Letter[] = [];
  let room = width - indent;
  for (const letter of letters(runs, style)) {
    const closing = NOT_AT_LINE_START.has(letter.text);
    if (letter.width > room + (closing ? style.pixels : 0) && line.length > 0) {
      const carried = line.length > 1 && NOT_AT_LINE_END.has(line.at(-1)?.text ?? "") ? line.splice(-1) : [];
      lines.push(line);
      line = carried;
      room = width - carried.reduce((sum, one) => sum + one.width, 0);
    }
    line.push(letter);
    room -= letter.width;
  }
  if (line.length > 0) lines.push(line);
  return lines.map(joinRuns);
}

function letters(runs: readonly Run[], style: Style): Letter[] {
  return runs.flatMap((run) => {
    ruler.font = font(run.hand ? "Hand" : style.face, handPixels(run, style));
    return (run.text.match(/[A-Za-z0-9.,%-]+|./gsu) ?? []).map((text) => ({
      text,
      hand: run.hand,
      width: ruler.measureText(text).width,
    }));
  });
}

function joinRuns(line: readonly Letter[]): Run[] {
  const runs: { text: string; hand: boolean }[] = [];
  for (const letter of line) {
    const last = runs.at(-1);
    if (last && last.hand === letter.hand) last.text += letter.text;
    else runs.push({ text: letter.text, hand: letter.hand });
  }
  return runs;
}

function handPixels(run: Run, style: Style): number {
  return run.hand && style.face !== "Hand" ? style.pixels * 1.25 : style.pixels;
}

/** Width of the runs in pixels. */
export function widthOf(runs: readonly Run[], style: Style): number {
  return letters(runs, style).reduce((sum, letter) => sum + letter.width, 0);
}

/** Writes the runs from x on the baseline y; handwriting trembles a little, as chance has it. */
export function write(
  context: SKRSContext2D,
  runs: readonly Run[],
  style: Style,
  place: { x: number; y: number; chance: Chance },
): void {
  let x = place.x;
  for (const run of runs) {
    const pixels = handPixels(run, style);
    context.font = font(run.hand ? "Hand" : style.face, pixels);
    context.fillStyle = run.hand ? style.ink : style.color;
    if (!run.hand) {
      context.fillText(run.text, x, place.y);
      x += context.measureText(run.text).width;
      continue;
    }
    for (const letter of run.text) {
      context.save();
      context.translate(x, place.y + between(place.chance, -0.05, 0.05) * pixels);
      context.rotate(between(place.chance, -0.045, 0.045));
      context.fillText(letter, 0, 0);
      context.restore();
      x += context.measureText(letter).width;
    }
  }
}

/** The words of the runs without their marks. */
export function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}
