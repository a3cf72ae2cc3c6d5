import type { Line } from "../../vocabulary/page.ts";
import { isChinese } from "./glyph.ts";
import { cornersOf, type Point } from "./line-box.ts";
import { mainSlope, orderRuns } from "./reading-order.ts";
import { noRulingLines, type RulingLines } from "./ruling-lines.ts";
import { splitAtRules } from "./split-run.ts";
import { readTables } from "./table-rows.ts";
import { type PlacedGlyph, placeGlyphs, type TextRun } from "./text-run.ts";

/** The text of a page and its lines, as a page of the dossier holds them. */
export interface PageLayout {
  readonly text: string;
  readonly lines: Line[];
  /** Mean line confidence weighted by length, 0–1; 0 for a blank page. */
  readonly confidence: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Lays runs out as the lines of a page: cells of one row in one line with a space between, every character with its edges. */
export function layOutPage(runs: readonly TextRun[], size: Size, rules: RulingLines = noRulingLines): PageLayout {
  const lines: Line[] = [];
  let text = "";
  const pieces = runs.flatMap((run) => splitAtRules(run, rules));
  const slope = mainSlope(pieces);
  for (const row of readTables(orderRuns(pieces, slope), { rules, slope })) {
    const glyphs = joinRow(row, rules);
    if (glyphs.length === 0) continue;
    if (text !== "") text += "\n";
    const line = toLine(row, glyphs, { start: text.length, size });
    text += glyphs.map(({ char }) => char).join("");
    lines.push(line);
  }
  const weight = lines.reduce((sum, line) => sum + line.end - line.start, 0);
  const sum = lines.reduce((total, line) => total + line.confidence * (line.end - line.start), 0);
  return { text, lines, confidence: weight === 0 ? 0 : sum / weight };
}

function joinRow(row: readonly TextRun[], rules: RulingLines): PlacedGlyph[] {
  const joined: PlacedGlyph[] = [];
  let height = 0;
  for (const [index, run] of row.entries()) {
    const glyphs = placeGlyphs(run);
    const before = joined.at(-1);
    const first = glyphs[0];
    height = Math.max(height, Math.min(run.box.height, run.box.width));
    const isParted = (): boolean => rules.partsBeside((row[index - 1] ?? run).box, run.box);
    if (before && first && (needsSpace(before, first, height) || isParted())) {
      joined.push({ char: " ", from: before.to, to: first.from, confidence: 1 });
    }
    joined.push(...glyphs);
  }
  return joined;
}

/** Neighbouring pieces touch when one line was found in two parts; a gap of a character's width parts cells or words. */
function needsSpace(before: PlacedGlyph, after: PlacedGlyph, height: number): boolean {
  if (before.char === " " || after.char === " ") return false;
  const gap = Math.hypot(after.from.x - before.to.x, after.from.y - before.to.y);
  if (after.from.x < before.to.x) return false;
  return gap > (isChinese(before.char) || isChinese(after.char) ? 0.5 : 0.18) * height;
}

function toLine(row: readonly TextRun[], glyphs: readonly PlacedGlyph[], at: { start: number; size: Size }): Line {
  const corners = row.map(({ box }) => cornersOf(box));
  const [topLeft, , , bottomLeft] = corners[0] ?? [origin, origin, origin, origin];
  const [, topRight, bottomRight] = corners.at(-1) ?? [origin, origin, origin, origin];
  const start = between(topLeft, bottomLeft);
  const end = between(topRight, bottomRight);
  const length = glyphs.reduce((sum, { char }) => sum + char.length, 0);
  const quad = [topLeft, topRight, bottomRight, bottomLeft].flatMap(({ x, y }) => [
    share(x / at.size.width),
    share(y / at.size.height),
  ]);
  const confidences = glyphs.filter(({ char }) => char !== " ").map(({ confidence }) => confidence);
  const mean = confidences.reduce((sum, value) => sum + value, 0) / Math.max(1, confidences.length);
  return { start: at.start, end: at.start + length, quad, edges: edgesOf(glyphs, start, end), confidence: share(mean) };
}

const origin: Point = { x: 0, y: 0 };

/** Edges never run backwards, whatever the model says. A character of two code units gets its middle as inner edge. */
function edgesOf(glyphs: readonly PlacedGlyph[], start: Point, end: Point): number[] {
  const along = { x: end.x - start.x, y: end.y - start.y };
  const squared = along.x ** 2 + along.y ** 2 || 1;
  const project = (point: Point): number => ((point.x - start.x) * along.x + (point.y - start.y) * along.y) / squared;
  const edges: number[] = [];
  let last = 0;
  const push = (value: number): void => {
    last = Math.max(last, share(value));
    edges.push(last);
  };
  for (const { char, from, to } of glyphs) {
    push(project(from));
    if (char.length > 1) push((project(from) + project(to)) / 2);
  }
  push(project(glyphs.at(-1)?.to ?? end));
  return edges;
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** Keeps a fraction within 0–1 with five digits: a hundredth of a pixel. */
function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1e5) / 1e5;
}
