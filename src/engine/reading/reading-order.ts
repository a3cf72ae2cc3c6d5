import { cornersOf, levelled, slopeOf } from "./line-box.ts";
import type { TextRun } from "./text-run.ts";

/** A run with its place in the page straightened by its main slope. */
interface Straight {
  readonly run: TextRun;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly slope: number;
}

interface Row {
  readonly members: Straight[];
}

interface Columns {
  readonly first: number;
  readonly last: number;
  readonly gutter: number;
  readonly runs: number;
}

/** Fewest lines on each side of a gutter for it to part two columns of prose (双栏). */
const COLUMN_LINES = 5;
/** Prose fills its column; the cells of a table seldom do. */
const COLUMN_FILL = 0.62;

/**
 * Puts runs in reading order: rows from top to bottom, each from left to right; two columns of prose one after the other.
 * The slope is that of the page's text in radians.
 */
export function orderRuns(runs: readonly TextRun[], slope: number): TextRun[][] {
  const straight = runs.map((run) => straighten(run, slope));
  return inColumns(groupRows(straight)).map((row) => row.members.map(({ run }) => run));
}

/** The slope of the page's text in radians: the median over long runs, 0 when there are none. */
export function mainSlope(runs: readonly TextRun[]): number {
  const slopes = runs.map(({ box }) => slopeOf(box)).filter((slope) => slope !== undefined);
  return Math.atan(slopes.toSorted((a, b) => a - b)[slopes.length >> 1] ?? 0);
}

function straighten(run: TextRun, slope: number): Straight {
  const box = levelled(run.box);
  const [cos, sin] = [Math.cos(-slope), Math.sin(-slope)];
  const corners = cornersOf(box);
  const across = corners.map(({ x, y }) => x * cos - y * sin);
  return {
    run,
    x: box.x * cos - box.y * sin,
    y: box.x * sin + box.y * cos,
    left: Math.min(...across),
    right: Math.max(...across),
    height: textHeight(box, run.glyphs.length),
    slope: (slopeOf(box) ?? Math.tan(slope)) - Math.tan(slope),
  };
}

/** A column of upright characters counts as one character high, or it would swallow the rows beside it. */
function textHeight(box: { width: number; height: number }, characters: number): number {
  return box.height > 1.5 * box.width && characters > 1 ? box.width : box.height;
}

function groupRows(runs: readonly Straight[]): Row[] {
  const rows: Row[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.slice(-6).findLast((candidate) => belongsTo(candidate, run));
    if (row) row.members.push(run);
    else rows.push({ members: [run] });
  }
  for (const row of rows) row.members.sort((a, b) => a.left - b.left);
  return rows.toSorted((a, b) => middle(a) - middle(b));
}

/** Whether a run stands on a row, seen from the row's nearest member along that member's own slope (perspective). */
function belongsTo(row: Row, run: Straight): boolean {
  const gap = (member: Straight): number => Math.max(member.left - run.right, run.left - member.right);
  const nearest = row.members.reduce((best, member) => (gap(member) < gap(best) ? member : best));
  const least = Math.min(nearest.height, run.height);
  if (gap(nearest) < -0.6 * least) return false;
  const slope = Math.abs(nearest.slope) > Math.abs(run.slope) ? nearest.slope : run.slope;
  const expected = nearest.y + slope * (run.x - nearest.x);
  return Math.abs(run.y - expected) < 0.5 * least;
}

function middle(row: Row): number {
  return row.members.reduce((sum, { y }) => sum + y, 0) / row.members.length;
}

function inColumns(rows: readonly Row[]): Row[] {
  const columns = findColumns(rows);
  if (!columns) return [...rows];
  const block = rows.slice(columns.first, columns.last + 1);
  const side = (isLeft: boolean): Row[] =>
    block
      .map(({ members }) => ({ members: members.filter(({ x }) => x < columns.gutter === isLeft) }))
      .filter(({ members }) => members.length > 0);
  return [...rows.slice(0, columns.first), ...side(true), ...side(false), ...inColumns(rows.slice(columns.last + 1))];
}

/** Finds the longest stretch of rows that a gutter near the middle parts into two filled columns. */
function findColumns(rows: readonly Row[]): Columns | undefined {
  const members = rows.flatMap((row) => row.members);
  const left = members.reduce((least, member) => Math.min(least, member.left), Infinity);
  const right = members.reduce((most, member) => Math.max(most, member.right), -Infinity);
  let best: Columns | undefined;
  for (let share = 0.36; share <= 0.64; share += 0.01) {
    const gutter = left + (right - left) * share;
    for (const stretch of stretches(rows, gutter)) {
      if (stretch.runs > (best?.runs ?? 0) && isFilled(rows.slice(stretch.first, stretch.last + 1), gutter))
        best = stretch;
    }
  }
  return best;
}

function stretches(rows: readonly Row[], gutter: number): Columns[] {
  const found: Columns[] = [];
  let first = 0;
  for (let index = 0; index <= rows.length; index++) {
    const row = rows[index];
    if (row && !row.members.some((member) => crosses(member, gutter))) continue;
    const runs = rows.slice(first, index).reduce((sum, { members }) => sum + members.length, 0);
    if (index > first) found.push({ first, last: index - 1, gutter, runs });
    first = index + 1;
  }
  return found;
}

function crosses(member: Straight, gutter: number): boolean {
  const margin = 0.3 * member.height;
  return member.left < gutter + margin && member.right > gutter - margin;
}

function isFilled(rows: readonly Row[], gutter: number): boolean {
  if (rows.some(({ members }) => members.length > 3)) return false;
  const members = rows.flatMap((row) => row.members);
  return [members.filter(({ x }) => x < gutter), members.filter(({ x }) => x >= gutter)].every((side) => {
    if (side.length < COLUMN_LINES) return false;
    const left = Math.min(...side.map((member) => member.left));
    const right = Math.max(...side.map((member) => member.right));
    const widths = side.map((member) => member.right - member.left).toSorted((a, b) => a - b);
    const median = widths[widths.length >> 1] ?? 0;
    const height = side[0]?.height ?? 0;
    return median > COLUMN_FILL * (right - left) && median > 8 * height;
  });
}
