import { type LineBox, levelled, slopeOf } from "./line-box.ts";
import type { RulingLines } from "./ruling-lines.ts";
import type { TextRun } from "./text-run.ts";

/** What is known of the whole page: its printed lines and the slope of its text in radians. */
export interface PageFrame {
  readonly rules: RulingLines;
  readonly slope: number;
}

/** The pieces of one cell of a table, from top to bottom. */
interface Cell {
  readonly runs: TextRun[];
}

/**
 * Puts the cells of ruled tables (表格) together: where a cell holds several lines, the visual rows of its neighbours
 * would cut it apart. Takes visual rows in reading order and gives them back with the rows of tables read cell by cell.
 */
export function readTables(rows: readonly (readonly TextRun[])[], page: PageFrame): TextRun[][] {
  const result: TextRun[][] = [];
  for (let index = 0; index < rows.length; ) {
    const end = endOfBand(rows, index, page);
    const band = rows.slice(index, end);
    const isTable = band.length > 1 && isRuled(band.flat(), page);
    result.push(...(isTable ? readCells(band, page) : band.map((row) => [...row])));
    index = end;
  }
  return result;
}

/** A band goes on as long as a piece of the next visual row stands in a cell begun above it, or the whole row beside one. */
function endOfBand(rows: readonly (readonly TextRun[])[], first: number, page: PageFrame): number {
  const band = [...(rows[first] ?? [])];
  let end = first + 1;
  for (; end < rows.length; end++) {
    const next = rows[end] ?? [];
    // Only the last pieces of the band can stand right above the next row.
    const near = band.slice(-12);
    const goesOn = standsInCellsAbove(next, near, page);
    const isBeside = next.every((run) => near.some((other) => overlapsDown(other.box, run.box, page)));
    if (!goesOn && !isBeside) break;
    band.push(...next);
  }
  return end;
}

/**
 * Whether the pieces of a visual row go on in cells begun above it. All columns have a say, as a speck or a letter that
 * sticks out can hide the line in one of them.
 */
function standsInCellsAbove(next: readonly TextRun[], near: readonly TextRun[], page: PageFrame): boolean {
  let vote = 0;
  for (const run of next) {
    const above = near.findLast((other) => isCloselyBelow(other.box, run.box));
    if (above) vote += isSameCell(above.box, run.box, page) ? 1 : -1;
  }
  return vote > 0;
}

/** Whether a line stands between two pieces side by side. */
function isRuled(band: readonly TextRun[], page: PageFrame): boolean {
  return band.some((a, index) =>
    band.slice(index + 1, index + 8).some((b) => {
      if (!overlapsDown(a.box, b.box, page)) return false;
      return a.box.x < b.box.x ? page.rules.partsBeside(a.box, b.box) : page.rules.partsBeside(b.box, a.box);
    }),
  );
}

function isSameCell(above: LineBox, below: LineBox, { rules }: PageFrame): boolean {
  return isCloselyBelow(above, below) && !rules.partsBelow(above, below);
}

function isCloselyBelow(above: LineBox, below: LineBox): boolean {
  const [upper, lower] = [levelled(above), levelled(below)];
  const gap = lower.y - upper.y;
  return gap > 0 && gap < 1.7 * Math.max(upper.height, lower.height) && overlapsAcross(upper, lower);
}

function overlapsAcross(a: LineBox, b: LineBox): boolean {
  const overlap = Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2);
  return overlap > 0.5 * Math.min(a.width, b.width);
}

/** Whether two boxes share part of their height, as a cell of one line does with its neighbour of two. */
function overlapsDown(first: LineBox, second: LineBox, page: PageFrame): boolean {
  const [a, b] = [levelled(first), levelled(second)];
  return Math.abs(driftBetween(a, b, page)) < 0.8 * Math.max(a.height, b.height) && !overlapsAcross(a, b);
}

function readCells(band: readonly (readonly TextRun[])[], page: PageFrame): TextRun[][] {
  const cells: Cell[] = [];
  for (const run of band.flat().toSorted((a, b) => a.box.y - b.box.y)) {
    const cell = cells.find(({ runs }) => {
      const last = runs.at(-1);
      return last !== undefined && isSameCell(last.box, run.box, page);
    });
    if (cell) cell.runs.push(run);
    else cells.push({ runs: [run] });
  }
  const lines: TextRun[][] = [];
  for (const { runs } of cells.toSorted((a, b) => leftOf(a) - leftOf(b))) {
    for (const [index, run] of runs.entries()) {
      const line = lines.at(-1);
      const before = line?.at(-1);
      if (index === 0 && line && before && isLevel(before.box, run.box, page)) line.push(run);
      else lines.push([run]);
    }
  }
  return lines;
}

function leftOf({ runs }: Cell): number {
  return Math.min(...runs.map(({ box }) => levelled(box).x - levelled(box).width / 2));
}

function isLevel(a: LineBox, b: LineBox, page: PageFrame): boolean {
  return Math.abs(driftBetween(a, b, page)) < 0.4 * Math.min(a.height, b.height);
}

/** How much lower one box stands than another, seen along the slope of the longer; short boxes tell no slope of their own. */
function driftBetween(a: LineBox, b: LineBox, page: PageFrame): number {
  const slope = slopeOf(a.width > b.width ? a : b) ?? Math.tan(page.slope);
  return b.y - a.y - slope * (b.x - a.x);
}
