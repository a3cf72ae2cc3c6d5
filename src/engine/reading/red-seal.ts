import type { Picture } from "./picture.ts";

/** Red exceeds the stronger of green and blue by more than this: ink of a seal, not warm light (measured on stamped scans). */
const REDNESS = 35;
/** A seal is lines and letters on paper; what is filled more than this is a picture, as on the screen of a telephone. */
const FULLEST_SEAL = 0.6;
/** Cells across the page; a seal of 4 cm on A4 covers about 23 of them. */
const CELLS_ACROSS = 120;
const CELL_SHARE = 0.08;
/** A seal is at least 1.9 cm wide on A4; a fingerprint (手印) is smaller. */
const SMALLEST_SEAL = 0.085;
const LARGEST_SEAL = 0.45;

interface Blob {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Red pixels. */
  red: number;
  cells: number[];
}

/** What red-seal removal gives: the picture without seal ink, and whether a seal (印章) was seen. */
export interface Unsealed {
  readonly picture: Picture;
  readonly sealed: boolean;
}

/**
 * Takes the ink of red seals (印章) off a picture so that the print below can be read.
 * Red that runs in a line is kept: the head of an official paper (红头文件) is text.
 */
export function removeSeals(picture: Picture): Unsealed {
  const size = Math.max(1, Math.ceil(picture.width / CELLS_ACROSS));
  const columns = Math.ceil(picture.width / size);
  const rows = Math.ceil(picture.height / size);
  const counts = countRed(picture, size, columns * rows);
  if (!counts.some((count) => count > 0)) return { picture, sealed: false };
  const blobs = findBlobs(counts, { columns, rows, least: CELL_SHARE * size * size });
  const text = blobs.filter((blob) => runsInLine(blob));
  const keep = new Uint8Array(columns * rows);
  for (const blob of text) for (const cell of blob.cells) keep[cell] = 1;
  return {
    picture: eraseRed(picture, { size, columns, keep }),
    sealed: blobs.some((blob) => isSeal(blob, columns, size)),
  };
}

/** Brown and orange have far more green than blue; the ink of a seal has about as much of either. */
function isRed(data: Uint8Array, at: number): boolean {
  const green = data[at + 1] ?? 0;
  const blue = data[at + 2] ?? 0;
  const redness = (data[at] ?? 0) - (green > blue ? green : blue);
  return redness > REDNESS && Math.abs(green - blue) < 0.6 * redness + 10;
}

/** Counts red pixels by cell; every other pixel of every other row is looked at and stands for four. */
function countRed(picture: Picture, size: number, cells: number): Uint32Array {
  const counts = new Uint32Array(cells);
  const columns = Math.ceil(picture.width / size);
  for (let y = 0; y < picture.height; y += 2) {
    const row = Math.floor(y / size) * columns;
    for (let x = 0, at = y * picture.width * 3; x < picture.width; x += 2, at += 6) {
      if (!isRed(picture.data, at)) continue;
      const cell = row + Math.floor(x / size);
      counts[cell] = (counts[cell] ?? 0) + 4;
    }
  }
  return counts;
}

function findBlobs(counts: Uint32Array, grid: { columns: number; rows: number; least: number }): Blob[] {
  const seen = new Uint8Array(counts.length);
  const blobs: Blob[] = [];
  for (let start = 0; start < counts.length; start++) {
    if (seen[start] === 1 || (counts[start] ?? 0) < grid.least) continue;
    const blob: Blob = { left: Infinity, right: -1, top: Infinity, bottom: -1, red: 0, cells: [] };
    const stack = [start];
    seen[start] = 1;
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      takeIn(blob, cell, grid.columns);
      blob.red += counts[cell] ?? 0;
      const fresh = neighbours(cell, grid).filter((next) => seen[next] === 0 && (counts[next] ?? 0) >= grid.least);
      for (const next of fresh) seen[next] = 1;
      stack.push(...fresh);
    }
    blobs.push(blob);
  }
  return blobs;
}

function takeIn(blob: Blob, cell: number, columns: number): void {
  const x = cell % columns;
  const y = Math.floor(cell / columns);
  blob.cells.push(cell);
  blob.left = Math.min(blob.left, x);
  blob.right = Math.max(blob.right, x);
  blob.top = Math.min(blob.top, y);
  blob.bottom = Math.max(blob.bottom, y);
}

/** Cells at most two steps away: the letters of a seal do not touch its ring. */
function neighbours(cell: number, grid: { columns: number; rows: number }): number[] {
  const x = cell % grid.columns;
  const y = Math.floor(cell / grid.columns);
  const found: number[] = [];
  for (let row = Math.max(0, y - 2); row <= Math.min(grid.rows - 1, y + 2); row++) {
    for (let column = Math.max(0, x - 2); column <= Math.min(grid.columns - 1, x + 2); column++) {
      found.push(row * grid.columns + column);
    }
  }
  return found;
}

function runsInLine(blob: Blob): boolean {
  return blob.right - blob.left + 1 > 3 * (blob.bottom - blob.top + 1);
}

function isSeal(blob: Blob, columns: number, size: number): boolean {
  const width = blob.right - blob.left + 1;
  const height = blob.bottom - blob.top + 1;
  const filled = blob.red / (width * height * size * size);
  const shape = width / height;
  const large = Math.min(width, height) >= SMALLEST_SEAL * columns && Math.max(width, height) <= LARGEST_SEAL * columns;
  return large && shape > 0.6 && shape < 1.7 && filled > 0.02 && filled < FULLEST_SEAL;
}

function eraseRed(picture: Picture, grid: { size: number; columns: number; keep: Uint8Array }): Picture {
  const data = new Uint8Array(picture.data);
  for (let y = 0, at = 0; y < picture.height; y++) {
    const row = Math.floor(y / grid.size) * grid.columns;
    for (let x = 0; x < picture.width; x++, at += 3) {
      if (!isRed(data, at) || grid.keep[row + Math.floor(x / grid.size)] === 1) continue;
      data.fill(withoutInk(data[at] ?? 0), at, at + 3);
    }
  }
  return { ...picture, data };
}

/** The brightness of a red pixel without its ink: full ink on paper becomes paper, ink on black print stays dark. */
function withoutInk(red: number): number {
  return Math.min(255, red + 20 + 0.6 * Math.max(0, red - 96));
}
